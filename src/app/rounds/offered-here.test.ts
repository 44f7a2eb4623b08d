import { expect, test } from 'vitest';
import { due, route } from '../../../tests/cast-rounds.ts';
import { canteen, dorm3, floor2, id, li, tonight, wang } from '../../../tests/cast.ts';
import type { RoundLine } from '../../db/rounds.ts';
import type { Round, Standing } from '../../domain/round.ts';
import { offeredHere } from './offered-here.ts';

const points = [floor2.id, canteen.id].map((placeId) => ({ placeId, templates: [], minutes: null }));
const along = due({ route: route({ points }) });
type Part = { by?: string; startedAt?: number; finishedAt?: number | null; handed?: true };
const line = (standing: Standing, walks: Part[] = [], seen: string[] = []): RoundLine => {
  const walked = points.map((point) =>
    Object.assign({}, point, {
      visits: seen.includes(point.placeId)
        ? [{ id: id(1), by: wang.id, byName: '', at: tonight, sure: true, how: 'scan' as const }]
        : [],
      skips: [],
    }),
  );
  const parts = walks.map((walk) => ({
    by: li.id,
    byName: '',
    startedAt: tonight,
    finishedAt: null,
    note: '',
    from: null,
    ...walk,
  }));
  const round: Round = { ...along, id: id(800), points: walked, walks: parts, closed: null };
  return {
    id: id(800),
    due: along,
    opensAt: tonight - 1000,
    round: walks.length > 0 ? round : undefined,
    standing,
    seen: 0,
  };
};
const at = (one: RoundLine, placeId = floor2.id, cameAt = tonight) => offeredHere(one, li.id, placeId, cameAt);

test('a code read before the round was begun begins it, one of no point of it does not', () => {
  expect([at(line('open')), at(line('overdue')), at(line('open'), dorm3.id)]).toEqual(['start', 'start', null]);
});

test('what was read before the round may begin, or of one that is over, begins nothing', () => {
  expect([at(line('open'), floor2.id, tonight - 1001), at(line('ahead')), at(line('missed'))]).toEqual([
    null,
    null,
    null,
  ]);
});

test('on the own walk it is an arrival, unless it was read before that or the point is done', () => {
  const going = line('running', [{}]);
  expect([at(going), at(going, floor2.id, tonight - 1), at(line('running', [{}], [floor2.id]))]).toEqual([
    'arrive',
    null,
    null,
  ]);
});

test('a round of a week that nobody is on at the moment is gone on with, one that a colleague walks or was handed is not', () => {
  expect([
    at(line('running', [{ finishedAt: tonight }])),
    at(line('running', [{ by: wang.id }])),
    at(line('running', [{ by: wang.id, finishedAt: tonight, handed: true }])),
  ]).toEqual(['start', null, null]);
});
