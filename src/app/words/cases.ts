// What is said of a case, on phone and desk; comes with the first screen that shows one.
import { cases as en } from './en/cases.ts';
import { cases as zh, type CaseWords } from './zh/cases.ts';

export type { CaseWords };
export const caseWords = { zh, en };
