// With which open case a report may be put together: those at its place first, then what lies nearest by name.
import type { Hazard } from '../../domain/hazard.ts';
import { categoryOf } from '../../domain/hazard.ts';

/** The same field of work first, the older first. `text`: part of what it says or of its place. */
export function mergeChoices(
  open: readonly Hazard[],
  hazard: Hazard,
  text: string,
): { here: Hazard[]; others: Hazard[] } {
  const wanted = text.trim().toLowerCase();
  const category = categoryOf(hazard);
  const isWanted = (one: Hazard): boolean =>
    `${one.placeName} ${one.text.zh} ${one.text.en} ${one.note}`.toLowerCase().includes(wanted);
  const fits = (one: Hazard): number => (categoryOf(one) === category ? 0 : 1);
  const rest = open
    .filter((one) => one.id !== hazard.id && isWanted(one))
    .sort((a, b) => fits(a) - fits(b) || a.reportedAt - b.reportedAt);
  const isHere = (one: Hazard): boolean => one.placeId === hazard.placeId;
  return { here: rest.filter(isHere), others: rest.filter((one) => !isHere(one)) };
}
