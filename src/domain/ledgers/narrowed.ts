// Of which cases a ledger is, in the words of its paper.
import { categoryNames, gradeNames } from '../hazard-ledger-words.ts';
import type { HazardCategory, HazardGrade } from '../hazard-words.ts';

/** What and which; nothing where it is of all. */
export const narrowedWords = ({
  grade,
  category,
}: {
  grade?: HazardGrade | undefined;
  category?: HazardCategory | undefined;
}): [string, string][] => [
  ...(grade ? [['级别', gradeNames[grade]] satisfies [string, string]] : []),
  ...(category ? [['类别', categoryNames[category]] satisfies [string, string]] : []),
];
