// What was kept counted week by week, added up as it is asked for.
import type { DatabaseSync } from 'node:sqlite';
import { inMonths } from '../../../domain/week-share.ts';
import type { WeekSpan, WeekStore } from '../week-store.ts';
import { where, within } from './where.ts';

const inspected = `sum(r.inspections) AS inspections, sum(r.with_faults) AS withFaults, sum(r.late) AS late,
  sum(r.answers) AS answers, sum(r.bulk) AS bulk`;
/** The plus: what covers a place is little, and is read instead of looked up once for each of the places that are asked for. */
const covering = `place_covers AS c ON c.school_id = r.school_id AND c.place_id = r.place_id
  AND +c.covering_id IN (SELECT value FROM json_each(?))`;

const asked = (schoolId: string, { scope, place, from, to }: WeekSpan, of = 'week') =>
  where([
    ['r.school_id = ?', schoolId],
    [`r.${of} >= ?`, from],
    [`r.${of} <= ?`, to],
    within(scope),
    place === undefined ? undefined : within([place]),
  ]);

export function sqliteWeeks(db: DatabaseSync): WeekStore {
  const rows = <T>(sql: string, values: (string | number)[]): T[] =>
    db
      .prepare(sql)
      .all(...values)
      .map((row) => Object.assign({}, row) as T);

  return {
    async inspectionWeeks(schoolId, span) {
      const { sql, values } = asked(schoolId, span);
      return rows(
        `SELECT r.week, ${inspected} FROM place_weeks AS r WHERE ${sql} GROUP BY r.week ORDER BY r.week`,
        values,
      );
    },
    // A year is read month by month, and the weeks at its ends by themselves. Each place is added up before it counts in its building.
    async inspectionsAt(schoolId, span, places) {
      const { months, weeks } = inMonths(span.from, span.to);
      const part = (table: string, of: string, days: { from: string; to: string }) => {
        const { sql, values } = asked(schoolId, Object.assign({}, span, days), of);
        const sums = 'r.school_id, r.place_id, r.inspections, r.with_faults, r.late, r.answers, r.bulk';
        return { sql: `SELECT ${sums} FROM ${table} AS r WHERE ${sql}`, values };
      };
      const parts = [
        ...(months ? [part('place_months', 'month', months)] : []),
        ...weeks.map((some) => part('place_weeks', 'week', some)),
      ];
      if (parts.length === 0) return [];
      return rows(
        `SELECT c.covering_id AS placeId, ${inspected}
         FROM (SELECT r.school_id, r.place_id, sum(r.inspections) AS inspections, sum(r.with_faults) AS with_faults,
             sum(r.late) AS late, sum(r.answers) AS answers, sum(r.bulk) AS bulk
           FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) AS r GROUP BY r.place_id) AS r
         CROSS JOIN ${covering} GROUP BY c.covering_id`,
        [...parts.flatMap(({ values }) => values), JSON.stringify(places)],
      );
    },
    async failing(schoolId, span, limit) {
      const { sql, values } = asked(schoolId, span);
      return rows(
        `SELECT r.template_code AS templateCode, r.item_id AS itemId, sum(r.faults) AS faults, sum(r.records) AS records
         FROM fault_weeks AS r WHERE ${sql} GROUP BY r.template_code, r.item_id ORDER BY faults DESC, r.template_code, r.item_id LIMIT ?`,
        [...values, limit],
      );
    },
    async failingAt(schoolId, span, items, places) {
      const { sql, values } = asked(schoolId, span);
      const wanted = items.map(({ templateCode, itemId }) => [templateCode, itemId]);
      return rows(
        `SELECT r.template_code AS templateCode, r.item_id AS itemId, c.covering_id AS placeId, sum(r.faults) AS faults, sum(r.records) AS records
         FROM (SELECT r.school_id, r.place_id, r.template_code, r.item_id, sum(r.faults) AS faults, sum(r.records) AS records
           FROM fault_weeks AS r
           WHERE ${sql} AND (r.template_code, r.item_id) IN (SELECT value ->> 0, value ->> 1 FROM json_each(?))
           GROUP BY r.place_id, r.template_code, r.item_id) AS r
         CROSS JOIN ${covering} GROUP BY r.template_code, r.item_id, c.covering_id ORDER BY faults DESC, c.covering_id`,
        [...values, JSON.stringify(wanted), JSON.stringify(places)],
      );
    },
    async roundWeeks(schoolId, span) {
      const { sql, values } = asked(schoolId, span);
      return rows(
        `SELECT w.week, w.plan_id AS planId, w.done, w.late, w.partly, w.missed FROM round_weeks AS w
         WHERE (w.school_id, w.week, w.plan_id) IN (SELECT r.school_id, r.week, r.plan_id FROM point_weeks AS r WHERE ${sql})
         ORDER BY w.week, w.plan_id`,
        values,
      );
    },
    async routeTimes(schoolId, { from, to }) {
      return rows(
        `SELECT route_id AS routeId, sum(rounds) AS rounds, sum(took) AS tookMs FROM route_weeks
         WHERE school_id = ? AND week BETWEEN ? AND ? GROUP BY route_id`,
        [schoolId, from, to],
      );
    },
    async answersAt(schoolId, { from, to }, places) {
      return rows(
        `SELECT place_id AS placeId, template_code AS templateCode, sum(answers) AS answers, sum(bulk) AS bulk FROM place_weeks
         WHERE school_id = ? AND week BETWEEN ? AND ? AND place_id IN (SELECT value FROM json_each(?))
         GROUP BY place_id, template_code`,
        [schoolId, from, to, JSON.stringify(places)],
      );
    },
    async pointDays(schoolId, { scope, place, from, to }, places) {
      const { sql, values } = where([
        ['r.school_id = ?', schoolId],
        ['r.day BETWEEN ? AND ?', from, to],
        within(scope),
        place === undefined ? undefined : within([place]),
      ]);
      return rows(
        `SELECT c.covering_id AS placeId, r.day, sum(r.due) AS due, sum(r.reached) AS reached
         FROM point_days AS r CROSS JOIN ${covering} WHERE ${sql} GROUP BY c.covering_id, r.day`,
        [JSON.stringify(places), ...values],
      );
    },
    async points(schoolId, span) {
      const { sql, values } = asked(schoolId, span);
      return rows(
        `SELECT r.week, r.plan_id AS planId, r.place_id AS placeId, r.due, r.reached FROM point_weeks AS r WHERE ${sql}`,
        values,
      );
    },
  };
}
