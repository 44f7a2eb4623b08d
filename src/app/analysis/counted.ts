// What each number of the analysis opens: the list that is as long as it says. Nothing here is drawn, so that all of them can be followed by a test.
import type { AssetAge } from '../../domain/analysis-lists.ts';
import type {
  DayAnalysis,
  HazardAnalysis,
  InspectionAnalysis,
  RegisterAnalysis,
  RoundAnalysis,
} from '../../domain/analysis-reports.ts';
import type { CountedName } from '../../domain/counted-names.ts';
import type { Outcome } from '../../domain/round.ts';
import { outcomes } from '../../domain/round.ts';
import { sundayOf } from '../../domain/week-share.ts';
import { casesAddress, openCases, type CaseFilter } from '../case-filter.ts';
import { addressOf, everythingToday, type RecordFilter } from '../manage/record-filter.ts';
import { listAddress } from './list-asked.ts';

/** A number, and the address of the list it is the length of. `says`: how it is told, where not by itself. */
export type Counted = { n: number; href: string; says?: string };
/** `place`: the one that was chosen. */
export type Span = { from: string; to: string; place: string | null };

/** Within a chosen place there is only its own building, and that is counted for the place. */
const at = (placeId: string, { place }: Span): string => place ?? placeId;
const weekOf = (week: string, span: Span): Span => ({ ...span, from: week, to: sundayOf(week) });

const records = (n: number, { from, to, place }: Span, over: Partial<RecordFilter> = {}): Counted => ({
  n,
  href: addressOf({ ...everythingToday, day: { from, to }, place, ...over }),
});
type Inspected = Pick<InspectionAnalysis['weeks'][number], 'inspections' | 'withFaults' | 'late'>;

const inspected = ({ inspections, withFaults, late }: Inspected, span: Span) => ({
  inspections: records(inspections, span),
  withFaults: records(withFaults, span, { result: 'abnormal' }),
  late: records(late, span, { late: true }),
});

export const inspectedWeek = (line: InspectionAnalysis['weeks'][number], span: Span) =>
  inspected(line, weekOf(line.week, span));

export const inspectedAt = (line: InspectionAnalysis['buildings'][number], span: Span) =>
  inspected(line, { ...span, place: at(line.placeId, span) });

type Item = InspectionAnalysis['items'][number];

/** In how many inspections an item was abnormal, in all and in each building. */
export function faulty({ templateCode: template, itemId: item, records: n, places }: Item, span: Span) {
  const over = { template, item };
  return {
    all: records(n, span, over),
    places: places.map((one) => records(one.records, { ...span, place: at(one.placeId, span) }, over)),
  };
}

export const roundsOf = (one: Record<Outcome, number>): number => outcomes.reduce((sum, name) => sum + one[name], 0);

const rounds = (one: Record<Outcome, number>, { from, to, place }: Span, plan?: string) => {
  const open = (n: number, outcome?: Outcome): Counted => ({
    n,
    href: listAddress({ of: 'rounds', from, to, place, plan: plan ?? null, outcome: outcome ?? null }),
  });
  const each = Object.fromEntries(outcomes.map((name) => [name, open(one[name], name)])) as Record<Outcome, Counted>;
  return { ...each, all: open(roundsOf(one)) };
};
export const roundsWeek = (line: RoundAnalysis['weeks'][number], span: Span) => rounds(line, weekOf(line.week, span));
export const roundsOfPlan = (line: RoundAnalysis['plans'][number], span: Span) => rounds(line, span, line.planId);
/** Those walked whole, in all of the school: a route is walked as one. */
export const roundsOfRoute = (
  { routeId, rounds: n }: RoundAnalysis['routes'][number],
  { from, to }: Pick<Span, 'from' | 'to'>,
): Counted => ({
  n,
  href: listAddress({ of: 'rounds', from, to, place: null, plan: null, route: routeId, outcome: null }),
});
/** Those that were to reach just this point. */
export const roundsDue = (
  { placeId, due: n }: RoundAnalysis['unreached'][number],
  { from, to }: Pick<Span, 'from' | 'to'>,
): Counted => ({
  n,
  href: listAddress({ of: 'rounds', from, to, place: null, plan: null, point: placeId, outcome: null }),
});
/** Also how many points were due and reached there. */
export const roundsAt = (line: RoundAnalysis['buildings'][number], span: Span) =>
  rounds(line, { ...span, place: at(line.placeId, span) });

/** The rounds of one day, and of one month, that touch a building. */
export const roundsOn = (building: DayAnalysis['buildings'][number], day: string, span: Span): string =>
  roundsFrom(building, { from: day, to: day }, span);
export const roundsFrom = (
  { placeId }: { placeId: string },
  { from, to }: { from: string; to: string },
  span: Span,
): string => listAddress({ of: 'rounds', from, to, place: at(placeId, span), plan: null, outcome: null });

const cases = (
  n: number,
  counted: CountedName,
  { from, to, place }: Span,
  over: Partial<CaseFilter> = {},
): Counted => ({
  n,
  href: casesAddress({ ...openCases, counted, from, to, place, ...over }),
});
const open = (n: number, place: string | null, over: Partial<CaseFilter>): Counted => ({
  n,
  href: casesAddress({ ...openCases, place, ...over }),
});

export function hazardsWeek(line: HazardAnalysis['weeks'][number], span: Span) {
  const week = weekOf(line.week, span);
  return {
    found: cases(line.found, 'found', week),
    ended: cases(line.ended, 'ended', week),
    repairs: cases(line.repairs, 'repairs', week),
    responses: cases(line.responses, 'responses', week),
    absences: cases(line.absences, 'absences', week),
    repeats: cases(line.repeats, 'repeats', week),
    inTime: cases(line.inTime.n, 'inTime', week),
    inTimeOf: cases(line.inTime.of, 'inTimeOf', week),
    rebound: cases(line.rebound.n, 'rebound', week),
    reboundOf: cases(line.rebound.of, 'reboundOf', week),
  };
}

export function agesOf({ grade, ages, overdue }: HazardAnalysis['ages'][number], { place }: Span) {
  const steps = ['age0', 'age1', 'age2', 'age3'] as const;
  const all = ages.reduce((sum, n) => sum + n, 0);
  return {
    all: open(all, place, { grade }),
    ages: ages.map((n, step) => open(n, place, { grade, counted: steps[step] ?? 'age3' })),
    overdue: open(overdue, place, { grade, list: 'overdue' }),
  };
}

type FoundOpen = { found: number; open: number; foundWeeks: readonly number[] };

function foundOpen(line: FoundOpen, mondays: readonly string[], span: Span, over: Partial<CaseFilter>) {
  return {
    found: cases(line.found, 'found', span, over),
    open: open(line.open, span.place, over),
    weeks: mondays.map((week, n) => cases(line.foundWeeks[n] ?? 0, 'found', weekOf(week, span), over)),
  };
}

export const ofCategory = (line: HazardAnalysis['categories'][number], mondays: readonly string[], span: Span) =>
  foundOpen(line, mondays, span, { category: line.category });
export const ofBuilding = (line: HazardAnalysis['buildings'][number], mondays: readonly string[], span: Span) =>
  foundOpen(line, mondays, { ...span, place: at(line.placeId, span) }, {});

export const reboundAt = ({ deptId: dept, rebound }: HazardAnalysis['departments'][number], span: Span) => ({
  n: cases(rebound.n, 'rebound', span, { dept }),
  of: cases(rebound.of, 'reboundOf', span, { dept }),
});

export const shareNames = ['onSpot', 'closed', 'inTime', 'answered', 'handedOn', 'rebound'] as const;
export type ShareName = (typeof shareNames)[number];
const wholes = { onSpot: 'found', closed: 'closedOf', inTime: 'inTimeOf', rebound: 'reboundOf' } as const;

/** 回音 is two answers of a case, each with its list; an earlier server counted the first alone. */
export function answersOf({ figures: { answered, answers } }: HazardAnalysis, span: Span) {
  const { taken, ended } = { ended: null, ...(answers ?? { taken: answered }) };
  const line = (is: 'taken' | 'ended', { n, of }: { n: number; of: number }, lists: [CountedName, CountedName]) => ({
    is,
    n: cases(n, lists[0], span),
    of: cases(of, lists[1], span),
  });
  return [
    line('taken', taken, ['answered', 'answeredOf']),
    ...(ended ? [line('ended', ended, ['told', 'toldOf'])] : []),
  ];
}

/** A case may be answered, given and handed on more than once: of these there is a list of cases only of what was handed on. */
export function shareOf(
  name: ShareName,
  { figures, handedOnCases }: HazardAnalysis,
  span: Span,
): { n?: Counted; of?: Counted } {
  if (name === 'answered') return {};
  if (name === 'handedOn') return { n: cases(handedOnCases, name, span) };
  const { n, of } = figures[name];
  return { n: cases(n, name, span), of: cases(of, wholes[name], span) };
}

type Assets = RegisterAnalysis['assets'][number];

export function assetsOf({ kind, total, past, soon, unknown }: Assets, { place }: Span) {
  const list = (n: number, state: AssetAge | null = null): Counted => ({
    n,
    href: listAddress({ of: 'assets', place, kind, state }),
  });
  return { total: list(total), past: list(past, 'past'), soon: list(soon, 'soon'), unknown: list(unknown, 'unknown') };
}

/** Of a meal of a canteen the times it was due, and those that were not whole. */
export function mealsOf({ placeId: place, meal, days }: MealStrip, { from, to }: Span) {
  const list = (letters: string, whole: 'no' | null): Counted => ({
    n: Array.from(days).filter((letter) => letters.includes(letter)).length,
    href: listAddress({ of: 'meals', from, to, place, meal, whole }),
  });
  return { due: list('yn', null), notWhole: list('n', 'no') };
}
type MealStrip = NonNullable<RegisterAnalysis['strips']>[number];

export function mealsWeek({ week, meals, whole }: RegisterAnalysis['weeks'][number], span: Span) {
  const { from, to, place } = weekOf(week, span);
  const list = (n: number, is: 'yes' | 'no' | null = null): Counted => ({
    n,
    href: listAddress({ of: 'meals', from, to, place, whole: is }),
  });
  return { meals: list(meals), whole: list(whole, 'yes'), notWhole: list(meals - whole, 'no') };
}
