import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id, li, tonight } from '../../../tests/cast.ts';
import { due, route } from '../../../tests/cast-rounds.ts';
import type { RoundHere } from '../../db/rounds.ts';
import type { Point, Round, Visit } from '../../domain/round.ts';
import { onRoute, stretchesOf, type Station } from './stations.ts';

const [a, b, c] = [floor2.id, canteen.id, dorm3.id] as const;
const points = [a, b, c].map((placeId) => ({ placeId, templates: [], minutes: null }));
const visit = (at: number, by = li.id): Visit => ({
  id: id(600 + at),
  by,
  byName: '',
  at: tonight + at,
  sure: true,
  how: 'tap',
});

function here(order: 'fixed' | 'free', visits: Record<string, Visit[]>, skipped: string[] = []): RoundHere {
  const along = due({ route: route({ order, points }) });
  const walked: Point[] = points.map(({ placeId, templates, minutes }) => ({
    placeId,
    templates,
    minutes,
    visits: visits[placeId] ?? [],
    skips: skipped.includes(placeId)
      ? [{ id: id(700), by: li.id, byName: '', at: tonight, reason: 'locked', note: '' }]
      : [],
  }));
  const walks: Round['walks'] = [{ by: li.id, byName: '', startedAt: tonight, finishedAt: null, note: '', from: null }];
  const round: Round = { ...along, id: id(800), points: walked, walks, closed: null };
  const places = new Map([floor2, canteen, dorm3].map((place) => [place.id, place]));
  return {
    id: id(800),
    due: along,
    opensAt: 0,
    round,
    standing: 'running',
    seen: 0,
    plan: undefined,
    mine: true,
    places,
  };
}

test('in a fixed order the next point is the first that is open', () => {
  const { next, last, stations } = onRoute(here('fixed', { [b]: [visit(1)] }), li.id);
  expect([next?.point.placeId, last?.point.placeId]).toEqual([a, b]);
  expect(stations.map(({ state }) => state)).toEqual(['here', 'done', 'todo']);
});

test('in a free order the next point is the one after the last, and round again', () => {
  expect(onRoute(here('free', { [b]: [visit(1)] }), li.id).next?.point.placeId).toBe(c);
  expect(onRoute(here('free', { [b]: [visit(1)], [c]: [visit(2)] }), li.id).next?.point.placeId).toBe(a);
});

test('what was skipped is not next, and what the baton says is done', () => {
  const skipped = onRoute(here('fixed', {}, [a]), li.id);
  expect(skipped.next?.point.placeId).toBe(b);
  expect(skipped.stations[0]?.state).toBe('skipped');
  const taken = here('fixed', {});
  taken.round!.walks[0]!.from = { by: id(9), byName: '王秀兰', done: [a, b, id(99)], unsent: 0, at: tonight };
  const { next, stations } = onRoute(taken, li.id);
  expect(next?.point.placeId).toBe(c);
  expect(stations.map(({ isDone }) => isDone)).toEqual([true, true, false]);
});

test('nothing is next when all is done', () => {
  const all = onRoute(here('free', { [a]: [visit(1)], [b]: [visit(2)], [c]: [visit(3, id(9))] }), li.id);
  expect([all.next, all.last?.point.placeId]).toEqual([null, b]);
});

test('a long route is told by floors, in the order in which it is walked; a short one, or one that jumps about, is not', () => {
  const floor = (n: number) => ({ id: id(900 + n), name: `${n}层` });
  const on = (n: number, i: number): Station => {
    const place = { ...floor2, id: id(1000 + i), kind: 'point' as const, name: `${i}号点` };
    const point: Point = { placeId: place.id, templates: [], minutes: null, visits: [], skips: [] };
    return {
      point,
      place: { ...place, ancestors: [...floor2.ancestors, floor(n)] },
      name: '',
      state: 'todo',
      isDone: false,
    };
  };
  const along = (floors: number[]) =>
    stretchesOf(floors.map(on))?.map(({ name, stations }) => [name, stations.length]) ?? null;
  const [one, two] = [Array.from({ length: 7 }, () => 1), Array.from({ length: 7 }, () => 2)];
  expect(along([...one, ...two, 1, 1])).toEqual([
    ['3号宿舍楼 1层', 7],
    ['3号宿舍楼 2层', 7],
    ['3号宿舍楼 1层', 2],
  ]);
  expect(along([1, 1, 1, 2, 2, 2])).toBeNull();
  expect(along([...one, ...one])).toBeNull();
  expect(along(Array.from({ length: 20 }, (_, i) => i % 2))).toBeNull();
});
