import { expect, test } from 'vitest';
import { Phone, submitted, takePhoto, wire } from '../../tests/sync/phone.ts';
import { answer, wang } from '../../tests/cast.ts';
import { openSchool } from '../server/school.contract.ts';
import { correctInspection } from './correct.ts';
import { discardDraft } from './discard-draft.ts';
import { saveDraft } from './drafts.ts';
import { submitDraft, withdrawInspection } from './record.ts';
import { deliveryCounts, ownRecord, ownRecords } from './records.ts';

async function phoneOf() {
  const school = await openSchool();
  const phone = new Phone(wang, wire(school, wang));
  expect(await phone.round()).toBe('done');
  return { school, phone };
}

test('F7 a photo that was lost after the receipt is taken again, and the record is complete', async () => {
  const { phone } = await phoneOf();
  const first = await submitted(phone.db, 'the door');
  await phone.db.photoBytes.clear();
  expect(await phone.round()).toBe('done');
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({ delivery: 'attention', mayCorrect: true });

  const draft = await correctInspection(phone.db, first.subject, 'taken again');
  expect(draft).toMatchObject({ id: first.subject, supersedes: first.id, photos: [], itemId: 'Z1-09' });
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({ delivery: 'attention', correcting: true });
  await expect(submitDraft(phone.db, draft.id)).rejects.toMatchObject({ code: 'answer-required' });
  await takePhoto(phone.db, draft, 'Z1-09', 'the door again');
  const second = await submitDraft(phone.db, draft.id);
  expect(second).toMatchObject({ subject: first.subject, supersedes: first.id });
  expect(second.body).toMatchObject({
    finishedAt: first.body.finishedAt,
    startedAt: first.body.startedAt,
    correction: { reason: 'taken again' },
  });
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 1, attention: 0 });

  expect(await phone.rounds()).toBe('done');
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, photos: 0, attention: 0, receivingRecords: 0 });
  expect(await ownRecords(phone.db, 5)).toMatchObject([
    { id: first.subject, delivery: 'delivered', entries: [first.id, second.id] },
  ]);
});

test('F7 what the server has needs no bytes here to be named again', async () => {
  const { phone } = await phoneOf();
  const first = await submitted(phone.db, 'the door');
  expect(await phone.rounds()).toBe('done');
  await phone.db.photoBytes.clear();
  const draft = await correctInspection(phone.db, first.subject, 'the exit was locked after all');
  expect(draft.photos).toEqual(first.body.photos);
  await saveDraft(phone.db, {
    ...draft,
    answers: draft.answers.map((one) => (one.itemId === 'Z1-03' ? answer('Z1-03', 'fail') : one)),
  });
  await submitDraft(phone.db, draft.id);
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({
    delivery: 'delivered',
    photos: { have: 1, total: 1 },
    tally: { abnormal: 1 },
  });
});

test('before the receipt there is nothing to correct, and a correction is not taken back but corrected again', async () => {
  const { school, phone } = await phoneOf();
  const first = await submitted(phone.db, 'the door');
  await expect(correctInspection(phone.db, first.subject, 'too soon')).rejects.toMatchObject({ code: 'conflict' });
  expect(await phone.rounds()).toBe('done');
  await correctInspection(phone.db, first.subject, 'once');
  await expect(correctInspection(phone.db, first.subject, 'twice')).rejects.toMatchObject({ code: 'conflict' });
  const refused = await submitDraft(phone.db, first.subject);
  await expect(withdrawInspection(phone.db, first.subject)).rejects.toMatchObject({ code: 'conflict' });
  await expect(correctInspection(phone.db, first.subject, 'thrice')).rejects.toMatchObject({ code: 'conflict' });

  await phone.db.entries
    .where('id')
    .equals(refused.id)
    .modify((row) => void (row.entry.hash = first.hash));
  expect(await phone.round()).toBe('done');
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({ delivery: 'attention', mayWithdraw: false });
  expect(await correctInspection(phone.db, first.subject, 'again')).toMatchObject({ supersedes: first.id });
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 0 });
  const second = await submitDraft(phone.db, first.subject);
  phone.line = wire(school, wang);
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({
    delivery: 'delivered',
    entries: [first.id, second.id],
  });
});

test('a correction that is given up leaves the record as it was', async () => {
  const { phone } = await phoneOf();
  const first = await submitted(phone.db, 'the door');
  expect(await phone.rounds()).toBe('done');
  const draft = await correctInspection(phone.db, first.subject, 'a slip');
  await discardDraft(phone.db, draft.id);
  expect(await ownRecord(phone.db, first.subject)).toMatchObject({ delivery: 'delivered', correcting: false });
  expect(await phone.db.photoBytes.count()).toBe(1);
});
