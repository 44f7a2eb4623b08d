// Apart from the other words, so that only those who write checklists keep them.
import { checklistChanges as enChanges } from './en/checklist-changes.ts';
import { checklists as en } from './en/checklists.ts';
import { checklistChanges as zhChanges } from './zh/checklist-changes.ts';
import { checklists as zh } from './zh/checklists.ts';

export const checklistWords = { zh: { ...zhChanges, ...zh }, en: { ...enChanges, ...en } };
export type ChecklistWords = (typeof checklistWords)['zh'];
