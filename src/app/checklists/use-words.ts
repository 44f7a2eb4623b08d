// All words, with those that only the writers of checklists read.
import type { Words } from '../state.ts';
import { useLanguage, useWords as useOthers } from '../use-screen.ts';
import { checklistWords, type ChecklistWords } from '../words/checklists.ts';

export const useWords = (): Omit<Words, 'checklists'> & { checklists: ChecklistWords } => ({
  ...useOthers(),
  checklists: checklistWords[useLanguage()],
});
