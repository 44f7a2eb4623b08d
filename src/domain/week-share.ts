// What one inspection or one closed round adds to its week. Kept beside the documents, so that a year is read without reading a year's answers.
import { placeOfItem } from './asset-item.ts';
import { asWalked } from './asset-walk.ts';
import { judge } from './answer.ts';
import type { InspectionRecord } from './documents.ts';
import { answersById } from './inspection.ts';
import { askedItems } from './logic.ts';
import { lastDayOf } from './round-days.ts';
import { isOwed, missedPoints, tookFor, outcome, outcomes, type Outcome, type Round } from './round.ts';
import type { Template } from './template.ts';

const dayMs = 86_400_000;

/** The Monday of the week a day lies in, both yyyy-mm-dd. */
export function mondayOf(day: string): string {
  const at = Date.parse(day);
  const sinceMonday = (new Date(at).getUTCDay() + 6) % 7;
  return new Date(at - sinceMonday * dayMs).toISOString().slice(0, 10);
}

/** The Mondays from that of `from` to that of `to`, both named days included. */
export function mondaysIn({ from, to }: { from: string; to: string }): string[] {
  const first = Date.parse(mondayOf(from));
  const weeks = Math.floor((Date.parse(to) - first) / (7 * dayMs)) + 1;
  return Array.from({ length: Math.max(0, weeks) }, (_, n) =>
    new Date(first + n * 7 * dayMs).toISOString().slice(0, 10),
  );
}

/** The Sunday of a week that is named by its Monday. */
export const sundayOf = (monday: string): string => new Date(Date.parse(monday) + 6 * dayMs).toISOString().slice(0, 10);

/** The month a week is counted in: that of its Monday, yyyy-mm. */
export const monthOf = (monday: string): string => monday.slice(0, 7);

/** Some weeks as whole months (`from` and `to` as in `monthOf`, null where there is none) and the weeks before and after them. Weeks are named by their Mondays. */
export type InMonths = { months: { from: string; to: string } | null; weeks: { from: string; to: string }[] };

/** `from` and `to`: Mondays, both weeks included. */
export function inMonths(from: string, to: string): InMonths {
  const mondays = mondaysIn({ from, to });
  const beside = (monday: string, weeks: number) =>
    monthOf(new Date(Date.parse(monday) + weeks * 7 * dayMs).toISOString());
  // Of the first and the last month some weeks may not be asked for.
  const isWhole = (month: string): boolean => beside(from, -1) !== month && beside(to, 1) !== month;
  const whole = mondays.map(monthOf).filter(isWhole);
  const [first, last] = [whole[0], whole.at(-1)];
  if (first === undefined || last === undefined)
    return { months: null, weeks: mondays.length > 0 ? [{ from, to }] : [] };
  const rest = [mondays.filter((one) => monthOf(one) < first), mondays.filter((one) => monthOf(one) > last)];
  const weeks = rest.flatMap((some) => (some.length > 0 ? [{ from: some[0] ?? '', to: some.at(-1) ?? '' }] : []));
  return { months: { from: first, to: last }, weeks };
}

/** `answers`: items answered normal or abnormal; `bulk`: those answered by one tap on 全部正常; `late`: 补录. `faults`: of which item how many. */
export type InspectionShare = {
  week: string;
  placeId: string;
  templateCode: string;
  withFaults: 0 | 1;
  answers: number;
  bulk: number;
  late: 0 | 1;
  faults: ReadonlyMap<string, number>;
};

/** Null for what was withdrawn. `template`: the version it was filled in by; undefined counts what the record itself tells. */
export function inspectionShare(record: InspectionRecord, template: Template | undefined): InspectionShare | null {
  if (record.state === 'withdrawn') return null;
  const { inspection, day, tally } = record;
  return {
    week: mondayOf(day),
    placeId: inspection.placeId,
    templateCode: inspection.template.code,
    withFaults: tally.abnormal > 0 ? 1 : 0,
    answers: tally.normal + tally.abnormal,
    bulk: tally.bulk,
    late: inspection.late ? 1 : 0,
    faults: template && tally.abnormal > 0 ? faultsOf(record, template) : new Map(),
  };
}

/** Of what is filled in per asset, each item counts for all assets together. */
function faultsOf({ inspection, day }: InspectionRecord, template: Template): Map<string, number> {
  const given = answersById(inspection.answers);
  const faults = new Map<string, number>();
  for (const item of askedItems(asWalked(template, inspection.assets), given, day)) {
    if (judge(item, given.get(item.id), day) !== 'abnormal') continue;
    const { base } = placeOfItem(item.id);
    faults.set(base, (faults.get(base) ?? 0) + 1);
  }
  return faults;
}

/**
 * What the closed round came to, whenever it arrived, in the week of its last day, and which of its points were reached in time. `tookMs`: from its
 * beginning to the last point, of a round of several points that was walked whole.
 */
export type RoundShare = {
  week: string;
  planId: string;
  routeId: string;
  tookMs: number | null;
  outcome: Outcome;
  points: { placeId: string; reached: boolean }[];
};

/** Null while the school has not closed its window. */
export function roundShare(round: Round): RoundShare | null {
  if (!round.closed) return null;
  const missed = new Set(missedPoints(round));
  const points = round.points.map(({ placeId }) => ({ placeId, reached: !missed.has(placeId) }));
  const { planId, routeId } = round;
  const tookMs = missed.size === 0 && round.points.filter(isOwed).length > 1 ? tookFor(round) : null;
  return { week: mondayOf(lastDayOf(round)), planId, routeId, tookMs, outcome: outcome(round), points };
}

export type OutcomeCounts = Record<Outcome, number>;
export const noOutcomes = (): OutcomeCounts => Object.fromEntries(outcomes.map((one) => [one, 0])) as OutcomeCounts;
