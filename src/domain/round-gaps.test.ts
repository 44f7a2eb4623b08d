import { expect, test } from 'vitest';
import { tonight } from '../../tests/cast.ts';
import { due } from '../../tests/cast-rounds.ts';
import { roundGaps } from './round-gaps.ts';
import type { Round } from './round.ts';

const minuteMs = 60_000;
const ten = tonight - 30 * minuteMs;

/** The round of the night that is planned so many minutes after 22:00; begun so many after, or by nobody. */
function round(plannedAfter: number, begunAfter: number | null, over: Partial<Round> = {}): Round {
  const { points, ...rest } = due({ plannedAt: ten + plannedAfter * minuteMs });
  const startedAt = ten + (begunAfter ?? 0) * minuteMs;
  const walk = { by: 'li', byName: '李建国', startedAt, finishedAt: null, note: '', from: null };
  const visit = { id: 'v', by: 'li', byName: '李建国', at: startedAt + minuteMs, sure: true, how: 'scan' as const };
  return {
    ...rest,
    id: `${plannedAfter}`,
    points: points.map((point) => Object.assign({}, point, { visits: begunAfter === null ? [] : [visit], skips: [] })),
    walks: begunAfter === null ? [] : [walk],
    closed: null,
    ...over,
  };
}
const gapsOf = (...rounds: Round[]) => [...roundGaps(rounds)].map(([id, { minutes }]) => `${id}: ${minutes}`);

test('two rounds that are each in time can still lie too far apart', () => {
  const [early, late] = [round(0, -15), round(120, 150)];
  expect(gapsOf(late, early)).toEqual(['120: 165']);
});

test('where a round was missed the gap goes from the one before it to the one after it', () => {
  expect(gapsOf(round(0, 0), round(120, null), round(240, 240))).toEqual(['240: 240']);
});

test('a gap that is longer than the plan asks for is told, also where neither round was late', () => {
  const gaps = roundGaps([round(0, 0), round(120, 121), round(240, 271), round(360, 422)]);
  expect([...gaps]).toEqual([
    ['120', { minutes: 121, most: 120, near: true }],
    ['240', { minutes: 150, most: 120, near: true }],
    ['360', { minutes: 151, most: 120 }],
  ]);
});

test('what the plan asks for is no gap, and neither is the time between two windows or two nights', () => {
  expect(gapsOf(round(0, 0), round(120, 120), round(240, 240))).toEqual([]);
  expect(gapsOf(round(0, 0), round(600, 600))).toEqual([]);
  expect(gapsOf(round(0, 0), round(120, 300, { day: '2026-11-23' }))).toEqual([]);
  const whole = { startBy: null };
  expect(gapsOf(round(0, 0, whole), round(120, 300, whole))).toEqual([]);
});

test('a shorter last window asks for no more than the others', () => {
  const last = round(240, 245);
  const short = { ...last, finishBy: last.plannedAt + 60 * minuteMs, closesAt: last.plannedAt + 60 * minuteMs };
  expect(gapsOf(round(0, 0), round(120, 125), short)).toEqual(['120: 125']);
  expect(gapsOf(round(0, 0), round(120, 90), short)).toEqual(['240: 155']);
});
