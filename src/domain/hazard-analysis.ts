// Hazards over some weeks: how many came and went, how long they took, and how old the open ones are.
import { ageSteps, type HazardAnalysis } from './analysis-reports.ts';
import { categoryOf, type Hazard } from './hazard.ts';
import { handlingOf } from './hazard-handling.ts';
import { clockOf, dayMs } from './hazard-times.ts';
import { hazardCategories, hazardGrades, isOver } from './hazard-words.ts';
import { dayOf } from './inspection.ts';
import { median } from './median.ts';
import { mondayOf } from './week-share.ts';

type Weekly = HazardAnalysis['weeks'][number];

/** What was withdrawn never was a hazard. */
const counts = ({ state }: Hazard): boolean => state !== 'withdrawn';

/** One line a week, in the order of `mondays`, as `hazardSums` counts. */
export function hazardWeeks(hazards: readonly Hazard[], mondays: readonly string[], timeZone: string): Weekly[] {
  return hazardSums(hazards, mondays, (at) => mondayOf(dayOf(at, timeZone))).map(({ key, ...sums }) =>
    Object.assign({ week: key }, sums),
  );
}

/**
 * One line a time, in the order of `keys`; `keyOf`: which of them a moment (UTC ms) belongs to. A repair counts in the time in which its re-check was passed and
 * takes from 立案 until then; a response in that in which it was accepted and takes from the report until then (`domain.md` 11).
 */
export function hazardSums(
  hazards: readonly Hazard[],
  keys: readonly string[],
  keyOf: (at: number) => string,
): (Omit<Weekly, 'week'> & { key: string })[] {
  const lines = new Map(keys.map((key) => [key, { found: 0, ended: 0, repairs: [], responses: [] } as Sums]));
  for (const hazard of hazards.filter(counts)) {
    const { checked, acceptedAt, closed, answers } = handlingOf(hazard);
    const found = lines.get(keyOf(hazard.reportedAt));
    if (found) found.found++;
    if (closed && isOver(hazard.state)) bump(lines.get(keyOf(closed.at)));
    if (checked && answers.taken !== null)
      lines.get(keyOf(checked.at))?.repairs.push((checked.at - answers.taken) / dayMs);
    if (acceptedAt !== null) lines.get(keyOf(acceptedAt))?.responses.push(acceptedAt - hazard.reportedAt);
  }
  return [...lines].map(([key, { found, ended, repairs, responses }]) => ({
    key,
    found,
    ended,
    repairDays: median(repairs),
    repairs: repairs.length,
    responseMs: median(responses),
    responses: responses.length,
  }));
}
type Sums = { found: number; ended: number; repairs: number[]; responses: number[] };

function bump(sums: Sums | undefined): void {
  if (sums) sums.ended++;
}

/** Which of the open ones have been open for how long, by grade, the gravest first. */
export function hazardAges(open: readonly Hazard[], now: number): HazardAnalysis['ages'] {
  return hazardGrades.toReversed().map((grade) => {
    const ofGrade = open.filter((one) => one.grade === grade);
    const ages = [...ageSteps, Infinity].map((_step, n) => ofGrade.filter((one) => ageStep(one, now) === n).length);
    return { grade, ages, overdue: ofGrade.filter((one) => clockOf(one, now).overdueMs > 0).length };
  });
}

function ageStep({ reportedAt }: Hazard, now: number): number {
  const days = Math.floor((now - reportedAt) / dayMs);
  const step = ageSteps.findIndex((most) => days <= most);
  return step < 0 ? ageSteps.length : step;
}

/** Those with anything to count, the most found first. */
export function hazardsByCategory(found: readonly Hazard[], open: readonly Hazard[]): HazardAnalysis['categories'] {
  return hazardCategories
    .map((category) => ({
      category,
      found: found.filter((one) => counts(one) && categoryOf(one) === category).length,
      open: open.filter((one) => categoryOf(one) === category).length,
    }))
    .filter((line) => line.found + line.open > 0)
    .sort((a, b) => b.found - a.found || b.open - a.open);
}

/** Of each building, in the order given, those with anything to count. `buildingOf`: of a place, undefined outside of all. */
export function hazardsByBuilding(
  found: readonly Hazard[],
  open: readonly Hazard[],
  buildings: readonly { placeId: string; placeName: string }[],
  buildingOf: (placeId: string) => string | undefined,
): HazardAnalysis['buildings'] {
  const countAt = (hazards: readonly Hazard[], id: string): number =>
    hazards.filter((one) => counts(one) && buildingOf(one.placeId) === id).length;
  return buildings
    .map(({ placeId, placeName }) => ({
      placeId,
      placeName,
      found: countAt(found, placeId),
      open: countAt(open, placeId),
    }))
    .filter((line) => line.found + line.open > 0);
}
