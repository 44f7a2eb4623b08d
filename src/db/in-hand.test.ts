import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { picture, readyDb } from '../../tests/sync/phone.ts';
import { canteen, floor2, id, wang } from '../../tests/cast.ts';
import { caseHere, reportHazard, takeStep } from './cases.ts';
import { inHand, keepInHand, nothingInHand, putAway, shotsInHand, withShot } from './in-hand.ts';
import type { DeviceDb } from './device-db.ts';
import { sweepPhotos } from './sweep.ts';

const report = {
  placeId: floor2.id,
  source: 'spot' as const,
  category: 'fire' as const,
  text: '通道堆物',
  suspectedMajor: false,
  fixed: false,
  repair: null,
};

async function shot(name: string) {
  const { photo, data } = await picture('report', name);
  return { photo, bytes: data, thumb: new ArrayBuffer(3) };
}

async function takeInHand(db: DeviceDb, about: string, name: string) {
  const one = await shot(name);
  await keepInHand(db, about, (before) => ({ ...before, photos: [...before.photos, one.photo] }), one);
  return one;
}

test('a photo in hand stays through every sweep, beside what was typed meanwhile', async () => {
  const db = await readyDb(wang);
  const one = await takeInHand(db, 'report', 'the corridor');
  await keepInHand(db, 'report', (before) => ({ ...before, said: { note: '通道' } }));
  await sweepPhotos(db, Date.now() + 1e12);
  expect(await inHand(db, 'report')).toMatchObject({ said: { note: '通道' }, photos: [one.photo] });
  expect((await shotsInHand(db, [one.photo])).map(({ photo }) => photo.sha256)).toEqual([one.photo.sha256]);
});

test('a photo whose commit lost its answer is in hand once', async () => {
  const db = await readyDb(wang);
  const one = await shot('the corridor');
  const begin = db.transaction.bind(db) as (...asked: unknown[]) => Promise<unknown>;
  let isLost = false;
  const lost = vi.spyOn(db, 'transaction').mockImplementation((async (...asked: unknown[]) => {
    const done = await begin(...asked);
    const isOfHand = (asked[1] as readonly unknown[])[0] === db.meta;
    if (!isOfHand || isLost) return done;
    isLost = true;
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
  }) as never);
  await keepInHand(db, 'report', (before) => withShot(before, one.photo), one);
  lost.mockRestore();
  expect(isLost).toBe(true);
  expect((await inHand(db, 'report'))?.photos).toEqual([one.photo]);
});

test('what was put away is gone with its photos', async () => {
  const db = await readyDb(wang);
  const one = await takeInHand(db, 'report', 'the corridor');
  await putAway(db, 'report');
  expect(await inHand(db, 'report')).toBeUndefined();
  expect(await shotsInHand(db, [one.photo])).toEqual([]);
});

test('what is said is in hand no more, in one step with its entry; what is refused stays in hand', async () => {
  const db = await readyDb(wang);
  const one = await takeInHand(db, 'report', 'the corridor');
  await takeInHand(db, 'other', 'another');
  const nowhere = reportHazard(db, { ...report, placeId: id(999) }, [one], 'report');
  await expect(nowhere).rejects.toMatchObject({ code: 'place-unknown' });
  expect(await inHand(db, 'report')).toBeDefined();
  const said = await reportHazard(db, report, [one], 'report');
  expect(await inHand(db, 'report')).toBeUndefined();
  expect(await inHand(db, 'other')).toBeDefined();
  const here = await caseHere(db, said);
  expect(here?.hazard).toMatchObject({ state: 'reported', photos: [one.photo.sha256] });
  expect(here?.sent.get(here.report ?? '')).toMatchObject({ delivery: 'waiting', photos: 1, quarantined: null });
});

test('a comment is a step of the case that is there, and says that it waits', async () => {
  const db = await readyDb(wang);
  const id = await reportHazard(db, { ...report, placeId: canteen.id });
  const before = await caseHere(db, id);
  const one = await shot('again');
  await takeStep(db, before!.hazard, { do: 'comment', note: '还在', mentions: [] }, [one]);
  const after = await caseHere(db, id);
  const [step] = after!.hazard.handling!.steps;
  expect(step).toMatchObject({ said: { do: 'comment', note: '还在' }, photos: [one.photo.sha256] });
  expect(after!.sent.get(step!.stepId)).toMatchObject({ delivery: 'waiting', photos: 1 });
});

test('what is in hand with its photos can be said when there is no room for another photo', async () => {
  const db = await readyDb(wang);
  const one = await takeInHand(db, 'report', 'the corridor');
  await db.meta.delete('reserve');
  const full = () => new DOMException('full', 'QuotaExceededError');
  const put = db.meta.put.bind(db.meta);
  vi.spyOn(db.meta, 'put').mockImplementation(
    (row) => (row.key === 'reserve' ? Promise.reject(full()) : put(row)) as never,
  );
  const said = await reportHazard(db, report, await shotsInHand(db, [one.photo]), 'report');
  expect((await caseHere(db, said))?.hazard.photos).toEqual([one.photo.sha256]);
  await expect(reportHazard(db, report, [await shot('a new one')])).rejects.toMatchObject({ reason: 'full' });
});

test('nothing in hand is nothing', async () => {
  const db = await readyDb(wang);
  expect(await inHand(db, 'report')).toBeUndefined();
  expect(await keepInHand(db, 'report', (before) => before)).toMatchObject(nothingInHand);
});
