// Apart from the other words: a school is set up once, by one person, and no phone keeps what was said then.
import { setUp as en } from './en/set-up.ts';
import { setUp as zh } from './zh/set-up.ts';

export const setUpWords = { zh, en };
export type SetUpWords = typeof zh;
