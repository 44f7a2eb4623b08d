// Apart from the other words, so that only those who look into quality fetch them.
import { quality as en } from './en/quality.ts';
import { quality as zh } from './zh/quality.ts';

export const qualityWords = { zh, en };
export type QualityWords = typeof zh;
