// What is said of cases on the phone: reporting one, the own ones, the page of one and its steps; comes with those screens.
import { casePhone as en } from './en/case-phone.ts';
import { casePhone as zh, type CasePhoneWords } from './zh/case-phone.ts';

export type { CasePhoneWords };
export const casePhoneWords = { zh, en };
