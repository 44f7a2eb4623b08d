// Apart from the other words, so that only those who make rosters fetch them.
import { shifts as en } from './en/shifts.ts';
import { shifts as zh } from './zh/shifts.ts';

export const shiftWords = { zh, en };
export type ShiftWords = typeof zh;
