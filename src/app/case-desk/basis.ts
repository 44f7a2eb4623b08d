// On what a judgement rests: the points of the guide that are met, and what somebody adds (`domain.md` 6.1).
import { majorPoints, type MajorPoint } from '../../domain/major-points.ts';
import type { CaseDeskWords } from '../words/desk-cases.ts';

/** The wire takes so many letters of a basis. */
const longest = 400;

/** As it is recorded: whole where there is room for it, otherwise the points by their numbers. */
export function basisFrom(met: readonly MajorPoint[], other: string, words: CaseDeskWords): string {
  const inOrder = majorPoints.filter((one) => met.includes(one));
  const added = other.trim();
  const joined = (points: string[]): string => [...points, added].filter(Boolean).join(words.basisSeparator);
  const whole = joined(inOrder.map((one) => words.basisLine(one, words.basisOf[one])));
  return whole.length <= longest ? whole : joined(inOrder);
}
