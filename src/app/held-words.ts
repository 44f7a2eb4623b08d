// What was held, and why, in words; kinds and reasons newer than this app have a word too.
import type { Words } from './state.ts';

const wordFor = <W extends Words['phones']['what'] | Words['phones']['why']>(words: W, key: string): string =>
  (words as Readonly<Record<string, string>>)[key] ?? words.other;

export const kindHeld = (kind: string, words: Words['phones']): string => wordFor(words.what, kind);
export const reasonHeld = (code: string, words: Words['phones']): string => wordFor(words.why, code);
