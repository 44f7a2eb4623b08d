import { expect, test } from 'vitest';
import { answer, entry, id, inspection, photo, sha256, withAnswers } from '../../tests/cast.ts';
import { hashedText, parseEntry } from './entry.ts';
import { makeId } from './id.ts';
import type { Mark } from './photo.ts';

const sound = entry('inspection-submitted', inspection());
const read = (over: object) => parseEntry({ ...sound, ...over });

test('a sound entry is read back as it was written', () => {
  expect(parseEntry(JSON.parse(JSON.stringify(sound)))).toEqual({ is: 'known', entry: sound });
});

test('the hash covers everything but itself', () => {
  expect(sha256(hashedText(sound))).toBe(sound.hash);
  expect(hashedText({ ...sound, opSeq: sound.opSeq + 1 })).not.toBe(hashedText(sound));
});

test('3 a field nobody knows is refused, at the top and inside', () => {
  expect(read({ score: 100 })).toMatchObject({ is: 'bad', code: 'unknown-field' });
  expect(read({ body: { ...inspection(), passed: true } })).toMatchObject({ is: 'bad', code: 'unknown-field' });
});

test('3 an entry newer than this code is kept whole', () => {
  const newer = { schema: 9, body: { anything: ['at', 'all'] }, mood: 'new' };
  expect(read(newer)).toMatchObject({ is: 'newer', entry: newer });
  expect(read({ kind: 'hazard-rectified', schema: 1, body: {} })).toMatchObject({ is: 'newer' });
});

test.each([
  ['uppercase', sound.id.toUpperCase()],
  ['version 1', '01939b52-6c00-1000-8000-000000000001'],
  ['all zero', '00000000-0000-0000-0000-000000000000'],
  ['too short', sound.id.slice(1)],
])('12 an id that is %s is refused', (_what, id) => {
  expect(read({ id })).toMatchObject({ is: 'bad', code: 'bad-id' });
});

test.each([
  ['control characters', 'a\u0000b'],
  ['half a character', 'a\ud83d'],
  ['more than 4,000 characters', '好'.repeat(4001)],
])('18 a note with %s is refused', (_what, note) => {
  const body = inspection({ answers: withAnswers(answer('Z1-01', 'pass', { note })) });
  expect(read({ body })).toMatchObject({ is: 'bad', code: 'bad-shape', path: 'body.answers.0.note' });
});

test('18 a note of 4,000 emoji is a note of 4,000 characters', () => {
  const body = inspection({ answers: withAnswers(answer('Z1-01', 'pass', { note: '🔥'.repeat(4000) })) });
  expect(read({ body }).is).toBe('known');
});

test.each([1970, 2099])('19 a phone that thinks it is %i is believed enough to be kept', (year) => {
  expect(read({ at: { ...sound.at, ms: Date.UTC(year, 0, 1) } }).is).toBe('known');
});

test('19 an offset that no clock has is refused', () => {
  expect(read({ at: { ...sound.at, offsetMin: 99 * 60 } }).is).toBe('bad');
});

test('19 a moment that no calendar has was written by no clock', () => {
  expect(read({ at: { ...sound.at, ms: 8.65e15 } }).is).toBe('bad');
});

test('22 more than 200 photos are refused by name', () => {
  const photos = Array.from({ length: 201 }, (_, n) => sha256(String(n)));
  expect(read({ photos })).toMatchObject({ is: 'bad', code: 'too-many-photos' });
});

test('a route of more than 200 points is refused by name', () => {
  const points = Array.from({ length: 201 }, (_, n) => ({ placeId: id(1000 + n), templates: [], minutes: null }));
  const body = { id: id(1), name: '全校', order: 'free', points };
  expect(read({ kind: 'route-kept', schema: 1, body })).toMatchObject({ is: 'bad', code: 'too-many-points' });
});

test.each([
  ['outside the picture', [{ is: 'circle', from: [0, 0], to: [1.01, 1] }], 'body.photos.0.marks.0.to.0'],
  ['before it begins', [{ is: 'arrow', from: [-0.1, 0], to: [1, 1] }], 'body.photos.0.marks.0.from.0'],
  ['without words', [{ is: 'text', at: [0, 0], text: ' ' }], 'body.photos.0.marks.0.text'],
  ['with a sentence', [{ is: 'text', at: [0, 0], text: '长'.repeat(21) }], 'body.photos.0.marks.0.text'],
  ['of a shape nobody knows', [{ is: 'star', at: [0, 0] }], 'body.photos.0.marks.0.is'],
  ['in three dimensions', [{ is: 'circle', from: [0, 0, 0], to: [1, 1] }], 'body.photos.0.marks.0.from.2'],
  ['that are none', [], 'body.photos.0.marks'],
  ['beyond number', Array.from({ length: 21 }, () => ({ is: 'text', at: [0, 0], text: '这' })), 'body.photos.0.marks'],
])('marks %s are refused by name', (_what, marks, path) => {
  const photos = [{ ...photo('Z1-09', sha256('a')), marks }];
  expect(read({ body: { ...inspection(), photos } })).toMatchObject({ is: 'bad', code: 'bad-mark', path });
});

test.each([{}, [], { faults: ['fine'] }, { faults: [], dhash: 'FFFF' }, { faults: [], like: 'a' }])(
  'a look of %j is refused',
  (look) => {
    const photos = [{ ...photo('Z1-09', sha256('a')), look }];
    expect(read({ body: { ...inspection(), photos } }).is).toBe('bad');
  },
);

test('marks over a photo are read back as they were drawn', () => {
  const marks: Mark[] = [
    { is: 'circle', from: [0, 0.25], to: [0.5, 1] },
    { is: 'arrow', from: [0.1, 0.1], to: [0.2, 0.2] },
    { is: 'text', at: [1, 1], text: '插座烧黑' },
  ];
  const marked = entry('inspection-submitted', inspection({ photos: [{ ...photo('Z1-09', sha256('a')), marks }] }));
  expect(parseEntry(JSON.parse(JSON.stringify({ ...marked, schema: 3 })))).toMatchObject({ is: 'known' });
});

test('ids made in order sort in order, and carry their version', () => {
  const random = new Uint8Array(10).fill(255);
  const made = [1, 2, 1e12, 1.8e12].map((ms) => makeId(ms, random));
  expect([...made].sort()).toEqual(made);
  for (const id of made) expect(read({ id }).is).toBe('known');
});
