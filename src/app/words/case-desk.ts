// What only the desk says of cases; comes with its screens.
import { caseDesk as en } from './en/case-desk.ts';
import { caseDesk as zh, type CaseDeskWords } from './zh/case-desk.ts';

export type { CaseDeskWords };
export const caseDeskWords = { zh, en };
