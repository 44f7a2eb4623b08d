// What the server keeps counted week by week: part of the store. Weeks are named by their Mondays, yyyy-mm-dd.
import type { OutcomeCounts } from '../../domain/week-share.ts';

/** Both named weeks included. `scope`: place ids at or below which everything counts, empty for the whole school. `place`: one of them, and what lies below it. */
export type WeekSpan = { scope: readonly string[]; place?: string | undefined; from: string; to: string };

export type Inspected = { inspections: number; withFaults: number; late: number; answers: number; bulk: number };
export type Covered = { due: number; reached: number };
/** `records`: in how many inspections; `faults`: in these, for each asset that was looked at. */
export type FailingItem = { templateCode: string; itemId: string; faults: number; records: number };

export interface WeekStore {
  inspectionWeeks(schoolId: string, span: WeekSpan): Promise<(Inspected & { week: string })[]>;
  /** What lies at or below each of these places; places without anything are left out. */
  inspectionsAt(
    schoolId: string,
    span: WeekSpan,
    places: readonly string[],
  ): Promise<(Inspected & { placeId: string })[]>;
  /** The most often abnormal first. */
  failing(schoolId: string, span: WeekSpan, limit: number): Promise<FailingItem[]>;
  /** Where these items were abnormal: at or below which of the places, the most often first. */
  failingAt(
    schoolId: string,
    span: WeekSpan,
    items: readonly FailingItem[],
    places: readonly string[],
  ): Promise<(FailingItem & { placeId: string })[]>;
  /** Closed rounds of plans that have a point in the scope. */
  roundWeeks(schoolId: string, span: WeekSpan): Promise<(OutcomeCounts & { week: string; planId: string })[]>;
  /** Points that were due at or below each of these places, day by day; days without any are left out. `from` and `to`: days, both included. */
  pointDays(
    schoolId: string,
    span: WeekSpan,
    places: readonly string[],
  ): Promise<(Covered & { placeId: string; day: string })[]>;
  /** How long the whole rounds of each route took together, ms. */
  routeTimes(
    schoolId: string,
    weeks: Pick<WeekSpan, 'from' | 'to'>,
  ): Promise<{ routeId: string; rounds: number; tookMs: number }[]>;
  /** Answers, and of these by one tap, at each of these places by checklist. */
  answersAt(
    schoolId: string,
    weeks: Pick<WeekSpan, 'from' | 'to'>,
    places: readonly string[],
  ): Promise<{ placeId: string; templateCode: string; answers: number; bulk: number }[]>;
  /** Points in the scope that were due. */
  points(schoolId: string, span: WeekSpan): Promise<(Covered & { week: string; planId: string; placeId: string })[]>;
}
