// The lines behind each figure of 今日. A number is never counted any other way, so that it is what its list has.
import { setImmediate } from 'node:timers/promises';
import type { AssetRecord } from '../../domain/asset.ts';
import { daysAfter } from '../../domain/calendar.ts';
import { clockOf } from '../../domain/hazard-times.ts';
import { dayOf } from '../../domain/inspection.ts';
import { groupOf } from '../../domain/round-groups.ts';
import { missedPoints } from '../../domain/round.ts';
import { backlogs, commitmentsMissing } from '../../domain/today/cases.ts';
import { absentOpen, appliances, applianceWeeks, headCounts } from '../../domain/today/dormitory.ts';
import { ageing, oddMeters, openRepairs, repairCosts } from '../../domain/today/equipment.ts';
import { nightMs, plainly, rowWith, worstFirst, type TodayLines } from '../../domain/today/figure.ts';
import {
  companions,
  deliveries,
  fridges,
  licencesEnding,
  morningChecks,
  papersEnding,
  samplesOf,
  samplesWrong,
  type Sources,
} from '../../domain/today/kitchen.ts';
import type { TodayRow } from '../../domain/today/list-reports.ts';
import type { TodayFigureName } from '../../domain/today/reports.ts';
import { mondayOf } from '../../domain/week-share.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts } from '../env.ts';
import { bookOf } from '../routes/case-viewer.ts';
import { roundRows } from '../routes/rounds.ts';
import type { TodayAsked } from './asked.ts';

type Lines = (parts: Parts, asked: TodayAsked) => Promise<TodayLines>;

const dayMs = 86_400_000;
/** Absences that nobody looked into are told for a week, and so long a certificate that was written down is remembered. */
const lookedBack = 6;
const courseWeeks = 4;
/** A month against the one before it and the same one a year before. */
const meterMonths = 14;

const whereOf = ({ placeName, who, at }: TodayAsked) => ({ placeName, timeZone: who.school.timeZone, now: at });

/** The lines of today, beside those of yesterday until this hour. */
async function besideYesterday(asked: TodayAsked, rowsIn: string, rowsOf: (sources: Sources) => TodayRow[]) {
  const { at, today, places } = asked;
  const yesterday = daysAfter(today, -1);
  const all = await asked.sources({ codes: ['K2'], places, from: yesterday, rowsIn });
  const of = (day: string): TodayRow[] =>
    rowsOf({ ...all, sources: all.sources.filter(({ record }) => record.day === day) });
  const then = of(yesterday).filter((row) => (row.at ?? 0) <= at - dayMs);
  return { rows: of(today), before: { rows: then, than: 'yesterday' as const } };
}

async function assetsOf({ store }: Parts, { who, places }: TodayAsked): Promise<AssetRecord[]> {
  const mine = new Set(places.map(({ id }) => id));
  return (await store.documents.all(who.school.id, 'asset')).filter(({ placeId }) => mine.has(placeId));
}

const linesBy: Record<TodayFigureName, Lines> = {
  async absent(_parts, asked) {
    const { dorms, today } = asked;
    const from = daysAfter(today, -lookedBack);
    return { rows: absentOpen(await asked.sources({ codes: ['D2'], places: dorms, from, faulty: true })) };
  },
  async samples(_parts, asked) {
    return { rows: samplesWrong(await asked.register(), whereOf(asked)) };
  },
  companions: (_parts, asked) => besideYesterday(asked, 'K2-31', companions),
  async commitments({ store }, { who, viewer }) {
    return { rows: commitmentsMissing(await store.cases.lacking(who.school.id, await viewer())) };
  },
  async backlog({ store }, { who, viewer, at }) {
    const { id } = who.school;
    const { departments } = await bookOf({ store }, id);
    const names = new Map(departments.map((one) => [one.id, one.name]));
    const counted = await store.cases.openDepartments(id, await viewer(), {}, at);
    return {
      rows: backlogs(
        counted.flatMap(({ deptId, ...n }) => (deptId ? [{ ...n, deptId, name: names.get(deptId) ?? '' }] : [])),
      ),
    };
  },
  async 'missed-points'({ store }, { who, today, placeName, places }) {
    const mine = new Set(places.map(({ id }) => id));
    const rounds = await store.rounds.ofDays(who.school.id, { from: daysAfter(today, -1), to: today });
    const rows = rounds
      .filter(({ closed }) => closed)
      .flatMap((round) =>
        missedPoints(round)
          .filter((placeId) => mine.has(placeId))
          .map((placeId): TodayRow => ({
            id: `${round.id} ${placeId}`,
            what: plainly(placeName(placeId)),
            place: round.planName,
            day: null,
            at: round.plannedAt,
            why: 'not-reached',
            n: 0,
            isBad: true,
            opens: { is: 'round', id: round.id },
          })),
      );
    return { rows };
  },
  async ageing(parts, asked) {
    return { rows: ageing(await assetsOf(parts, asked), asked.today, asked.placeName) };
  },
  async 'repair-cost'({ store }, { who, viewer, today, at }) {
    const { id, timeZone } = who.school;
    const first = (day: string): number => msOfWall(`${day.slice(0, 7)}-01`, 0, timeZone);
    const from = first(today);
    const then = first(daysAfter(`${today.slice(0, 7)}-01`, -1));
    const cases = await store.cases.paidFor(id, await viewer(), then);
    const before = repairCosts(cases, { from: then, to: Math.min(from, then + (at - from)) });
    return { rows: repairCosts(cases, { from, to: at + 1 }), before: { rows: before, than: 'last-month' } };
  },
  async energy(_parts, asked) {
    const { places, today } = asked;
    const from = daysAfter(today, -meterMonths * 31);
    const all = await asked.sources({ codes: ['R5'], places, from });
    return { rows: oddMeters({ ...all, sources: all.sources.toReversed() }) };
  },
  async coverage(_parts, asked) {
    return { rows: samplesOf(await asked.register(), asked.today, whereOf(asked)) };
  },
  async fridge(_parts, asked) {
    return fridges(await asked.register(), whereOf(asked));
  },
  morning: (_parts, asked) => besideYesterday(asked, 'K2-02', morningChecks),
  deliveries: (_parts, asked) => besideYesterday(asked, 'K2-05', deliveries),
  async papers(parts, asked) {
    const { places, today } = asked;
    const all = await asked.sources({ codes: ['K2'], places, from: daysAfter(today, -lookedBack), rowsIn: 'K2-02' });
    const licences = licencesEnding(await assetsOf(parts, asked), today, asked);
    return { rows: [...licences, ...papersEnding(all, today)] };
  },
  async 'night-rounds'(parts, { who, evening, dorms, at, placeName }) {
    const here = new Set(dorms.map(({ id }) => id));
    const day = dayOf(evening, who.school.timeZone);
    const rows = (await roundRows(parts, who, { from: day, to: daysAfter(day, 1) })).filter(
      ({ plannedAt, points }) =>
        plannedAt >= evening && plannedAt < evening + nightMs && points.some(({ placeId }) => here.has(placeId)),
    );
    return {
      rows: rows.map(({ id, planName, plannedAt, standing, points }): TodayRow => {
        const group = groupOf(standing);
        const isBad = group === 'missed' || group === 'partly' || (group === 'late' && plannedAt < at);
        const why = group === 'done' ? 'round' : isBad ? 'round-missed' : 'round-ahead';
        const where = placeName(points[0]?.placeId ?? '');
        return rowWith({
          id,
          what: plainly(planName),
          place: where,
          at: plannedAt,
          why,
          isBad,
          opens: { is: 'round', id },
        });
      }),
    };
  },
  async appliances(_parts, asked) {
    const { dorms, today, at, who } = asked;
    const { timeZone } = who.school;
    const mondays = Array.from({ length: courseWeeks }, (_, n) =>
      daysAfter(mondayOf(today), (n + 1 - courseWeeks) * 7),
    );
    const begins = mondays.map((monday) => msOfWall(monday, 0, timeZone));
    const rowsIn = 'D1-01';
    const all = appliances(await asked.sources({ codes: ['D1'], places: dorms, from: mondays[0] ?? today, rowsIn }));
    const [last = 0, now = 0] = begins.slice(-2);
    const within = (from: number, to: number) => all.filter((row) => from <= (row.at ?? 0) && (row.at ?? 0) < to);
    return {
      rows: within(now, Infinity),
      before: { rows: within(last, at - 7 * dayMs), than: 'last-week' },
      course: applianceWeeks(all, begins),
    };
  },
  async 'head-count'(_parts, asked) {
    const { dorms, today, evening } = asked;
    const all = await asked.sources({ codes: ['D2'], places: dorms, from: daysAfter(today, -1) });
    const isTonight = (at: number): boolean => at >= evening && at < evening + nightMs;
    return { rows: headCounts({ ...all, sources: all.sources.filter(({ record }) => isTonight(record.submittedAt)) }) };
  },
  async 'dorm-repairs'({ store }, { who, viewer, dorms, at }) {
    const ids = dorms.map(({ id }) => id);
    const open = await store.cases.openRepairs(who.school.id, await viewer(), ids);
    return { rows: openRepairs(open, (hazard) => clockOf(hazard, at).overdueMs > 0) };
  },
};

/** What wants doing first comes first. */
export async function todayLines(parts: Parts, asked: TodayAsked, is: TodayFigureName): Promise<TodayLines> {
  const lines = await linesBy[is](parts, asked);
  await setImmediate();
  return { ...lines, rows: lines.rows.toSorted(worstFirst) };
}
