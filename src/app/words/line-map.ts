// Apart from the other words, so that only those who see a line map fetch them.
import { lineMap as en } from './en/line-map.ts';
import { lineMap as zh } from './zh/line-map.ts';

export const lineMapWords = { zh, en };
export type LineMapWords = typeof zh;
