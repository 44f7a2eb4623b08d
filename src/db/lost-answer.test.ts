// The system closes the database between a commit and its answer: what was done is done, once, and nobody is told otherwise.
import { expect, test, vi } from 'vitest';
import { Phone, answered, readyDb, submitted, wire } from '../../tests/sync/phone.ts';
import { checklist, floor2, sun, wang } from '../../tests/cast.ts';
import { openSchool } from '../server/school.contract.ts';
import { correctInspection } from './correct.ts';
import type { DeviceDb } from './device-db.ts';
import { discardDraft } from './discard-draft.ts';
import { openDrafts, startDraft } from './drafts.ts';
import { submitDraft, withdrawInspection } from './record.ts';
import { beginWriting, publications, publish, takeBack, writings } from './writing.ts';

/** The next write of several rows is committed, and its answer never comes. */
function loseNextAnswer(db: DeviceDb): void {
  const begin = db.transaction.bind(db) as (...asked: unknown[]) => Promise<unknown>;
  const lost = vi.spyOn(db, 'transaction').mockImplementation((async (...asked: unknown[]) => {
    if (asked[0] !== 'rw') return begin(...asked);
    lost.mockRestore();
    await begin(...asked);
    throw new DOMException('Connection to Indexed Database server lost', 'UnknownError');
  }) as never);
}

test('a draft is begun once', async () => {
  const db = await readyDb(wang);
  loseNextAnswer(db);
  const begun = await startDraft(db, floor2, checklist);
  expect(await openDrafts(db)).toEqual([begun]);
});

test('an inspection is handed in once, and taken back once', async () => {
  const db = await readyDb(wang);
  const { id } = await answered(db, 'the door');
  loseNextAnswer(db);
  const { subject } = await submitDraft(db, id);
  expect([subject, await db.outbox.count(), await db.drafts.count()]).toEqual([id, 1, 0]);
  loseNextAnswer(db);
  await withdrawInspection(db, id);
  expect([await db.outbox.count(), await db.drafts.count()]).toEqual([2, 1]);
  await discardDraft(db, id);
});

test('the correction of a record is begun, and not called under way elsewhere', async () => {
  const school = await openSchool();
  const { db, ...phone } = await wangs(school);
  const first = await submitted(db, 'the door');
  expect(await phone.round()).toBe('done');
  loseNextAnswer(db);
  expect(await correctInspection(db, first.subject, 'mistyped')).toMatchObject({ supersedes: first.id });
  await expect(correctInspection(db, first.subject, 'mistyped')).rejects.toMatchObject({ code: 'conflict' });
});

async function wangs(school: Awaited<ReturnType<typeof openSchool>>) {
  const phone = new Phone(wang, wire(school, wang));
  expect(await phone.round()).toBe('done');
  return { db: phone.db, round: () => phone.round() };
}

test('a checklist is begun to be written, and one that was refused is taken back', async () => {
  const db = await readyDb(sun);
  const writing = { template: { ...checklist, code: 'X1' }, base: 0, changedAt: 1 };
  loseNextAnswer(db);
  expect(await beginWriting(db, writing)).toBe(true);
  expect(await beginWriting(db, { ...writing, changedAt: 2 })).toBe(false);
  await publish(db, checklist);
  const [row] = await db.outbox.toArray();
  await db.outbox.update(row!.id, { state: 'attention', code: 'template-published' });
  const [refused] = await publications(db);
  loseNextAnswer(db);
  expect(await takeBack(db, refused!)).toBe(true);
  expect((await writings(db)).map(({ template }) => template.code)).toEqual(['X1', 'Z1']);
});
