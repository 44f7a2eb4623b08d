// 隐患编号: what people call a case on paper and on the telephone. Made from its id and its day, so that nobody has to give numbers out.
import { scattered } from './draw.ts';
import type { Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';

/** Without letters that are taken for one another, or for digits. */
const letters = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const length = 6;

/** The six letters it ends with, by which people tell the cases of one place apart. */
export function caseLetters({ id }: Pick<Hazard, 'id'>): string {
  let n = scattered(`case ${id}`);
  let code = '';
  for (let i = 0; i < length; i++) {
    code = letters.charAt(n % letters.length) + code;
    n = Math.floor(n / letters.length);
  }
  return code;
}

/** YH, the day it was reported in the school, and six letters: YH20261122-7K3QF8. Two of one day are alike once in a million schools. */
export const caseNumber = (hazard: Pick<Hazard, 'id' | 'reportedAt'>, timeZone: string): string =>
  `YH${dayOf(hazard.reportedAt, timeZone).replaceAll('-', '')}-${caseLetters(hazard)}`;
