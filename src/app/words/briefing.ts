// Apart from the other words, so that only those who read the weekly report fetch them.
import { briefing as en } from './en/briefing.ts';
import { briefing as zh } from './zh/briefing.ts';

export const briefingWords = { zh, en };
