// What there is to say of a point, in words.
import type { PlanPoint } from '../../domain/floor-plan-reports.ts';
import { nearDayAndClock } from '../format.ts';
import type { Language } from '../state.ts';
import type { FloorPlanWords } from '../words/floor-plan.ts';
import type { Way } from './look.ts';

/** The word of a state in the legend of its way. */
export const stateWord = (way: Way, state: string, words: FloorPlanWords): string =>
  ({ seen: words.seen, hazards: words.graded, due: words.isDue } as Record<Way, Record<string, string>>)[way][state] ??
  '';

/** All three, whatever the plan is looked at by. */
export function saidOf(
  { known, seenAt, hazards, grade, due }: PlanPoint,
  words: FloorPlanWords,
  language: Language,
): string[] {
  if (!known) return [words.unknown];
  return [
    seenAt === null ? words.seen.never : words.lastSeen(nearDayAndClock(seenAt, language)),
    ...(grade === null ? [] : [`${words.hazards(hazards)}${words.and}${words.graded[grade]}`]),
    ...(due > 0 ? [words.due(due)] : []),
  ];
}
