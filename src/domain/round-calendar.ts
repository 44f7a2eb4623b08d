// The heat calendar of rounds: what the closed windows of one day came to, and how a day reads at a glance.
import { lastDayOf } from './round-days.ts';
import { outcome, type Outcome, type Round } from './round.ts';

/** The closed rounds of one plan along one route on one day (of a period, on its last), counted by what they came to, whenever it arrived. The names: as the last of them was called. */
export type PlanDay = { day: string; planId: string; planName: string } & Partial<
  Record<'routeId' | 'routeName', string>
> &
  Record<Outcome, number>;

/** By day, then in the order in which the plans of the day begin. Rounds that are not closed yet are left out. */
export function planDays(rounds: readonly Round[]): PlanDay[] {
  const days = new Map<string, PlanDay>();
  for (const round of rounds) {
    if (!round.closed) continue;
    const { planId, planName, routeId, routeName } = round;
    const day = lastDayOf(round);
    const key = `${day} ${planId} ${routeId}`;
    const before = days.get(key) ?? {
      day,
      planId,
      planName,
      routeId,
      routeName,
      done: 0,
      late: 0,
      partly: 0,
      missed: 0,
    };
    const came = outcome(round);
    days.set(key, { ...before, planName, routeName, [came]: before[came] + 1 });
  }
  return [...days.values()].sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

/** Five steps of a day that are told apart in grey: nothing was due, then from most of it missed to everything done in time. */
export const shades = ['none', 'poor', 'fair', 'good', 'full'] as const;
export type Shade = (typeof shades)[number];

/** `worst`: the gravest that happened on the day, null where nothing was due. */
export type CalendarCell = Record<Outcome, number> & { due: number; shade: Shade; worst: Outcome | null };

const gravest: readonly Outcome[] = ['missed', 'partly', 'late', 'done'];
/** Of a hundred rounds that were due, so many were done in time (`domain.md` 11, 巡查完成率). */
const goodShare = 90;
const fairShare = 70;

/** One day of the calendar, over the plans that are looked at. */
export function calendarCell(plans: readonly Record<Outcome, number>[]): CalendarCell {
  const sum = { done: 0, late: 0, partly: 0, missed: 0 };
  for (const plan of plans) for (const one of gravest) sum[one] += plan[one];
  const due = sum.done + sum.late + sum.partly + sum.missed;
  return { ...sum, due, shade: shadeOf(sum.done, due), worst: gravest.find((one) => sum[one] > 0) ?? null };
}

/** Of so many that were due, so many were done in time. */
export function shadeOf(done: number, due: number): Shade {
  if (due === 0) return 'none';
  if (done === due) return 'full';
  const share = (100 * done) / due;
  return share >= goodShare ? 'good' : share >= fairShare ? 'fair' : 'poor';
}

/** The weeks of a month (yyyy-mm) from Monday on: each seven days, null for those of another month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = new Date(`${month}-01T00:00:00Z`);
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  const ahead = (first.getUTCDay() + 6) % 7;
  const days = [
    ...Array.from({ length: ahead }, () => null),
    ...Array.from({ length: last }, (_, i) => `${month}-${String(i + 1).padStart(2, '0')}`),
  ];
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_each, i) => days[week * 7 + i] ?? null),
  );
}
