import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, responsibility, sayings, shui } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { page, picture, readyDb } from '../../tests/sync/phone.ts';
import { caseHere, takeStep } from './cases.ts';
import { applyChanges } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { inHand, keepInHand, putAway } from './in-hand.ts';
import { allInHand, inParts, leftInHand, leftOfCase, remarkFromHand } from './left-in-hand.ts';
import { countUnsent } from './unsent.ts';

const people = [dian, shui].map((body) => ({ type: 'person' as const, id: body.id, body }));
const book = { type: 'responsibility' as const, id: cast.yucai.id, body: responsibility };

/** The electrician has accepted a case, and has an after-photo and a word of it in hand. */
async function shotInHand() {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  ledger.take(id, dian, { do: 'accept', note: '' });
  const document = () => ({ type: 'hazard' as const, id, body: ledger.hazard(id) });
  const db = await readyDb(dian, [...people, book, document()]);
  const about = `${id} rectify`;
  const { photo, data } = await picture('report', 'repaired');
  const shot = { photo, bytes: data, thumb: new ArrayBuffer(1) };
  const of = (await caseHere(db, id))!.hazard;
  await keepInHand(db, about, (before) => ({ ...before, photos: [photo] }), shot, of);
  await keepInHand(db, about, (before) => ({ ...before, said: { note: '换好了' } }), undefined, of);
  const giveAway = async (gone = false) => {
    ledger.take(id, cast.sun, { ...sayings.assign(ledger.hazard(id)), personId: shui.id } as never);
    const next = gone ? page([], { gone: [{ type: 'hazard', id }] }) : page([document()]);
    await applyChanges(db, 'the first cursor', { ...next, cursor: 'the second cursor' });
  };
  return { db, id, about, photo, giveAway };
}

const stepsOf = async (db: DeviceDb, id: string) => (await caseHere(db, id))?.hazard.handling?.steps ?? [];

test('H5 what is in hand for a step that can be taken is not left, and is known all the same', async () => {
  const { db, id, about, photo } = await shotInHand();
  expect(await leftInHand(db)).toEqual([]);
  expect(await allInHand(db)).toMatchObject([
    { about, step: 'rectify', why: null, texts: ['换好了'], photos: [photo] },
  ]);
  expect(await leftOfCase(db, (await caseHere(db, id))!)).toEqual([]);
});

test('H5 what is in hand for a case that another has now is left with its words and photos, and becomes a remark once', async () => {
  const { db, id, about, photo, giveAway } = await shotInHand();
  await giveAway();
  const [left] = await leftInHand(db);
  expect(left).toMatchObject({ about, hazardId: id, isHere: true, why: 'step-not-now', texts: ['换好了'] });
  expect(await leftOfCase(db, (await caseHere(db, id))!)).toMatchObject([{ about }]);
  expect(await remarkFromHand(db, left!, '本来要请复查：')).toBe(true);
  expect(await remarkFromHand(db, left!, '本来要请复查：')).toBe(false);
  expect(await inHand(db, about)).toBeUndefined();
  const said = (await stepsOf(db, id)).filter(({ id: by }) => by === dian.id).map((one) => [one.said, one.photos]);
  expect(said.slice(1)).toEqual([[{ do: 'comment', note: '本来要请复查：\n换好了', mentions: [] }, [photo.sha256]]]);
});

test('H5 what is in hand for a case that has left the phone is left too, and can be said without a network', async () => {
  const { db, id, photo, giveAway } = await shotInHand();
  await giveAway(true);
  expect(await caseHere(db, id)).toBeUndefined();
  const [left] = await leftInHand(db);
  expect(left).toMatchObject({ hazardId: id, isHere: false, why: 'gone', texts: ['换好了'] });
  expect(left?.hazard?.placeName).not.toBe('');
  expect(await remarkFromHand(db, left!, '本来要请复查：')).toBe(true);
  expect(await countUnsent(db)).toBe(1);
  const row = await db.outbox.where('subject').equals(id).first();
  expect(row).toMatchObject({ kind: 'hazard-handled', photos: [{ sha256: photo.sha256 }] });
});

test('H5 what was typed on after it was shown is not made a remark half', async () => {
  const { db, about, giveAway } = await shotInHand();
  await giveAway();
  const [left] = await leftInHand(db);
  await new Promise((resolve) => setTimeout(resolve, 3));
  await keepInHand(db, about, (before) => ({ ...before, said: { note: '换好了，还差一个' } }));
  expect(await remarkFromHand(db, left!, '本来要请复查：')).toBe(false);
  expect(await inHand(db, about)).toMatchObject({ said: { note: '换好了，还差一个' } });
});

test('H5 what is put away is gone, and what was only chosen is nothing to keep', async () => {
  const { db, id, about, giveAway } = await shotInHand();
  await keepInHand(db, `${id} interim`, (before) => ({ ...before, said: { how: 'stopped', note: ' ' } }));
  await giveAway();
  expect(await leftInHand(db)).toHaveLength(1);
  await putAway(db, about);
  expect(await leftInHand(db)).toEqual([]);
});

test('H5 an older version said neither when nor of what: it is shown, and is for the school to open', async () => {
  const { db, id, about, giveAway } = await shotInHand();
  const { value } = (await db.meta.get('inHand'))! as { value: Record<string, { said: unknown; photos: unknown }> };
  const { said, photos } = value[about]!;
  await db.meta.put({ key: 'inHand', value: { [about]: { said, photos } } });
  await giveAway(true);
  const [left] = await leftInHand(db);
  expect(left).toMatchObject({ hazardId: id, hazard: null, why: 'gone', at: null });
  expect(await remarkFromHand(db, left!, '')).toBe(false);
});

test('a remark is as long as one may be, and the rest is the next one', () => {
  expect(inParts('好'.repeat(900)).map(({ length }) => length)).toEqual([400, 400, 100]);
  expect(inParts('一二\n三四五', 4)).toEqual(['一二', '三四五']);
  expect(inParts('a😀', 2)).toEqual(['a', '😀']);
  expect(inParts(' \n ')).toEqual([]);
});

test('a step that is refused keeps its words in hand, where they are shown', async () => {
  const { db, id, about, giveAway } = await shotInHand();
  await giveAway();
  const { hazard } = (await caseHere(db, id))!;
  await expect(takeStep(db, hazard, { do: 'rectify', note: '换好了' }, [], about)).rejects.toMatchObject({
    code: 'step-not-now',
  });
  expect(await leftInHand(db)).toHaveLength(1);
});
