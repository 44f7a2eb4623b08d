import { expect, test } from 'vitest';
import { readyDb } from '../../tests/sync/phone.ts';
import { sha256, wang } from '../../tests/cast.ts';
import { metaOf } from './meta.ts';
import { bitsApart } from '../domain/alike.ts';
import { likeOf } from './seen-photos.ts';

const seen = (name: string, dhash: string, draftId = name, itemId = 'Z1-01') => ({
  sha256: sha256(name),
  dhash,
  draftId,
  itemId,
});

test('a picture that was sent in before is known again, and the nearest one is named', async () => {
  const db = await readyDb(wang);
  expect(await likeOf(db, seen('monday', 'ffffffff00000000'))).toBeNull();
  expect(await likeOf(db, seen('tuesday', 'fffffffe00000000'))).toBe(sha256('monday'));
  expect(await likeOf(db, seen('wednesday', 'fffffffc00000000'))).toBe(sha256('tuesday'));
  expect(await likeOf(db, seen('another', '00000000ffffffff'))).toBeNull();
  expect(await likeOf(db, seen('five bits', 'ffffffff0000001f', 'x'))).toBeNull();
});

test('several photos of one thing are the usual way, the same one at another item is not', async () => {
  const db = await readyDb(wang);
  await likeOf(db, seen('first', '0123456789abcdef', 'draft', 'Z1-01'));
  expect(await likeOf(db, seen('second', '0123456789abcdef', 'draft', 'Z1-01'))).toBeNull();
  expect(await likeOf(db, seen('third', '0123456789abcdef', 'draft', 'Z1-02'))).toBe(sha256('second'));
});

test('the newest three hundred are remembered, each once', async () => {
  const db = await readyDb(wang);
  for (let n = 0; n < 302; n++) await likeOf(db, seen(String(n), n.toString(16).padStart(16, '0')));
  await likeOf(db, seen('301', '0000000000000001'));
  const known = (await metaOf(db, 'seenPhotos')) ?? [];
  expect([known.length, known[0]?.sha256, known.filter(({ sha256: name }) => name === sha256('301')).length]).toEqual([
    300,
    sha256('301'),
    1,
  ]);
});

test('bits apart', () => {
  expect(bitsApart('0000', '0000')).toBe(0);
  expect(bitsApart('ffff', '0000')).toBe(16);
  expect(bitsApart('8001', '0001')).toBe(1);
});
