// Apart from the other words: they come with what the school has, which needs the school.
import { copies as en } from './en/copies.ts';
import { copies as zh } from './zh/copies.ts';

export const copiesWords = { zh, en };
