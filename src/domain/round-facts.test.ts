import { expect, test } from 'vitest';
import type { Visit } from './round.ts';
import { roundFacts } from './round-facts.ts';
import { tallyOf } from './round-groups.ts';

const visit = (at: number, over: Partial<Visit> = {}): Visit => ({
  id: `v${at}`,
  by: 'li',
  byName: '李建国',
  at,
  sure: true,
  how: 'scan',
  ...over,
});
const round = (visits: (Visit | null)[], over = {}) => ({
  order: 'fixed' as const,
  proof: 'scan' as const,
  walks: [],
  points: visits.map((one, i) => ({
    placeId: `p${i}`,
    templates: [],
    minutes: null,
    visits: one ? [one] : [],
    skips: [],
  })),
  ...over,
});

test('a walk of fourteen seconds a point is worth a look, one of fifteen is not', () => {
  expect(roundFacts(round([visit(0), visit(22_000), visit(44_000)])).fast).toEqual({ seconds: 44, points: 3 });
  expect(roundFacts(round([visit(0), visit(22_000), visit(45_000)])).fast).toBeNull();
  expect(roundFacts(round([visit(0), null])).fast).toBeNull();
});

test('how long a walk took is reckoned from its beginning, by whoever began first, and of the points that were seen', () => {
  const begun = (...startedAt: number[]) => ({
    walks: startedAt.map((at) => ({
      by: 'li',
      byName: '李建国',
      startedAt: at,
      finishedAt: null,
      note: '',
      from: null,
    })),
  });
  const two = [visit(60_000), null, visit(65_000)];
  expect(roundFacts(round(two, begun(40_000))).fast).toEqual({ seconds: 25, points: 2 });
  expect(roundFacts(round(two, begun(40_000, 35_000))).fast).toBeNull();
  // A code that was read before 开始 was pressed is when it began.
  expect(roundFacts(round(two, begun(64_000))).fast).toEqual({ seconds: 5, points: 2 });
});

test('where no proof is asked for, points nobody pressed are neither too fast nor out of order; what was scanned all the same counts', () => {
  const atTheEnd = (at: number) => visit(at, { how: 'tap' });
  const none = { proof: 'none' as const };
  expect(roundFacts(round([atTheEnd(600_000), atTheEnd(600_001)], none))).toMatchObject({ fast: null, outOfOrder: [] });
  const mixed = [atTheEnd(600_000), visit(60_000), atTheEnd(600_001)];
  expect(roundFacts(round(mixed, none))).toMatchObject({ fast: null, outOfOrder: [], unproved: [] });
  expect(roundFacts(round([visit(9000), visit(0)], none))).toMatchObject({ fast: { points: 2 }, outOfOrder: ['p1'] });
  expect(roundFacts(round([atTheEnd(0), atTheEnd(1)], { proof: 'tap' })).fast).not.toBeNull();
});

test('a point seen before one that stands earlier is out of order, where the order is fixed', () => {
  const visits = [visit(60_000), visit(0), visit(120_000)];
  expect(roundFacts(round(visits)).outOfOrder).toEqual(['p1']);
  expect(roundFacts(round(visits, { order: 'free' })).outOfOrder).toEqual([]);
});

test('what was seen before the round might begin is told, and not where the school never said when', () => {
  const visits = [visit(0), visit(60_000)];
  expect(roundFacts(round(visits, { closed: { opensAt: 60_000 } })).early).toEqual(['p0']);
  expect(roundFacts(round(visits, { closed: {} })).early).toEqual([]);
});

test('an unsure clock and a press where a scan is asked for are named by their points', () => {
  const facts = roundFacts(round([visit(0, { sure: false }), visit(60_000, { how: 'tap' })]));
  expect(facts).toMatchObject({ unsure: ['p0'], unproved: ['p1'] });
});

test('a code that was typed is told where a scan is asked for and nothing better was shown', () => {
  const typed = visit(0, { how: 'typed' });
  expect(roundFacts(round([typed, visit(60_000)]))).toMatchObject({ typed: ['p0'], unproved: [] });
  expect(roundFacts(round([typed], { proof: 'tap' })).typed).toEqual([]);
  const [point] = round([typed]).points;
  const both = { ...round([]), points: [{ ...point!, visits: [typed, visit(9000, { how: 'nfc' })] }] };
  expect(roundFacts(both).typed).toEqual([]);
});

test('a small proof that was skipped is told, and not where somebody gave it', () => {
  const asked = (said: string | null) => ({ micro: { ask: 'digits' as const, said } });
  expect(roundFacts(round([visit(0, asked(null)), visit(60_000, asked('42'))])).micro).toEqual(['p0']);
  const [point] = round([visit(0, asked(null))]).points;
  const both = { ...round([]), points: [{ ...point!, visits: [visit(0, asked(null)), visit(9000, asked('42'))] }] };
  expect(roundFacts(both).micro).toEqual([]);
});

test('a small proof that the school draws and no phone asked for is told as well', () => {
  const told = (said: object, over = {}) =>
    roundFacts(round([visit(0, said), visit(60_000)], { closed: { micro: ['p0', 'p1'] }, ...over })).micro;
  expect(told({})).toEqual(['p0', 'p1']);
  expect(told({ micro: { ask: 'digits', said: '42' } })).toEqual(['p1']);
  expect(told({}, { closed: {} })).toEqual([]);
});

test('an old code shows nothing, typed or scanned', () => {
  const visits = [visit(0, { code: 'old' }), visit(60_000, { how: 'typed', code: 'other' })];
  expect(roundFacts(round(visits))).toMatchObject({ unproved: ['p0', 'p1'], typed: [] });
});

test('every standing is counted once', () => {
  const all = ['done', 'running', 'late', 'overdue', 'partly', 'missed', 'ahead', 'open'] as const;
  expect(tallyOf(all.map((standing) => ({ standing })))).toEqual({
    done: 1,
    running: 1,
    late: 2,
    partly: 1,
    missed: 1,
    ahead: 2,
  });
});
