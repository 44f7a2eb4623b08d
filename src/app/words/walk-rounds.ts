// Apart from the other words, so that only those who walk rounds keep them.
import { walkRounds as en } from './en/walk-rounds.ts';
import { walkRounds as zh } from './zh/walk-rounds.ts';

export const walkRoundsWords = { zh, en };
export type RoundWords = typeof zh;
