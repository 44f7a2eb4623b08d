// On what a judgement rests: the points of the guide that are met, and what somebody adds (`domain.md` 6.1).
import type { CaseDeskWords } from '../words/desk-cases.ts';

export const bases = ['M1', 'M2', 'M3', 'M4', 'M5', 'M6', 'M7', 'M8', 'M9', 'M10'] as const;
export type Basis = (typeof bases)[number];

/** The wire takes so many letters of a basis. */
const longest = 400;

/** As it is recorded: whole where there is room for it, otherwise the points by their numbers. */
export function basisFrom(met: readonly Basis[], other: string, words: CaseDeskWords): string {
  const inOrder = bases.filter((one) => met.includes(one));
  const added = other.trim();
  const joined = (points: string[]): string => [...points, added].filter(Boolean).join(words.basisSeparator);
  const whole = joined(inOrder.map((one) => words.basisLine(one, words.basisOf[one])));
  return whole.length <= longest ? whole : joined(inOrder);
}
