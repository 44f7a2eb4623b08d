// The copy of what is being filled in: at the school while it is open, on another phone when this one is lost, and gone with the draft.
import 'fake-indexeddb/auto';
import { expect, onTestFinished, test, vi } from 'vitest';
import { notHere, takeCopy, type NotHere } from '../../src/db/take-copy.ts';
import type { DeviceDb, Draft } from '../../src/db/device-db.ts';
import { discardDraft } from '../../src/db/discard-draft.ts';
import { draft, saveDraft, startDraft } from '../../src/db/drafts.ts';
import { metaOf, round } from '../../src/db/meta.ts';
import { standing } from '../../src/db/own.ts';
import { submitDraft, withdrawInspection } from '../../src/db/record.ts';
import type { DraftCopies } from '../../src/domain/draft-copy.ts';
import type { Inspections } from '../../src/domain/reports.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { lookEveryMs } from '../../src/sync/backoff.ts';
import { answers, checklist, floor2, li, sun, wang, yucai } from '../cast.ts';
import { noting, page, refusing } from './line.ts';
import { answered, Phone, readyDb, submitted, takePhoto, wire } from './phone.ts';

const onDrafts = (method: string, url: string): boolean => method === 'PUT' && url.startsWith('/api/drafts/');

async function phoneOf(person = wang): Promise<{ school: School; phone: Phone }> {
  const school = await openSchool();
  const phone = new Phone(person, wire(school, person));
  expect(await phone.round()).toBe('done');
  return { school, phone };
}

type Copy = { version: number; draft: Draft };
const copiesOf = async (school: School, person = wang) =>
  (await school.json<DraftCopies>(person, 'GET', '/api/drafts')).copies as unknown as Copy[];

/** What a new phone of the same person can go on with. */
const offered = async (school: School, db: DeviceDb): Promise<NotHere[]> => notHere(db, await copiesOf(school));

test('E6 whoever loses the phone in the middle of a walk goes on with it on another one', async () => {
  const { school, phone } = await phoneOf();
  const { id } = await answered(phone.db, 'the door');
  await phone.round();

  const other = await readyDb(wang);
  const [copy] = await offered(school, other);
  expect(copy).toMatchObject({ draft: { id }, elsewhere: 1 });
  expect(await takeCopy(other, copy!)).toBe('taken');
  const taken = (await draft(other, id))!;
  // The photo lies on the lost phone: its item waits for another one, the rest is as it was.
  expect(taken.photos).toEqual([]);
  expect(taken.answers.flatMap(({ photos }) => photos)).toEqual([]);
  expect(taken.answers.map(({ itemId }) => itemId)).toEqual(answers.map(({ itemId }) => itemId));
  const retaken = await takePhoto(other, taken, 'Z1-09', 'the door once more');
  await saveDraft(other, retaken);
  await submitDraft(other, id);
  expect(await offered(school, other)).toEqual([]);
});

test('E6 O8 what was handed in from the other phone stands, when the one that came too late is taken back', async () => {
  const { school, phone } = await phoneOf();
  const { id } = await answered(phone.db, 'the door');
  await phone.round();
  const other = new Phone(wang, wire(school, wang));
  expect(await other.round()).toBe('done');
  const [copy] = await offered(school, other.db);
  await takeCopy(other.db, copy!);
  await saveDraft(other.db, await takePhoto(other.db, (await draft(other.db, id))!, 'Z1-09', 'the door once more'));
  const first = await submitDraft(other.db, id);
  expect(await other.round()).toBe('done');

  await submitDraft(phone.db, id);
  await phone.rounds();
  expect(await phone.db.outbox.toArray()).toMatchObject([{ state: 'attention', code: 'conflict' }]);
  await withdrawInspection(phone.db, id);
  await phone.rounds();
  const record = await school.parts.store.documents.read(yucai.id, 'inspection', id);
  expect(record).toMatchObject({ state: 'submitted', entries: [first.id] });
  // What came too late lives on as a draft, and nobody is asked to attend to it.
  expect((await phone.db.outbox.toArray()).map(({ state }) => state)).toEqual(['set-aside', 'set-aside']);
  expect(await draft(phone.db, id)).toBeDefined();
  expect(await standing(phone.db, id)).toMatchObject({ state: 'submitted', entries: [first.id] });
});

test('E6 each state goes once, a later one takes its place, and an earlier one never does', async () => {
  const { school, phone } = await phoneOf();
  const begun = await startDraft(phone.db, floor2, checklist);
  const { line, asked } = noting(wire(school, wang));
  phone.line = line;
  await phone.round();
  await phone.round();
  expect(asked.filter((what) => what.includes('/api/drafts'))).toEqual([`PUT /api/drafts/${begun.id}`]);
  const saved = await saveDraft(phone.db, { ...begun, answers: answers.slice(0, 2), changedAt: begun.changedAt + 1 });
  await phone.round();
  expect(await copiesOf(school)).toMatchObject([{ draft: { changedAt: saved.changedAt } }]);
  const stale = await school.ask(wang, 'PUT', `/api/drafts/${begun.id}`, { version: 1, draft: begun });
  expect(stale.status).toBe(204);
  expect((await copiesOf(school))[0]?.draft.answers).toHaveLength(2);
});

test('E6 R4 a clock that is set back in the middle of a walk keeps no later state from going', async () => {
  const { school, phone } = await phoneOf();
  const begun = await startDraft(phone.db, floor2, checklist);
  await phone.round();
  const setBack = vi.spyOn(Date, 'now').mockReturnValue(begun.changedAt - 7_200_000);
  onTestFinished(() => setBack.mockRestore());
  await saveDraft(phone.db, { ...begun, answers: answers.slice(0, 2) });
  setBack.mockRestore();
  await phone.round();
  expect((await copiesOf(school))[0]?.draft.answers).toHaveLength(2);
});

test('E6 with the draft its copy goes, whether it was handed in or given up', async () => {
  const { school, phone } = await phoneOf();
  const given = await startDraft(phone.db, floor2, checklist);
  const { id } = await answered(phone.db, 'the door');
  await phone.round();
  expect(await copiesOf(school)).toHaveLength(2);
  await submitDraft(phone.db, id);
  await discardDraft(phone.db, given.id);
  await phone.round();
  expect(await copiesOf(school)).toEqual([]);
  expect(await metaOf(phone.db, 'copied')).toEqual({});
});

test('E6 a copy that is refused, or a server that knows of none, stands in nobody’s way and is not sent again until it changes', async () => {
  const { school, phone } = await phoneOf();
  const begun = await startDraft(phone.db, floor2, checklist);
  await submitted(phone.db, 'the door');
  const { line, asked } = noting(refusing(wire(school, wang), onDrafts, 404, 'not-found'));
  phone.line = line;
  expect(await phone.rounds()).toBe('done');
  await phone.round();
  expect(asked.filter((what) => what.startsWith('PUT /api/drafts'))).toHaveLength(1);
  expect(asked.indexOf(`PUT /api/drafts/${begun.id}`)).toBeGreaterThan(asked.indexOf('POST /api/ledger'));
  expect((await school.json<Inspections>(sun, 'GET', '/api/inspections')).rows).toHaveLength(1);
});

test('E6 C5 a restored server that has forgotten a copy is sent it again', async () => {
  const { school, phone } = await phoneOf();
  const { id } = await answered(phone.db, 'the door');
  await phone.round();
  const { store } = school.parts;
  const [before] = await copiesOf(school);
  await store.draftCopies.remove(yucai.id, wang.id, id);
  await store.renewEpoch(0);
  await phone.round();
  await phone.round();
  expect(await copiesOf(school)).toMatchObject([{ draft: before!.draft }]);
});

test('E6 a line that breaks under a copy is tried again', async () => {
  const { school, phone } = await phoneOf();
  await startDraft(phone.db, floor2, checklist);
  phone.line = refusing(wire(school, wang), onDrafts, 502, 'fault');
  expect(await phone.round()).toBe('waiting');
  phone.line = wire(school, wang);
  expect(await phone.round()).toBe('done');
  expect(await copiesOf(school)).toHaveLength(1);
});

test('E6 R5 R9 a copy that something on the way sends back, whatever it says of later, holds up nothing that is handed in or read', async () => {
  const { school, phone } = await phoneOf();
  const large = await startDraft(phone.db, floor2, checklist);
  const other = await answered(phone.db, 'the window');
  const good = wire(school, wang);
  phone.line = async (url, init) =>
    url === `/api/drafts/${large.id}` ? page(413, { 'retry-after': '3600' }) : good(url, init);
  const longest = vi.spyOn(Math, 'random').mockReturnValue(0.999);
  for (let i = 0; i < 12; i++) expect(await phone.round()).toBe('waiting');
  longest.mockRestore();
  expect(await copiesOf(school)).toMatchObject([{ draft: { id: other.id } }]);
  const { nextAttemptAt } = await round(phone.db);
  expect(nextAttemptAt! - Date.now()).toBeLessThanOrEqual(lookEveryMs);
  await submitted(phone.db, 'the door');
  await phone.round();
  expect(await phone.db.delivered.count()).toBe(1);
});

test('E6 nothing goes with the session of somebody else', async () => {
  const { school, phone } = await phoneOf();
  await startDraft(phone.db, floor2, checklist);
  const { line, asked } = noting(wire(school, li));
  phone.line = line;
  await phone.round(phone.db, { isMine: async () => false });
  expect(asked.filter((what) => what.includes('/api/drafts'))).toEqual([]);
});

test('E6 what went further on this phone is not replaced, and what a newer version wrote waits for that version', async () => {
  const { school, phone } = await phoneOf();
  const begun = await startDraft(phone.db, floor2, checklist);
  await phone.round();
  const [copy] = await copiesOf(school);
  await saveDraft(phone.db, { ...begun, answers: answers.slice(0, 3), changedAt: begun.changedAt + 1000 });
  expect(await takeCopy(phone.db, copy!)).toBe('older');
  expect((await draft(phone.db, begun.id))?.answers).toHaveLength(3);
  const other = await readyDb(wang);
  expect(await takeCopy(other, { ...copy!, version: 9999 })).toBe('newer');
  expect(await draft(other, begun.id)).toBeUndefined();
});
