import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { expect, test, vi } from 'vitest';
import { answered, page, readyDb, submitted, takePhoto } from '../../tests/sync/phone.ts';
import { answer, documents, floor2, id, readFrom, wang, withAnswers, yucai } from '../../tests/cast.ts';
import { soon } from '../../tests/soon.ts';
import { fold } from '../domain/documents.ts';
import type { Entry } from '../domain/entry.ts';
import type { Receipt } from '../domain/protocol.ts';
import { applyChanges } from './changes.ts';
import { photoArrived, photoInTrouble } from './delivered.ts';
import { correctInspection } from './correct.ts';
import type { DeviceDb } from './device-db.ts';
import { saveDraft } from './drafts.ts';
import { takeWords } from './outbox.ts';
import { submitDraft, withdrawInspection } from './record.ts';
import { earlierHere } from './earlier.ts';
import { ownHazards } from './hazards.ts';
import { lastResults } from './last-results.ts';
import { deliveryCounts, ownRecord, ownRecords } from './records.ts';

const receiptFor = (entry: Entry, seq = 50): Receipt => ({
  protocol: 'patrol/1',
  epoch: id(1),
  receiptId: id(700 + seq),
  id: entry.id,
  hash: entry.hash,
  seq,
  missing: entry.photos,
  durableThrough: null,
  serverTime: entry.at.ms,
});

const receive = (db: DeviceDb, entry: Entry, seq?: number) =>
  takeWords(db, [{ id: entry.id, receipt: receiptFor(entry, seq), quarantined: null }], Date.now());

/** What the server would send of this entry. */
const pulled = (entry: Entry, seq: number) =>
  page([], {
    documents: fold(entry, readFrom(documents), yucai.id, entry.at.ms).map((document) =>
      Object.assign(document, { seq }),
    ),
    cursor: `to ${seq}`,
  });

test('a record is there from its submission, and never twice, on its way to the server and back', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'the door');
  const seen = async () => (await ownRecords(db, 10)).map((record) => [record.id, record.delivery, record.photos.have]);
  expect(await seen()).toEqual([[entry.subject, 'waiting', 0]]);
  await receive(db, entry);
  expect(await seen()).toEqual([[entry.subject, 'receiving', 0]]);
  await photoArrived(db, entry.photos[0]!, [{ id: entry.id, missing: [] }], entry.at.ms);
  expect(await seen()).toEqual([[entry.subject, 'delivered', 1]]);
  await applyChanges(db, 'the first cursor', pulled(entry, 50));
  expect(await seen()).toEqual([[entry.subject, 'delivered', 1]]);
});

test('when the answer to a push was lost and the record comes by pull, it still waits for its receipt', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'the door');
  await applyChanges(db, 'the first cursor', pulled(entry, 50));
  expect(await ownRecords(db, 10)).toMatchObject([{ id: entry.subject, delivery: 'waiting' }]);
});

test('a record the server holds for a manager stays in sight after the next pull', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'the door');
  await takeWords(db, [{ id: entry.id, receipt: receiptFor(entry), quarantined: 'out-of-scope' }], Date.now());
  await applyChanges(db, 'the first cursor', page([], { documents: [{ ...documents[0]!, seq: 90 }], cursor: 'next' }));
  expect(await ownRecords(db, 10)).toMatchObject([{ id: entry.subject, delivery: 'receiving' }]);
});

test('a withdrawn record is out of sight, and its next submission is one record', async () => {
  const db = await readyDb(wang);
  const first = await submitted(db, 'the door');
  await withdrawInspection(db, first.subject);
  expect(await ownRecords(db, 10)).toEqual([]);
  expect(await ownHazards(db)).toEqual([]);
  await submitDraft(db, first.subject);
  const [record] = await ownRecords(db, 10);
  expect(record).toMatchObject({ id: first.subject, delivery: 'waiting' });
  expect(record?.entries).toHaveLength(3);
});

test('one record shows its inspection, its checklist, its receipts and what is wrong with its photos', async () => {
  const db = await readyDb(wang);
  const entry = await submitted(db, 'the door');
  expect(await ownRecord(db, entry.subject)).toMatchObject({
    mayWithdraw: true,
    receipts: [],
    template: { code: 'Z1' },
    inspection: entry.body,
  });
  await receive(db, entry);
  await photoInTrouble(db, entry.photos[0]!, 'hash-mismatch');
  expect(await ownRecord(db, entry.subject)).toMatchObject({
    mayWithdraw: false,
    delivery: 'attention',
    code: 'hash-mismatch',
    receipts: [{ id: entry.id }],
    troubles: [{ sha256: entry.photos[0], code: 'hash-mismatch' }],
  });
  expect(await ownRecord(db, id(999))).toBeUndefined();
});

test('what has not arrived is counted in records, photos and bytes', async () => {
  const db = await readyDb(wang);
  const one = await submitted(db, 'one', 1000);
  const two = await submitted(db, 'two', 2000);
  await receive(db, one);
  const counts = await deliveryCounts(db);
  expect(counts).toMatchObject({ records: 1, photos: 2, attention: 0, receivingRecords: 1, oldestAt: one.at.ms });
  expect(counts.bytes).toBe(3000 + new TextEncoder().encode(JSON.stringify(two)).length);
});

test('the hazards of an own record are there at once, newest first', async () => {
  const db = await readyDb(wang);
  const ready = await answered(db, 'the door');
  const withPhoto = await takePhoto(db, ready, 'Z1-01', 'the exit');
  const photos = [withPhoto.photos.at(-1)!.sha256];
  await saveDraft(db, {
    ...withPhoto,
    answers: withAnswers(answer('Z1-01', 'fail', { photos }), answer('Z1-04', 100)),
  });
  await submitDraft(db, ready.id);
  expect((await ownHazards(db)).map((hazard) => hazard.itemId).sort()).toEqual(['Z1-01', 'Z1-04']);
});

test('the previous inspection of the same place with the same checklist is found', async () => {
  const db = await readyDb(wang);
  expect(await lastResults(db, floor2.id, 'Z1')).toBeUndefined();
  const first = await submitted(db, 'first');
  const second = await submitted(db, 'second');
  expect((await lastResults(db, floor2.id, 'Z1'))?.id).toBe(second.subject);
  await withdrawInspection(db, second.subject);
  expect((await lastResults(db, floor2.id, 'Z1'))?.id).toBe(first.subject);
  expect(await lastResults(db, floor2.id, 'Z2')).toBeUndefined();
});

test('a list on screen follows what is recorded', async () => {
  const db = await readyDb(wang);
  const shown = vi.fn();
  const subscription = liveQuery(async () => ownRecords(db, 10)).subscribe((records) => shown(records.length));
  await soon(() => expect(shown).toHaveBeenLastCalledWith(0));
  await submitted(db, 'the door');
  await soon(() => expect(shown).toHaveBeenLastCalledWith(1));
  subscription.unsubscribe();
});

test('a live question is answered with what is on the disk, never with what is on its way there', async () => {
  const db = await readyDb(wang);
  const told: number[] = [];
  const subscription = liveQuery(async () => db.reports.toArray()).subscribe((rows) => told.push(rows.length));
  await soon(() => expect(told).toContain(0));
  const letGo = holdUp(db, db.reports.name);
  const put = db.reports.put({ key: 'a', body: 1, at: 1 });
  const isTold = vi.waitFor(() => expect(told).toContain(1), { timeout: 200 });
  await expect(isTold).rejects.toThrow('to include 1');
  letGo();
  await put;
  // However often it is asked again for what others do.
  await soon(() => expect([...new Set(told)]).toEqual([0, 1]));
  subscription.unsubscribe();
});

/** Nothing else is read from this table or written to it until it is let go. */
function holdUp(db: DeviceDb, table: string): () => void {
  let isHeld = true;
  const store = db.backendDB().transaction(table, 'readwrite').objectStore(table);
  const hold = () => {
    if (isHeld) store.count().onsuccess = hold;
  };
  hold();
  return () => (isHeld = false);
}

test('what was submitted before a correction is read from the phone, and of what is no more there it is said', async () => {
  const db = await readyDb(wang);
  const first = await submitted(db, 'the door');
  await receive(db, first);
  await correctInspection(db, first.subject, '看错了');
  const draft = (await db.drafts.get(first.subject))!;
  await saveDraft(db, { ...draft, answers: withAnswers(answer('Z1-04', 999)) });
  const second = await submitDraft(db, first.subject);
  const record = (await ownRecord(db, first.subject))!;
  expect(record.entries).toEqual([first.id, second.id]);
  expect(await earlierHere(db, record)).toMatchObject([{ entryId: first.id, record: { inspection: first.body } }]);
  await db.entries.delete(first.id);
  expect(await earlierHere(db, record)).toEqual([{ entryId: first.id, record: null }]);
});

test('taking back is no version of a record', async () => {
  const db = await readyDb(wang);
  const first = await submitted(db, 'the door');
  await withdrawInspection(db, first.subject);
  await submitDraft(db, first.subject);
  expect(await earlierHere(db, (await ownRecord(db, first.subject))!)).toMatchObject([{ entryId: first.id }]);
});
