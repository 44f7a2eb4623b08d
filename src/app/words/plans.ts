// Apart from the other words, so that only those who plan rounds fetch them.
import { plans as en } from './en/plans.ts';
import { plans as zh } from './zh/plans.ts';

export const planWords = { zh, en };
export type PlanWords = typeof zh;
