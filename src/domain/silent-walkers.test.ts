import { expect, test } from 'vitest';
import type { Standing, Walk } from './round.ts';
import { silentWalkers } from './silent-walkers.ts';

const minuteMs = 60_000;
const [plannedAt, closesAt] = [100 * minuteMs, 220 * minuteMs];
const [li, zhou] = [
  { id: 'li', name: '李建国' },
  { id: 'zhou', name: '周强' },
];
const walk = (who: typeof li, over: Partial<Walk> = {}): Walk => ({
  by: who.id,
  byName: who.name,
  startedAt: plannedAt,
  finishedAt: null,
  note: '',
  from: null,
  ...over,
});
/** Who is named, when the phones were heard of so many minutes after the clock began. */
const silent = (standing: Standing, heard: Record<string, number>, walks?: Walk[]) =>
  silentWalkers(
    { plannedAt, closesAt, standing, round: walks ? { walks } : null },
    [li, zhou],
    new Map(Object.entries(heard).map(([id, minutes]) => [id, minutes * minuteMs])),
  ).map(({ name, at }) => `${name} ${at / minuteMs}`);

test('a round that was missed or has not begun names whose phone was last heard of before it was due', () => {
  for (const standing of ['missed', 'overdue'] as const)
    expect(silent(standing, { li: 80, zhou: 130 })).toEqual(['李建国 80']);
  expect(silent('missed', { li: 80, zhou: 20 })).toEqual(['李建国 80', '周强 20']);
  expect(silent('missed', { li: 100, zhou: 230 })).toEqual([]);
});

test('whoever has no phone keeps nothing back, and of what may still begin nothing is said', () => {
  expect(silent('missed', {})).toEqual([]);
  for (const standing of ['ahead', 'open'] as const) expect(silent(standing, { li: 80 })).toEqual([]);
});

test('of a round that lost points the phone is named that was not heard of since its window closed', () => {
  expect(silent('partly', { li: 150, zhou: 20 }, [walk(li)])).toEqual(['李建国 150']);
  expect(silent('missed', { li: 150 }, [walk(li)])).toEqual(['李建国 150']);
  expect(silent('partly', { li: 230 }, [walk(li)])).toEqual([]);
  expect(silent('partly', { li: 150 }, [walk(li, { finishedAt: 140 * minuteMs })])).toEqual([]);
  expect(silent('running', { li: 150 }, [walk(li)])).toEqual([]);
});

test('where it was handed on and nothing came of the taker, the taker may be whoever was silent since', () => {
  const handed = walk(li, { finishedAt: 140 * minuteMs, handed: true });
  expect(silent('partly', { li: 150, zhou: 130 }, [handed])).toEqual(['周强 130']);
  expect(silent('partly', { li: 150, zhou: 150 }, [handed])).toEqual([]);
});
