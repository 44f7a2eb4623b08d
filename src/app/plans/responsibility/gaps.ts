// What nobody answers for: of each category, the buildings at which no rule finds anybody.
import { hazardCategories, type HazardCategory } from '../../../domain/hazard-words.ts';
import type { Place } from '../../../domain/place.ts';
import { responsibleFor, type Responsibility } from '../../../domain/responsibility.ts';

/** `places`: those that stand on top; null where it is all of them. */
export type Gap = { category: HazardCategory; places: Place[] | null };

/** `places`: all there are; `day`: yyyy-mm-dd; `isHere`: whether somebody still works here. */
export function gapsOf(
  book: Responsibility,
  places: readonly Place[],
  day: string,
  isHere: (personId: string) => boolean,
): Gap[] {
  const tops = places.filter(({ ancestors }) => ancestors.length === 0);
  return hazardCategories.flatMap((category): Gap[] => {
    const lacking = tops.filter((place) => responsibleFor(book, place, category, day, isHere).personId === null);
    if (lacking.length === 0) return [];
    return [{ category, places: lacking.length === tops.length ? null : lacking }];
  });
}
