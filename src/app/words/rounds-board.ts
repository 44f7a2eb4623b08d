// Apart from the other words, so that only those who sit at the desk keep them.
import { roundsBoard as en } from './en/rounds-board.ts';
import { roundsBoard as zh } from './zh/rounds-board.ts';

export const boardWords = { zh, en };
export type BoardWords = typeof zh;
