// Hazards over some weeks: how many came and went, how long they took, and how old the open ones are.
import { ageSteps, type HazardAnalysis } from './analysis-reports.ts';
import { categoryOf, type Hazard } from './hazard.ts';
import { handlingOf } from './hazard-handling.ts';
import { ageStep, closedDeptOf, reportedSets, stands, timeOf } from './hazard-sets.ts';
import { clockOf, dayMs } from './hazard-times.ts';
import { hazardCategories, hazardGrades } from './hazard-words.ts';
import { dayOf } from './inspection.ts';
import { median } from './median.ts';
import { mondayOf } from './week-share.ts';

type Weekly = HazardAnalysis['weeks'][number];

/** One line a week, in the order of `mondays`, as `hazardSums` and `caseFigures` count. `now` in UTC ms. */
export function hazardWeeks(
  hazards: readonly Hazard[],
  mondays: readonly string[],
  timeZone: string,
  now: number,
): Weekly[] {
  const weekOf = (at: number): string => mondayOf(dayOf(at, timeZone));
  const reported = Map.groupBy(hazards, ({ reportedAt }) => weekOf(reportedAt));
  return hazardSums(hazards, mondays, weekOf).map(({ key, ...sums }): Weekly => {
    const sets = reportedSets(reported.get(key) ?? [], now, hazards);
    return Object.assign({ week: key }, sums, {
      repeats: sets.repeats.length,
      inTime: { n: sets.inTime.length, of: sets.inTimeOf.length },
      rebound: { n: sets.rebound.length, of: sets.reboundOf.length },
    });
  });
}

type Sums = { found: number; ended: number } & Record<'repairs' | 'responses' | 'absences', number[]>;
type Summed = 'found' | 'ended' | 'repairDays' | 'repairs' | 'responseMs' | 'responses' | 'absentMs' | 'absences';

/**
 * One line a time, in the order of `keys`; `keyOf`: which of them a moment (UTC ms) belongs to. A repair counts in the time in which its re-check was passed and
 * takes from 立案 until then; a response in that in which it was accepted, and a student missing in that in which the case ended, and each takes from the report until then (`domain.md` 11).
 */
export function hazardSums(
  hazards: readonly Hazard[],
  keys: readonly string[],
  keyOf: (at: number) => string,
): (Pick<Weekly, Summed> & { key: string })[] {
  const none = (): Sums => ({ found: 0, ended: 0, repairs: [], responses: [], absences: [] });
  const lines = new Map(keys.map((key) => [key, none()]));
  const lineAt = (at: number | null | undefined): Sums | undefined =>
    at === null || at === undefined ? undefined : lines.get(keyOf(at));
  for (const hazard of hazards.filter(stands)) {
    const [ended, checked, accepted, absence] = (['ended', 'repairs', 'responses', 'absences'] as const).map((which) =>
      timeOf(which, hazard),
    );
    add(lineAt(hazard.reportedAt), 'found');
    add(lineAt(ended), 'ended');
    lineAt(checked)?.repairs.push(((checked ?? 0) - (handlingOf(hazard).answers.taken ?? 0)) / dayMs);
    lineAt(accepted)?.responses.push((accepted ?? 0) - hazard.reportedAt);
    lineAt(absence)?.absences.push((absence ?? 0) - hazard.reportedAt);
  }
  return [...lines].map(([key, { found, ended, repairs, responses, absences }]) => ({
    key,
    found,
    ended,
    repairDays: median(repairs),
    repairs: repairs.length,
    responseMs: median(responses),
    responses: responses.length,
    absentMs: median(absences),
    absences: absences.length,
  }));
}

function add(sums: Sums | undefined, what: 'found' | 'ended'): void {
  if (sums) sums[what]++;
}

/** Which of the open ones have been open for how long, by grade, the gravest first. */
export function hazardAges(open: readonly Hazard[], now: number): HazardAnalysis['ages'] {
  return hazardGrades.toReversed().map((grade) => {
    const ofGrade = open.filter((one) => one.grade === grade);
    const ages = [...ageSteps, Infinity].map((_step, n) => ofGrade.filter((one) => ageStep(one, now) === n).length);
    return { grade, ages, overdue: ofGrade.filter((one) => clockOf(one, now).overdueMs > 0).length };
  });
}

/** How each week comes to found, in the order of `mondays`. */
export type Weeks = { mondays: readonly string[]; weekOf: (at: number) => string };

function lineOf(found: readonly Hazard[], open: readonly Hazard[], { mondays, weekOf }: Weeks) {
  const counted = found.filter(stands);
  const weeks = Map.groupBy(counted, ({ reportedAt }) => weekOf(reportedAt));
  return {
    found: counted.length,
    open: open.length,
    foundWeeks: mondays.map((monday) => weeks.get(monday)?.length ?? 0),
  };
}

/** Those with anything to count, the most found first. */
export function hazardsByCategory(
  found: readonly Hazard[],
  open: readonly Hazard[],
  weeks: Weeks,
): HazardAnalysis['categories'] {
  return hazardCategories
    .map((category) => {
      const isOf = (one: Hazard): boolean => categoryOf(one) === category;
      return Object.assign({ category }, lineOf(found.filter(isOf), open.filter(isOf), weeks));
    })
    .filter((line) => line.found + line.open > 0)
    .sort((a, b) => b.found - a.found || b.open - a.open);
}

/** 反弹率 of each department (部门考核), the most first: of those found, counted for whoever had put it right. `among`: where it is looked whether one came back. */
export function reboundByDepartment(
  found: readonly Hazard[],
  now: number,
  among: readonly Hazard[],
  nameOf: (deptId: string) => string,
): HazardAnalysis['departments'] {
  const { rebound, reboundOf } = reportedSets(found, now, among);
  const back = Map.groupBy(rebound, closedDeptOf);
  return [...Map.groupBy(reboundOf, closedDeptOf)]
    .flatMap(([deptId, of]) => {
      if (deptId === null) return [];
      return { deptId, deptName: nameOf(deptId), rebound: { n: back.get(deptId)?.length ?? 0, of: of.length } };
    })
    .sort((a, b) => b.rebound.n - a.rebound.n || b.rebound.of - a.rebound.of);
}

/** Of each building, in the order given, those with anything to count. `buildingOf`: of a place, undefined outside of all. */
export function hazardsByBuilding(
  found: readonly Hazard[],
  open: readonly Hazard[],
  buildings: readonly { placeId: string; placeName: string }[],
  { buildingOf, ...weeks }: Weeks & { buildingOf: (placeId: string) => string | undefined },
): HazardAnalysis['buildings'] {
  return buildings
    .map(({ placeId, placeName }) => {
      const isAt = (one: Hazard): boolean => buildingOf(one.placeId) === placeId;
      return Object.assign({ placeId, placeName }, lineOf(found.filter(isAt), open.filter(isAt), weeks));
    })
    .filter((line) => line.found + line.open > 0);
}
