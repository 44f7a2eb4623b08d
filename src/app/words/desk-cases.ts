// What only the desk says of cases; comes with its screens.
import { caseDesk as en } from './en/desk-cases.ts';
import { caseDesk as zh, type CaseDeskWords } from './zh/desk-cases.ts';

export type { CaseDeskWords };
export const caseDeskWords = { zh, en };
