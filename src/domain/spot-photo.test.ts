import { expect, test } from 'vitest';
import { answer, checklist, id, item } from '../../tests/cast.ts';
import { makeId } from './id.ts';
import { spotItem, spotPhoto } from './spot-photo.ts';

const plain = { ...checklist, items: Array.from({ length: 12 }, (_, n) => item({ id: `Z3-${n + 10}`, type: 'PF' })) };
const inBulk = plain.items.map((one) => answer(one.id, 'pass', { via: 'bulk' }));
let state = 7;
const random = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
const ids = Array.from({ length: 4000 }, (_, n) =>
  makeId(
    n * 1000,
    Uint8Array.from({ length: 10 }, () => Math.floor(random() * 256)),
  ),
);
const drawnId = ids.find((one) => spotItem(one, plain, inBulk))!;

test('one in four inspections in which bulk was used is asked for one photo, of any of its items', () => {
  const asked = ids.flatMap((one) => spotItem(one, plain, inBulk)?.id ?? []);
  expect(asked.length / ids.length).toBeGreaterThan(0.22);
  expect(asked.length / ids.length).toBeLessThan(0.28);
  for (const { id: itemId } of plain.items) expect(asked.filter((one) => one === itemId).length).toBeGreaterThan(40);
});

test('the same record asks for the same photo however often it is asked', () => {
  const first = spotItem(drawnId, plain, inBulk);
  expect(spotItem(drawnId, plain, [...inBulk].reverse())).toBe(first);
});

test('answering the chosen item by itself moves the photo on and gets nobody out of it', () => {
  const first = spotItem(drawnId, plain, inBulk)!;
  const byHand = inBulk.map((one) => (one.itemId === first.id ? answer(first.id, 'pass') : one));
  const next = spotItem(drawnId, plain, byHand);
  expect(next).not.toBeNull();
  expect(next).not.toBe(first);
});

test('who looked at every item is asked for nothing', () => {
  const byHand = plain.items.map((one) => answer(one.id, 'pass'));
  expect(ids.some((one) => spotItem(one, plain, byHand))).toBe(false);
});

test('it is given with a photo of the item, skipped with a reason, or nothing was said', () => {
  const chosen = spotItem(drawnId, plain, inBulk)!;
  const shot = inBulk.map((one) => (one.itemId === chosen.id ? { ...one, photos: ['a'] } : one));
  expect(spotPhoto(drawnId, plain, { answers: shot })?.is).toBe('given');
  expect(spotPhoto(drawnId, plain, { answers: inBulk, spot: { skipped: 'no-camera' } })?.is).toBe('no-camera');
  expect(spotPhoto(drawnId, plain, { answers: inBulk, spot: { skipped: null } })?.is).toBe('due');
  expect(spotPhoto(id(1), plain, { answers: [] })).toBeNull();
});
