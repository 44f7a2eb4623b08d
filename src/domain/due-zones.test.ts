// Schools where the clock is changed: at two, at midnight, by half an hour. A day has its rounds, a period its days, and nothing is due twice.
import { expect, test } from 'vitest';
import { planned } from '../../tests/cast-rounds.ts';
import { daysAfter, emptyCalendar, type Calendar } from './calendar.ts';
import { dueRounds, type DueRound } from './due-rounds.ts';
import { dayOf } from './inspection.ts';
import type { Plan, PlanRecord } from './plan.ts';
import { offsetMs } from './wall-clock.ts';
import { msOfWall } from './wall-time.ts';

const zones = [
  'Asia/Shanghai',
  'Europe/Berlin',
  'Africa/Cairo',
  'America/Santiago',
  'America/St_Johns',
  'Australia/Lord_Howe',
];
const minuteMs = 60_000;
const days = Array.from({ length: 365 }, (_, n) => daysAfter('2026-01-01', n));
const [from, to] = [Date.UTC(2025, 11, 30), Date.UTC(2027, 0, 3)];

const terms: Calendar = {
  ...emptyCalendar,
  terms: [
    { name: '春季', from: '2026-02-20', to: '2026-07-10' },
    { name: '秋季', from: '2026-08-31', to: '2027-01-22' },
  ],
};

const since = Date.UTC(2025, 0, 1);
function planOf(when: Plan['when'], late = 0): PlanRecord {
  const base = planned({ when, late, early: 0 });
  return { ...base, timetables: base.timetables.map((one) => Object.assign({}, one, { when, late, early: 0, since })) };
}
const inYear = (rounds: readonly DueRound[]) => rounds.filter(({ day }) => day.startsWith('2026'));
const daily = (a: string, b: string, every: number | null = null): Plan['when'] => ({
  each: 'day',
  weekdays: [1, 2, 3, 4, 5, 6, 7],
  spans: [{ from: a, to: b, every }],
});

test.each(zones)('%s: each time on the wall is when it is shown, or the moment at which it was left out', (zone) => {
  for (const day of days) {
    let last = -Infinity;
    for (let minutes = 0; minutes <= 1440; minutes += 15) {
      const ms = msOfWall(day, minutes, zone);
      const shown = (ms + offsetMs(ms, zone) - Date.parse(`${day}T00:00:00Z`)) / minuteMs;
      const isLeftOut = shown > minutes && offsetMs(ms - 1, zone) < offsetMs(ms, zone);
      expect(shown === minutes || isLeftOut, `${day} ${minutes}`).toBe(true);
      expect(ms, `${day} ${minutes}`).toBeGreaterThanOrEqual(last);
      last = ms;
    }
  }
});

test.each(
  zones.flatMap((zone) =>
    [
      ['00:00', '00:30'],
      ['02:15', '02:45'],
      ['01:45', '02:15'],
      ['22:00', '06:00'],
    ].map(([a, b]) => [zone, a!, b!] as const),
  ),
)('%s: from %s to %s is due once on each day, with time to walk it', (zone, a, b) => {
  const rounds = inYear(dueRounds(planOf(daily(a, b)), emptyCalendar, from, to, zone));
  expect(rounds.map(({ day }) => day)).toEqual(days);
  for (const { day, plannedAt, finishBy, closesAt } of rounds) {
    expect(finishBy - plannedAt, day).toBeGreaterThanOrEqual(15 * minuteMs);
    expect(closesAt, day).toBe(finishBy);
  }
});

test.each(zones)('%s: rounds of a night follow one another without a longer wait than asked, all the year', (zone) => {
  const rounds = dueRounds(planOf(daily('22:00', '06:00', 120)), emptyCalendar, from, to, zone);
  for (const day of days) {
    const night = rounds.filter((one) => one.day === day);
    const starts = [...night.map(({ plannedAt }) => plannedAt), msOfWall(daysAfter(day, 1), 360, zone)];
    starts.slice(1).forEach((ms, i) => expect(ms - starts[i]!, day).toBeLessThanOrEqual(120 * minuteMs));
  }
  expect(new Set(rounds.map(({ id }) => id)).size).toBe(rounds.length);
});

test.each(
  zones.flatMap((zone) =>
    (['week', 'half-month', 'month', 'quarter', 'term'] as const).map((each) => [zone, each] as const),
  ),
)('%s: each %s begins at the midnight of its first day and ends where the next begins', (zone, each) => {
  const rounds = dueRounds(planOf({ each }), terms, from, to, zone);
  for (const [i, { day, plannedAt, closesAt }] of rounds.entries()) {
    expect(plannedAt).toBe(msOfWall(day, 0, zone));
    // Between two terms nothing is due.
    const next = each === 'term' ? undefined : rounds[i + 1];
    expect(closesAt).toBe(next?.plannedAt ?? closesAt);
    expect(dayOf(closesAt - 1, zone) >= day).toBe(true);
  }
  expect(rounds.length).toBeGreaterThanOrEqual(each === 'term' ? 2 : 5);
});

test.each(zones)('%s: asked for fourteen days at a time the year has the same rounds as asked for at once', (zone) => {
  const plans = [planOf(daily('22:00', '06:00', 120), 30), planOf({ each: 'month' }), planOf({ each: 'week' }, 60)];
  for (const plan of plans) {
    const whole = dueRounds(plan, terms, from, to, zone);
    const pieces = new Map<string, DueRound>();
    for (let at = from; at < to; at += 14 * 86_400_000)
      for (const one of dueRounds(plan, terms, at, Math.min(to, at + 14 * 86_400_000), zone)) pieces.set(one.id, one);
    expect([...pieces.values()].toSorted((a, b) => a.plannedAt - b.plannedAt)).toEqual(whole);
  }
});

test.each(zones)('%s: what is due once, in an hour that is left out or comes twice, is due once', (zone) => {
  for (const day of days.filter(
    (one) =>
      one.endsWith('-29') || offsetMs(msOfWall(one, 0, zone), zone) !== offsetMs(msOfWall(one, 1440, zone), zone),
  )) {
    const when: Plan['when'] = { each: 'once', day, spans: [{ from: '00:15', to: '02:45', every: null }] };
    const rounds = dueRounds(planOf(when, 30), emptyCalendar, from, to, zone);
    expect(rounds.map((one) => one.day)).toEqual([day]);
    expect(rounds[0]!.closesAt).toBeGreaterThan(rounds[0]!.plannedAt);
  }
});
