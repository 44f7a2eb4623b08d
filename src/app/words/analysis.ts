// Apart from the other words, so that only those who read the analysis fetch them.
import { analysis as en } from './en/analysis.ts';
import { analysis as zh } from './zh/analysis.ts';

export const analysisWords = { zh, en };
