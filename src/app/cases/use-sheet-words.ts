// The words of the sheets, which come with them.
import { useLanguage } from '../use-screen.ts';
import { caseSheetWords, type CaseSheetWords } from '../words/case-sheets.ts';

export const useSheetWords = (): CaseSheetWords => caseSheetWords[useLanguage()];
