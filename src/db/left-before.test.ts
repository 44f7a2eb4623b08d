import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { dian, Ledger, responsibility, sayings, shui } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { page, readyDb } from '../../tests/sync/phone.ts';
import { beforePicture } from './before-pictures.ts';
import { applyChanges } from './changes.ts';
import { keepBefore } from './left-before.ts';

/** As much of a browser's cache as is used here, in memory; `room`: how many it takes. */
function cachesOfBrowser(room = Infinity) {
  const all = new Map<string, Map<string, Response>>();
  const of = (name: string) => all.get(name) ?? all.set(name, new Map()).get(name)!;
  return {
    open: async (name: string) => ({
      put: async (path: string, body: Response) => {
        if (of(name).size >= room) throw new DOMException('full', 'QuotaExceededError');
        of(name).set(path, body);
      },
      keys: async () => [...of(name).keys()].map((path) => new Request(`http://x${path}`)),
      delete: async (asked: Request) => of(name).delete(new URL(asked.url).pathname),
    }),
    match: async (path: string, { cacheName }: { cacheName: string }) => of(cacheName).get(path)?.clone(),
  };
}
beforeEach(() => vi.stubGlobal('caches', cachesOfBrowser()));

const hashes = ['a', 'b', 'c', 'd', 'e'].map((letter) => letter.repeat(64));
const people = [dian, shui].map((body) => ({ type: 'person' as const, id: body.id, body }));
const book = { type: 'responsibility' as const, id: cast.yucai.id, body: responsibility };
const small = vi.fn(async ({ sha256 }: { sha256: string }) => new TextEncoder().encode(sha256).buffer as ArrayBuffer);

/** The electrician's phone; somebody else found and photographed it. */
async function entrusted() {
  const ledger = new Ledger();
  const { id } = ledger.report(cast.wang, { photos: hashes.map((sha256) => cast.photo('report', sha256)) });
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  const document = () => ({ type: 'hazard' as const, id, body: ledger.hazard(id) });
  const db = await readyDb(dian, [...people, book, document()]);
  return { db, ledger, id, document };
}

test('the first photos of an own case are kept small, once, whoever took them', async () => {
  const { db } = await entrusted();
  expect(await keepBefore(db, small)).toBe(4);
  expect(await keepBefore(db, small)).toBe(0);
  expect(new TextDecoder().decode(await beforePicture(db, hashes[0]!))).toBe(hashes[0]);
  expect(await beforePicture(db, hashes[4]!)).toBeUndefined();
});

test('what is too large, cannot be had or finds no room is gone without, and nothing fails', async () => {
  const { db } = await entrusted();
  expect(await keepBefore(db, async () => new ArrayBuffer(60_001))).toBe(0);
  expect(await keepBefore(db, async () => null)).toBe(0);
  vi.stubGlobal('caches', cachesOfBrowser(1));
  expect(await keepBefore(db, small)).toBe(1);
  vi.stubGlobal('caches', undefined);
  expect(await keepBefore(db, small)).toBe(0);
  expect(await beforePicture(db, hashes[0]!)).toBeUndefined();
});

test('they leave the phone with the case', async () => {
  const { db, ledger, id, document } = await entrusted();
  await keepBefore(db, small);
  ledger.take(id, cast.sun, { ...sayings.assign(ledger.hazard(id)), personId: shui.id } as never);
  await applyChanges(db, 'the first cursor', page([document()], { cursor: 'the second cursor' }));
  expect(await keepBefore(db, small)).toBe(0);
  expect(await beforePicture(db, hashes[0]!)).toBeUndefined();
});
