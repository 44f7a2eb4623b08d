// Apart from the other words, so that only those who look for something fetch them.
import { search as en } from './en/search.ts';
import { search as zh } from './zh/search.ts';

export const searchWords = { zh, en };
export type SearchWords = typeof zh;
