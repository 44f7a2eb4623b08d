// Which rounds a manager looks at: the address says it, so that a number opens what it counted.
import type * as v from 'valibot';
import { standsIn } from '../../domain/round-days.ts';
import { underWayThen } from '../../domain/round-then.ts';
import { roundGaps, type RoundGap } from '../../domain/round-gaps.ts';
import { boardGroups, isInGroup, type BoardGroup } from '../../domain/round-groups.ts';
import { Rounds, type RoundRow } from '../../domain/round-reports.ts';
import { dayPlus } from '../days.ts';
import { clock, dayKey } from '../format.ts';

/** `building`: only rounds with a point in it. `way`: only those along this route. */
export type BoardFilter = { day: string; plan: string | null; group: BoardGroup | null } & Partial<Narrowed>;
type Narrowed = Record<'building' | 'way', string | null>;

export const RoundsSchema = Rounds as unknown as v.GenericSchema<unknown, Rounds>;

/** A night belongs to the day on which it begins, so before this hour one looks at the day before. */
const nightEnds = '07:00';
const nightBegins = '18:00';

/** `at`: UTC ms. */
export function dutyDay(at: number): { day: string; isNight: boolean } {
  const [today, time] = [dayKey(at), clock(at)];
  if (time < nightEnds) return { day: dayPlus(today, -1), isNight: true };
  return { day: today, isNight: time >= nightBegins };
}

export function readBoard(query: Record<string, string>, today: string): BoardFilter {
  const { day, plan, group, building, way } = query;
  const isDay = day !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day));
  return {
    day: isDay ? day : today,
    plan: plan ?? null,
    group: boardGroups.find((one) => one === group) ?? null,
    building: building ?? null,
    way: way ?? null,
  };
}

export function boardAddress({ day, plan, group, building, way }: BoardFilter): string {
  const asked = new URLSearchParams({
    day,
    ...(plan && { plan }),
    ...(group && { group }),
    ...(building && { building }),
    ...(way && { way }),
  });
  return `/rounds-board?${asked}`;
}

/** The whole day is asked for, and sorted out here (`ofDay`): then every number is one of the same rows. */
export const boardPath = (day: string): string => `/api/rounds?from=${day}&to=${day}`;

/** What the board shows of it, as a file. */
export function boardListPath({ day, plan, group, building, way }: BoardFilter): string {
  const asked = new URLSearchParams({
    from: day,
    to: day,
    ...(plan && { plan }),
    ...(group && { group }),
    ...(building && { building }),
    ...(way && { route: way }),
  });
  return `/api/rounds?${asked}`;
}

/** The rounds that stand on the day; of a period they come on today and on its days ahead. */
export const ofDay = ({ rows, asOf }: Rounds, day: string): RoundRow[] =>
  rows.filter((row) => standsIn(row, { from: day, to: day }, asOf));

/** What was lost on the duty day before, from its morning to the end of its night; null in the night, when the day before is long known. */
export const dayBeforeTold = (at: number): string | null => {
  const { day } = dutyDay(at);
  return day === dayKey(at) ? dayPlus(day, -1) : null;
};

/** What lies too far apart, by round. `rows`: all of the plans and days that are looked at. */
export const gapsOf = (rows: readonly RoundRow[]): ReadonlyMap<string, RoundGap> =>
  roundGaps(rows.flatMap(({ round }) => round ?? []));

export const ofPlan = (rows: readonly RoundRow[], plan: string | null): RoundRow[] =>
  rows.filter((row) => plan === null || row.planId === plan);

/** `buildings`: the building of each place. */
export const ofBuilding = (
  rows: readonly RoundRow[],
  building: string | null | undefined,
  buildings: ReadonlyMap<string, { id: string }> | undefined,
): RoundRow[] =>
  rows.filter(({ points }) => !building || points.some(({ placeId }) => buildings?.get(placeId)?.id === building));

export const ofRoute = <T extends { routeId?: string | undefined }>(
  rows: readonly T[],
  way: string | null | undefined,
): T[] => rows.filter(({ routeId }) => !way || routeId === way);

export const ofGroup = (rows: readonly RoundRow[], group: BoardGroup | null): RoundRow[] =>
  rows.filter(({ standing }) => group === null || isInGroup(standing, group));

type Board = Record<'whole' | 'rows' | 'shown' | 'wentOn' | 'stood', RoundRow[]>;

/**
 * What the board shows: of the rounds of its day (`whole`) those of plan, route and building (`rows`), and of these the group (`shown`); and alike of
 * the rounds of a period that went on after the day (`wentOn`, `stood`).
 */
export function boardOf(
  answer: Rounds,
  { day, plan, group, building, way }: BoardFilter,
  buildings: Parameters<typeof ofBuilding>[2],
): Board {
  const narrowed = (those: readonly RoundRow[]) => ofBuilding(ofRoute(ofPlan(those, plan), way), building, buildings);
  const whole = ofDay(answer, day);
  const [rows, wentOn] = [narrowed(whole), narrowed(underWayThen(answer.rows, day, answer.asOf))];
  return { whole, rows, wentOn, shown: ofGroup(rows, group), stood: ofGroup(wentOn, group) };
}

/** 1 for the first round of its plan on its day. */
export const numberOf = (row: RoundRow, rows: readonly RoundRow[]): number =>
  rows.filter(({ planId, day, plannedAt }) => planId === row.planId && day === row.day && plannedAt <= row.plannedAt)
    .length;

/** The paper of one plan, from one day to another. */
export function paperAddress({ plan, from, to }: { plan: string | null; from: string; to: string }): string {
  return `/rounds-board/paper?${new URLSearchParams({ from, to, ...(plan && { plan }) })}`;
}

type Month = { plan: string | null; month: string } & Partial<Narrowed>;

/** `month`: yyyy-mm. */
export function calendarAddress({ plan, month, building, way }: Month): string {
  const asked = { month, ...(plan && { plan }), ...(building && { building }), ...(way && { way }) };
  return `/rounds-board/calendar?${new URLSearchParams(asked)}`;
}

export function readMonth(query: Record<string, string>, today: string): string {
  const { month } = query;
  const isMonth = month !== undefined && /^\d{4}-(0[1-9]|1[0-2])$/.test(month);
  return isMonth && month <= today ? month : today.slice(0, 7);
}

/** yyyy-mm, so many months later. */
export function monthPlus(month: string, months: number): string {
  const [year = 0, n = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, n - 1 + months, 1)).toISOString().slice(0, 7);
}
