import { expect, test } from 'vitest';
import { due } from '../../tests/cast-rounds.ts';
import { canteen, floor2, id } from '../../tests/cast.ts';
import type { RoundRow } from './round-reports.ts';
import { standingsAt, underWayThen } from './round-then.ts';
import type { Round, Visit } from './round.ts';

const at = (text: string): number => Date.parse(`${text}+08:00`);
const visit = (text: string): Visit => ({
  id: id(1),
  by: id(12),
  byName: '李建国',
  at: at(text),
  sure: true,
  how: 'tap',
});
const month = {
  ...due(),
  day: '2026-11-01',
  plannedAt: at('2026-11-01T00:00'),
  startBy: null,
  finishBy: at('2026-12-01T00:00'),
  closesAt: at('2026-12-01T01:00'),
};
/** Begun on the 5th, its second point seen on the 20th, and finished then. */
const round: Round = {
  ...month,
  id: 'm',
  points: [
    { placeId: floor2.id, templates: [], minutes: null, visits: [visit('2026-11-05T09:00')], skips: [] },
    { placeId: canteen.id, templates: [], minutes: null, visits: [visit('2026-11-20T09:00')], skips: [] },
  ],
  walks: [
    {
      by: id(12),
      byName: '李建国',
      startedAt: at('2026-11-05T08:59'),
      finishedAt: at('2026-11-20T09:05'),
      note: '好',
      from: null,
    },
  ],
  closed: { at: at('2026-12-01T01:00'), outcome: 'done', missed: [] },
};
const row = { ...month, id: 'm', opensAt: month.plannedAt, walkers: [], standing: 'done', round } as RoundRow;
const now = at('2026-12-02T10:00');
const stood = (day: string, of: RoundRow = row, asOf = now) => underWayThen([of], day, asOf).map((one) => one.standing);

test('a monthly round is shown on a day in its middle as it stood when that day was over', () => {
  expect([stood('2026-11-04'), stood('2026-11-05'), stood('2026-11-19'), stood('2026-11-20')]).toEqual([
    ['open'],
    ['running'],
    ['running'],
    ['done'],
  ]);
  const [then] = underWayThen([row], '2026-11-10', now);
  expect(then?.round?.points.map(({ visits }) => visits.length)).toEqual([1, 0]);
  expect(then?.round).toMatchObject({ closed: null, walks: [{ finishedAt: null, note: '' }] });
});

test('nobody’s round was open until its last day, where it stands among the others', () => {
  const nobody: RoundRow = { ...row, standing: 'missed', round: { ...round, points: [], walks: [] } };
  expect(stood('2026-11-29', nobody)).toEqual(['open']);
  expect(stood('2026-11-30', nobody)).toEqual([]);
});

test('a day that is not over, or is none of its days, shows nothing of it, and a nightly round is never one', () => {
  expect(stood('2026-11-20', row, at('2026-11-20T23:59'))).toEqual([]);
  expect([stood('2026-10-31'), stood('2026-12-01')]).toEqual([[], []]);
  const night = { ...due(), id: 'n', opensAt: 0, walkers: [], standing: 'done', round: null } as RoundRow;
  expect(stood('2026-11-22', night)).toEqual([]);
});

test('a day is held against the day before as it stood by the same hour', () => {
  const stoodAt = (text: string) => standingsAt([row], at(text)).map(({ standing }) => standing);
  expect([stoodAt('2026-11-05T08:00'), stoodAt('2026-11-05T10:00'), stoodAt('2026-11-21T00:00')]).toEqual([
    ['open'],
    ['running'],
    ['done'],
  ]);
});
