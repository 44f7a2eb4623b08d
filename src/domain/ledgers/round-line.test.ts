import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id, tonight, wang, yucai } from '../../../tests/cast.ts';
import { due, plan } from '../../../tests/cast-rounds.ts';
import type { Round, Visit } from '../round.ts';
import { guardRounds, nightRounds } from './round-line.ts';

const places = new Map([dorm3, floor2, canteen].map((place) => [place.id, place]));
const around = { timeZone: yucai.timeZone, now: tonight, placeOf: (of: string) => places.get(of), shows: false };

function walked(proof: Round['proof'], over: Partial<Visit> = {}): Round {
  const { points, ...rest } = due({ plan: plan({ proof }) });
  const visit: Visit = { id: id(1), by: wang.id, byName: wang.name, at: tonight, sure: true, how: 'tap', ...over };
  return {
    ...rest,
    id: 'r',
    points: points.map((one) => Object.assign({}, one, { visits: [visit], skips: [] })),
    walks: [],
    closed: null,
  };
}

test.each([nightRounds, guardRounds])('$title says nothing of when and how where nobody pressed anything', (form) => {
  const first = (round: Round) => {
    const [row] = form.rowsOf({ round, number: 1, within: [] }, around);
    const cells = new Map(form.heads.map(({ head }, n) => [head, row?.cells[n]]));
    return ['到点时间', '情况'].map((head) => cells.get(head) ?? '');
  };
  expect(first(walked('none'))).toEqual(['', '不要求证明']);
  expect(first(walked('none', { how: 'scan' }))).toEqual([expect.stringMatching(/^\d\d:\d\d$/), '已到（扫码）']);
  expect(first(walked('tap'))).toEqual([expect.stringMatching(/^\d\d:\d\d$/), '已到（点一下）']);
});
