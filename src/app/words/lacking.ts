// Apart from the other words: only whoever signs in with a browser that lacks something fetches them.
import { lacking as en } from './en/lacking.ts';
import { lacking as zh } from './zh/lacking.ts';

export const lackingWords = { zh, en };
