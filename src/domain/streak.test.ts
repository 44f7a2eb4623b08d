import { expect, test } from 'vitest';
import { due } from '../../tests/cast-rounds.ts';
import { id } from '../../tests/cast.ts';
import { daysAfter } from './calendar.ts';
import type { HazardState } from './hazard-words.ts';
import type { Round, Visit } from './round.ts';
import type { Place } from './place.ts';
import { speaksOf, streaks, streakSpan } from './streak.ts';

const days = streakSpan('2026-11-22');
const dayMs = 86_400_000;
const noon = (day: string): number => Date.parse(`${day}T12:00:00+08:00`);
const dayOf = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);
const isAt = (casePlaceId: string, placeId: string) => casePlaceId === placeId || casePlaceId === `${placeId} inside`;

type Seen = { [placeId: string]: 'seen' | 'missed' | 'late' | 'not asked' };

function pointOf(placeId: string, is: Seen[string], visit: (ms: number) => Visit, at: number): Round['points'][number] {
  const visits = is === 'seen' ? [visit(at + 60_000)] : is === 'late' ? [visit(at + 2 * 3_600_000)] : [];
  const point = { placeId, templates: [], minutes: null, skips: [], visits };
  return is === 'not asked' ? { ...point, extra: true } : point;
}

/** One round of a day, at noon for an hour. */
function round(day: string, seen: Seen, over: Partial<Round> = {}): Round {
  const at = noon(day);
  const visit = (ms: number): Visit => ({ id: id(1), by: id(12), byName: '李建国', at: ms, sure: true, how: 'scan' });
  return {
    ...due(),
    id: `round ${day}`,
    day,
    plannedAt: at,
    startBy: at + 1_800_000,
    finishBy: at + 3_600_000,
    closesAt: at + 3_600_000,
    walks: [],
    closed: { at: at + 3_600_000, outcome: 'done', missed: [] },
    points: Object.entries(seen).map(([placeId, is]) => pointOf(placeId, is, visit, at)),
    ...over,
  };
}
const every = (step: number, seen: (n: number) => Seen): Round[] =>
  Array.from({ length: Math.ceil(30 / step) }, (_, n) => round(daysAfter(days.from, n * step), seen(n)));
const found = (placeId: string, day: string, state: HazardState = 'closed') => ({
  placeId,
  state,
  reportedAt: noon(day),
});
const names = (rounds: Round[], cases: ReturnType<typeof found>[] = []) =>
  streaks(rounds, cases, days, isAt, dayOf).map(({ placeId, rounds: n }) => [placeId, n]);

test('the streak is the thirty days before today, across the end of a month', () => {
  expect(days).toEqual({ from: '2026-10-23', to: '2026-11-21' });
  expect((noon(days.to) - noon(days.from)) / dayMs + 1).toBe(30);
});

test('counted by hand: what came each time and where nothing was found, the most rounds first', () => {
  const daily = every(1, (n) => ({
    A: 'seen',
    // Nobody was there on the tenth day, and too late on the twentieth.
    B: n === 9 ? 'missed' : 'seen',
    C: n === 19 ? 'late' : 'seen',
    D: 'seen',
  }));
  const weekly = every(7, () => ({ E: 'seen', A: 'seen' })).map((one) =>
    Object.assign(one, { id: `${one.id} weekly` }),
  );
  const cases = [found('D', '2026-11-02'), found('D', '2026-09-01')];
  // A: thirty daily rounds and those of days 1, 8, 15, 22 and 29.
  expect(names([...daily, ...weekly], cases)).toEqual([
    ['A', 35],
    ['E', 5],
  ]);
});

test('a hazard counts by the day it was found on, at the point or inside of it, and for ever while it is open', () => {
  const daily = every(1, () => ({ A: 'seen' }));
  expect(names(daily, [found('A', '2026-10-22')])).toEqual([['A', 30]]);
  expect(names(daily, [found('A', '2026-10-23')])).toEqual([]);
  expect(names(daily, [found('A inside', '2026-11-21')])).toEqual([]);
  expect(names(daily, [found('A', '2025-01-01', 'rectifying')])).toEqual([]);
  for (const none of ['withdrawn', 'rejected', 'merged'] as const)
    expect(names(daily, [found('A', '2026-11-21', none)]), none).toEqual([['A', 30]]);
});

test('a point that is new, or asked for once a month, or seen by chance has no streak', () => {
  const days22 = every(1, (n): Seen => (n < 7 ? { B: 'seen' } : { A: 'seen' }));
  expect(names(days22)).toEqual([['B', 7]]);
  expect(names(every(14, () => ({ A: 'seen' })))).toEqual([]);
  expect(names(every(1, () => ({ A: 'not asked' })))).toEqual([]);
});

test('a round that is open still, or of today, decides nothing', () => {
  const daily = every(1, () => ({ A: 'seen' }));
  const open = round(days.to, { A: 'missed' }, { id: 'open', closed: null });
  const today = round('2026-11-22', { A: 'missed' }, { id: 'today' });
  expect(names([...daily, open, today])).toEqual([['A', 30]]);
});

test('what a room lacks or had breaks the streak of the points in it; its floor, and the room beside it, break none', () => {
  const place = (placeId: string, kind: Place['kind'], ...above: string[]): [string, Place] => [
    placeId,
    { id: placeId, kind, name: placeId, ancestors: above.map((one) => ({ id: one, name: one })) },
  ];
  const places = new Map([
    place('house', 'building'),
    place('floor', 'floor', 'house'),
    place('lab', 'room', 'house', 'floor'),
    place('store', 'room', 'house', 'floor'),
    place('cupboard', 'point', 'house', 'floor', 'lab'),
    place('stairs', 'point', 'house', 'floor'),
  ]);
  const told = speaksOf((one) => places.get(one));
  const left = (rounds: Round[], cases: ReturnType<typeof found>[] = []) =>
    streaks(rounds, cases, days, told, dayOf).map(({ placeId }) => placeId);
  const daily = every(1, () => ({ cupboard: 'seen', stairs: 'seen' }));
  expect(left(daily)).toEqual(['cupboard', 'stairs']);
  expect(left(daily, [found('lab', '2026-11-02')])).toEqual(['stairs']);
  expect(left(daily, [found('store', '2026-11-02')])).toEqual(['cupboard', 'stairs']);
  expect(left(daily, [found('floor', '2026-11-02'), found('house', '2026-11-03')])).toEqual(['cupboard', 'stairs']);
  // Another round asked for the room, and nobody came; or for the cupboard, where the room is a point of its own.
  expect(left([...daily, round('2026-11-05', { lab: 'missed' }, { id: 'of the lab' })])).toEqual(['stairs']);
  const rooms = every(1, (n) => ({ lab: 'seen', cupboard: n === 3 ? 'missed' : 'seen' }) as Seen);
  expect(left(rooms)).toEqual([]);
});
