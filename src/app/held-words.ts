// What was held, and why, in words.
import { heldName } from '../domain/held-names.ts';
import type { Words } from './state.ts';

export const kindHeld = (kind: string, words: Words['phones']): string => heldName(words.what, kind);
export const reasonHeld = (code: string, words: Words['phones']): string => heldName(words.why, code);
