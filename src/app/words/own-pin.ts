// Apart from the other words: they come with their screen, which needs the school.
import { ownPin as en } from './en/own-pin.ts';
import { ownPin as zh } from './zh/own-pin.ts';

export const ownPinWords = { zh, en };
