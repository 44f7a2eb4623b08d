// Apart from the other words of cases: they come with the sheets, which not everybody keeps.
import { caseSheets as en } from './en/case-sheets.ts';
import { caseSheets as zh, type CaseSheetWords } from './zh/case-sheets.ts';

export type { CaseSheetWords };
export const caseSheetWords = { zh, en };
