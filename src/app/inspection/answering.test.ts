import { expect, test } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import type { Item } from '../../domain/template.ts';
import {
  butForPhotos,
  withAfter,
  changed,
  inBulk,
  notApplicable,
  withFixedOnSpot,
  withMeets,
  withNote,
  withoutBulk,
  withReason,
  withSuspectedMajor,
  withValue,
} from './answering.ts';

const sha = 'a'.repeat(64);
const railing = (answer: Partial<Answer> = {}): Answer => ({
  itemId: 'F1-03',
  value: 'fail',
  via: 'tap',
  at: 1,
  photos: [],
  ...answer,
});
const item = (id: string) => ({ id, type: 'PF' }) as Item;

test('an answer taken back leaves nothing behind', () => {
  expect(changed([railing()], 'F1-03', 2, withValue(null, 2, false))).toEqual([]);
});

test('an answer taken back keeps its photos and its note', () => {
  const [left] = changed([railing({ photos: [sha], note: '松了' })], 'F1-03', 2, withValue(null, 2, false));
  expect(left).toMatchObject({ value: null, photos: [sha], note: '松了' });
});

test('normal after all: reasons and the repair go, the photo stays', () => {
  const [after] = changed(
    [railing({ photos: [sha], reasons: [1], fixedOnSpot: true })],
    'F1-03',
    2,
    withValue('pass', 2, false),
  );
  expect(after).toEqual({ itemId: 'F1-03', value: 'pass', via: 'tap', at: 2, photos: [sha] });
});

test('a number that stays out of its limits keeps its reasons', () => {
  const [after] = changed([railing({ value: 9, reasons: [1] })], 'F1-03', 2, withValue(10, 2, true));
  expect(after).toMatchObject({ value: 10, reasons: [1] });
});

test('not applicable has a reason and no value', () => {
  const [after] = changed([railing({ note: '门锁着' })], 'F1-03', 2, notApplicable('locked', '', 2));
  expect(after).toEqual({
    itemId: 'F1-03',
    value: null,
    na: { reason: 'locked' },
    via: 'tap',
    at: 2,
    photos: [],
    note: '门锁着',
  });
});

test('an answer after not applicable is an answer', () => {
  const [after] = changed(
    [railing({ value: null, na: { reason: 'locked' } })],
    'F1-03',
    2,
    withValue('pass', 2, false),
  );
  expect(after).not.toHaveProperty('na');
});

test('a note alone is kept without an answer, and an empty one is not', () => {
  const noted = changed([], 'F1-03', 2, withNote('看一下'));
  expect(noted[0]).toMatchObject({ value: null, note: '看一下' });
  expect(changed(noted, 'F1-03', 3, withNote(''))).toEqual([]);
});

test('reasons are kept in the order of the template', () => {
  const once = changed([railing()], 'F1-03', 2, withReason(4, true));
  const twice = changed(once, 'F1-03', 2, withReason(1, true));
  expect(twice[0]?.reasons).toEqual([1, 4]);
  expect(changed(twice, 'F1-03', 2, withReason(4, false))[0]?.reasons).toEqual([1]);
});

test('put right on the spot can be said and unsaid', () => {
  const fixed = changed([railing()], 'F1-03', 2, withFixedOnSpot(true));
  expect(fixed[0]?.fixedOnSpot).toBe(true);
  expect(changed(fixed, 'F1-03', 2, withFixedOnSpot(false))[0]).not.toHaveProperty('fixedOnSpot');
});

test('which photo shows it put right goes with saying that it is', () => {
  const fixed = changed(changed([railing()], 'F1-03', 2, withFixedOnSpot(true)), 'F1-03', 2, withAfter('a photo'));
  expect(fixed[0]).toMatchObject({ fixedOnSpot: true, after: 'a photo' });
  expect(changed(fixed, 'F1-03', 2, withFixedOnSpot(false))[0]).not.toHaveProperty('after');
});

test('the rest in bulk says so, keeps notes, and is taken back as a whole', () => {
  const noted = changed([], 'F1-05', 1, withNote('看一下'));
  const all = inBulk([railing(), ...noted], [item('F1-04'), item('F1-05')], 9);
  expect(all.map((answer) => [answer.itemId, answer.value, answer.via])).toEqual([
    ['F1-03', 'fail', 'tap'],
    ['F1-05', 'pass', 'bulk'],
    ['F1-04', 'pass', 'bulk'],
  ]);
  expect(withoutBulk(all, ['F1-04', 'F1-05'], 10)).toEqual([railing(), { ...noted[0], at: 9 }]);
});

test('an item answered by hand after the bulk keeps its own answer when the bulk is taken back', () => {
  const all = inBulk([], [item('F1-04'), item('F1-05')], 9);
  const corrected = changed(all, 'F1-04', 10, withValue('fail', 10, true));
  expect(withoutBulk(corrected, ['F1-04', 'F1-05'], 11).map((answer) => answer.itemId)).toEqual(['F1-04']);
});

test.each([
  ['the question is answered with no after all', withMeets(false)],
  ['it is not suspected any more', withSuspectedMajor(false)],
])('what was done at once goes when %s', (_why, change) => {
  const said = railing({ meets: true, suspectedMajor: true, interim: 'isolated' });
  expect(changed([said], 'F1-03', 2, change)[0]).not.toHaveProperty('interim');
});

test('what was done at once stays said of what should have been put right on the spot', () => {
  const said = railing({ meets: true, suspectedMajor: true, interim: 'isolated' });
  for (const change of [withMeets(false, true), withSuspectedMajor(false, true)])
    expect(changed([said], 'F1-03', 2, change)[0]).toHaveProperty('interim', 'isolated');
});

test('a row that a sheet lies over is drawn again for whatever is said, and not for a photo', () => {
  const drawn = railing({ note: '松动' });
  expect(butForPhotos(railing({ note: '松动', photos: [sha] }), drawn)).toBe(drawn);
  for (const said of [railing(), railing({ note: '松动', value: 'pass' }), railing({ note: '松动', after: sha })])
    expect(butForPhotos(said, drawn)).toBe(said);
  expect(butForPhotos(undefined, drawn)).toBeUndefined();
});
