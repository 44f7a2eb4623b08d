// The rules of the outbox and of pushing, each against the real server.
import { afterEach, expect, test, vi } from 'vitest';
import { saveDraft, startDraft } from '../../src/db/drafts.ts';
import { recordFacts } from '../../src/db/fact.ts';
import { ownHeld } from '../../src/db/held.ts';
import { noteRound, round } from '../../src/db/meta.ts';
import { tryAgain } from '../../src/db/outbox.ts';
import { heldAside } from '../../src/db/settled.ts';
import { addPlace, newPlace, placesFact } from '../../src/db/places.ts';
import { submitDraft, withdrawInspection } from '../../src/db/record.ts';
import { deliveryCounts, ownRecord, ownRecords } from '../../src/db/records.ts';
import { waitingLines } from '../../src/db/waiting-lines.ts';
import type { Push, PushAnswer } from '../../src/domain/protocol.ts';
import type { Held, SettleHeld } from '../../src/domain/reports.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { answers, canteen, checklist, id, sha256, sun, wang } from '../cast.ts';
import { changing, faulty, first, noting, nth, onLedger, page, refusing, sendingBack } from './line.ts';
import { sized } from '../proof/size.ts';
import { Phone, submitted, takePhoto, wire } from './phone.ts';

afterEach(() => vi.useRealTimers());

async function phoneOf(person = wang): Promise<{ school: School; phone: Phone }> {
  const school = await openSchool();
  const phone = new Phone(person, wire(school, person));
  expect(await phone.round()).toBe('done');
  return { school, phone };
}

const states = async ({ db }: Phone) => (await db.outbox.orderBy('opSeq').toArray()).map((row) => row.state);

/** What the server cannot accept: the hash is not of what the entry says. */
async function spoil({ db }: Phone, entryId: string): Promise<void> {
  await db.entries
    .where('id')
    .equals(entryId)
    .modify((row) => void (row.entry.hash = sha256('something else')));
}

test.each([
  [
    'another hash',
    (answer: PushAnswer) => ({
      ...answer,
      verdicts: answer.verdicts.map((one) =>
        'receipt' in one ? { ...one, receipt: { ...one.receipt, hash: sha256('x') } } : one,
      ),
    }),
  ],
  [
    'another id',
    (answer: PushAnswer) => ({
      ...answer,
      verdicts: answer.verdicts.map((one) =>
        'receipt' in one ? { ...one, receipt: { ...one.receipt, id: id(9) } } : one,
      ),
    }),
  ],
])('O2 a receipt with %s is no receipt', async (_what, change) => {
  const { school, phone } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = changing(wire(school, wang), onLedger, change);
  expect(await phone.round()).toBe('waiting');
  expect(await states(phone)).toEqual(['waiting']);
  phone.line = wire(school, wang);
  expect(await phone.round()).toBe('done');
});

test('O3 what has waited for three years is delivered', async () => {
  const { phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  vi.useFakeTimers({ now: Date.now() + 3 * 365 * 86_400_000, toFake: ['Date'] });
  await phone.restart();
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: entry.subject, delivery: 'delivered' }]);
});

test('O4 a refused entry is sent once more from a fresh reading, and then waits for a person, whole', async () => {
  const { school, phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  await spoil(phone, entry.id);
  const { line, asked } = noting(wire(school, wang));
  phone.line = line;
  expect(await phone.round()).toBe('done');
  expect(asked.filter((one) => one === 'POST /api/ledger')).toHaveLength(2);
  expect(await phone.round()).toBe('done');
  expect(await ownRecords(phone.db, 5)).toMatchObject([
    { id: entry.subject, delivery: 'attention', code: 'hash-mismatch' },
  ]);
  expect((await phone.db.entries.get(entry.id))?.entry.body).toEqual(entry.body);
  await phone.db.entries.update(entry.id, { entry });
  await tryAgain(phone.db, entry.subject);
  expect(await phone.round()).toBe('done');
  expect((await deliveryCounts(phone.db)).records).toBe(0);
});

test('O5 one refused entry does not hold up the others', async () => {
  const { phone } = await phoneOf();
  const bad = await submitted(phone.db, 'bad');
  const good = await submitted(phone.db, 'good');
  await spoil(phone, bad.id);
  await phone.round();
  expect(Object.fromEntries((await ownRecords(phone.db, 5)).map((one) => [one.id, one.delivery]))).toEqual({
    [bad.subject]: 'attention',
    [good.subject]: 'delivered',
  });
});

test('O6 an entry held for a manager is received, with its photos', async () => {
  const { phone } = await phoneOf();
  const begun = await startDraft(phone.db, canteen, checklist);
  const withPhoto = await takePhoto(phone.db, begun, 'Z1-09', 'not her building');
  await saveDraft(phone.db, { ...withPhoto, answers });
  const entry = await submitDraft(phone.db, begun.id);
  expect(await phone.rounds()).toBe('done');
  expect(await phone.db.delivered.get(entry.id)).toMatchObject({ quarantined: 'out-of-scope', missing: [] });
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: begun.id, delivery: 'delivered' }]);
});

test('O10 what a manager makes of a held entry comes to the phone with the changes, and a released record is an own one', async () => {
  const { school, phone } = await phoneOf();
  const ids: string[] = [];
  for (const name of ['one', 'another']) {
    const begun = await startDraft(phone.db, canteen, checklist);
    const withPhoto = await takePhoto(phone.db, begun, 'Z1-09', name);
    await saveDraft(phone.db, { ...withPhoto, answers });
    ids.push((await submitDraft(phone.db, begun.id)).subject);
  }
  expect(await phone.rounds()).toBe('done');
  expect((await ownHeld(phone.db)).map(({ settled, code }) => [settled, code])).toEqual([
    [null, 'out-of-scope'],
    [null, 'out-of-scope'],
  ]);
  const { rows } = await school.json<Held>(sun, 'GET', '/api/held');
  const settle = (n: number, body: SettleHeld) => school.ask(sun, 'POST', `/api/held/${rows[n]?.id}/settled`, body);
  expect((await settle(1, { outcome: 'released', reason: '' })).status).toBe(204);
  expect((await settle(0, { outcome: 'rejected', reason: '没有去过' })).status).toBe(204);
  expect(await phone.round()).toBe('done');
  const [released, rejected] = await Promise.all(ids.map((one) => ownRecord(phone.db, one)));
  expect(released?.photos).toEqual({ have: 1, total: 1 });
  const aside = await heldAside(phone.db);
  const outcomes = [released, rejected].map((record) => aside.get(record!.entries.at(-1)!)?.settled?.outcome);
  expect(outcomes).toEqual(['released', 'rejected']);
  expect((await ownHeld(phone.db)).map(({ settled }) => settled?.reason)).toEqual(
    expect.arrayContaining(['', '没有去过']),
  );
  // The document of the released one is there, and of the rejected one none.
  expect(await phone.db.documents.where('[type+by+at]').between(['inspection'], ['inspection', []]).count()).toBe(1);
});

test('O7 a submission taken back on the way leaves both entries in the ledger, and the draft', async () => {
  const { school, phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  const draft = await withdrawInspection(phone.db, entry.subject);
  expect(await phone.rounds()).toBe('done');
  const seen = await school.json<{ documents: { type: string; body: { state: string; entries: string[] } }[] }>(
    wang,
    'GET',
    '/api/changes',
  );
  expect(seen.documents.find((one) => one.type === 'inspection')?.body).toMatchObject({
    state: 'withdrawn',
    entries: [entry.id, expect.any(String)],
  });
  await submitDraft(phone.db, draft.id);
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: draft.id, delivery: 'delivered' }]);
});

test('O7 what is taken back while it is held for a manager is held beside it, and asks nobody', async () => {
  const { school, phone } = await phoneOf();
  const begun = await startDraft(phone.db, canteen, checklist);
  const withPhoto = await takePhoto(phone.db, begun, 'Z1-09', 'not her building');
  await saveDraft(phone.db, { ...withPhoto, answers });
  await submitDraft(phone.db, begun.id);
  phone.line = faulty(wire(school, wang), nth(0, 'drop the response', onLedger));
  await phone.round();
  await withdrawInspection(phone.db, begun.id);
  expect(await phone.rounds()).toBe('done');
  expect(await phone.db.delivered.toArray()).toMatchObject([
    { kind: 'inspection-submitted', quarantined: 'out-of-scope' },
    { kind: 'inspection-withdrawn', quarantined: 'out-of-scope' },
  ]);
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 0 });
});

test('O8 a refused submission that was taken back asks nobody to attend to it', async () => {
  const { phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  await spoil(phone, entry.id);
  await phone.round();
  await withdrawInspection(phone.db, entry.subject);
  expect(await phone.rounds()).toBe('done');
  expect(await states(phone)).toEqual(['set-aside', 'set-aside']);
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 0 });
  await submitDraft(phone.db, entry.subject);
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: entry.subject, delivery: 'delivered' }]);
});

test('O7 taking back what is held for a manager asks nobody to attend to it, and does not show it as standing', async () => {
  const { phone } = await phoneOf();
  const begun = await startDraft(phone.db, canteen, checklist);
  const withPhoto = await takePhoto(phone.db, begun, 'Z1-09', 'not her building');
  await saveDraft(phone.db, { ...withPhoto, answers });
  const entry = await submitDraft(phone.db, begun.id);
  await withdrawInspection(phone.db, entry.subject);
  expect(await phone.rounds()).toBe('done');
  expect(await phone.db.delivered.get(entry.id)).toMatchObject({ quarantined: 'out-of-scope', missing: [] });
  expect(await states(phone)).toEqual([]);
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 0 });
  expect(await ownRecords(phone.db, 5)).toEqual([]);
  await submitDraft(phone.db, entry.subject);
  expect(await phone.rounds()).toBe('done');
  expect(await ownRecords(phone.db, 5)).toMatchObject([{ id: entry.subject, delivery: 'delivered' }]);
});

test('P1 the same entry again gets the same receipt', async () => {
  const { school, phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  const [before] = await school.push(wang, entry);
  expect(await phone.rounds()).toBe('done');
  const receipt = (await phone.db.delivered.get(entry.id))?.receipt;
  expect(receipt?.receiptId).toBe(before && 'receipt' in before ? before.receipt.receiptId : 'none');
});

test('P2 the oldest go first, a hundred at once, marked as being sent', async () => {
  const { school, phone } = await phoneOf(sun);
  const places = Array.from({ length: 103 }, (_, i) => newPlace('building', `${i}`, null));
  await recordFacts(
    phone.db,
    places.map((place) => placesFact([place])),
  );
  const batches: number[][] = [];
  const marked: number[] = [];
  phone.line = async (url, init) => {
    if (onLedger(init.method ?? '', url)) {
      batches.push((JSON.parse(init.body as string) as Push).entries.map((one) => (one as { opSeq: number }).opSeq));
      marked.push(await phone.db.outbox.where('state').equals('sending').count());
    }
    return wire(school, sun)(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(marked).toEqual([100, 3]);
  expect(batches).toEqual([Array.from({ length: 100 }, (_, i) => i + 1), [101, 102, 103]]);
});

test('P4 a batch that is too large is halved, and an entry that is too large waits for a person', async () => {
  const { school, phone } = await phoneOf(sun);
  for (let i = 0; i < 5; i++)
    await addPlace(phone.db, { kind: 'building', name: i === 3 ? 'the large one' : `${i}`, parent: null });
  const good = wire(school, sun);
  phone.line = (url, init) => {
    const isTooLarge = onLedger(init.method ?? '', url) && (init.body as string).includes('the large one');
    return isTooLarge ? refusing(good, onLedger, 413, 'too-large')(url, init) : good(url, init);
  };
  await phone.rounds();
  expect((await phone.db.outbox.toArray()).map((row) => [row.opSeq, row.state, row.code])).toEqual([
    [4, 'attention', 'too-large'],
  ]);
});

const buildings = (phone: Phone, count: number) =>
  recordFacts(
    phone.db,
    Array.from({ length: count }, (_, i) => placesFact([newPlace('building', `no ${i}.`, null)])),
  );
const asked = (one: string): boolean => one === 'POST /api/ledger';

test('P11 one of fifty that something on the way never lets through holds up none of the others', async () => {
  const spots = sized({ quick: [0, 49], commit: [0, 1, 25, 49], proof: Array.from({ length: 50 }, (_, i) => i) });
  for (const [i, spot] of spots.entries()) {
    const status = [403, 413, 502][i % 3]!;
    const { school, phone } = await phoneOf(sun);
    await buildings(phone, 50);
    const { line, asked: sent } = noting(sendingBack(wire(school, sun), `no ${spot}.`, status));
    phone.line = line;
    expect(await phone.round(), `${spot}`).toBe('waiting');
    expect(await phone.db.delivered.count(), `${spot} ${status}`).toBe(49);
    expect(sent.filter(asked).length).toBeLessThan(20);
    expect(sent).toContain('GET /api/changes');
    // It is not looked for again, and what comes after it waits for nothing.
    await addPlace(phone.db, { kind: 'building', name: 'later', parent: null });
    sent.length = 0;
    await phone.round();
    expect(await phone.db.delivered.count()).toBe(50);
    expect(sent.filter(asked).length).toBeLessThan(5);
    expect(await phone.db.outbox.toArray()).toMatchObject([{ opSeq: spot + 1, state: 'waiting', stuck: status }]);
    expect((await waitingLines(phone.db, 5)).map(({ delivery, stuck }) => [delivery, stuck])).toEqual([
      ['waiting', status],
    ]);
    phone.line = wire(school, sun);
    expect(await phone.round()).toBe('done');
  }
});

test('P11 where something on the way answers everything, few are tried, and the screen speaks of the network alone', async () => {
  const { school, phone } = await phoneOf(sun);
  await buildings(phone, 50);
  const { line, asked: sent } = noting(async () => page(502));
  phone.line = line;
  for (let i = 1; i <= 3; i++) await phone.round();
  expect(sent.filter(asked)).toHaveLength(4 + 4 + 5);
  expect(await round(phone.db)).toMatchObject({ state: 'unreachable' });
  expect((await waitingLines(phone.db, 50)).some(({ stuck }) => stuck)).toBe(false);
  phone.line = wire(school, sun);
  expect(await phone.round()).toBe('done');
});

test('P11 what speaks of a thing that did not get through waits behind it, and is not turned away for want of it', async () => {
  const { school, phone } = await phoneOf();
  const entry = await submitted(phone.db, 'the door');
  await withdrawInspection(phone.db, entry.subject);
  const other = await submitted(phone.db, 'another door');
  phone.line = sendingBack(wire(school, wang), entry.hash, 403);
  await phone.round();
  expect((await phone.db.delivered.toArray()).map(({ id: one }) => one)).toEqual([other.id]);
  expect(await states(phone)).toEqual(['waiting', 'waiting']);
  phone.line = wire(school, wang);
  expect(await phone.round()).toBe('done');
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: 0, attention: 0 });
});

test('P5 a status nobody knows is tried again for ever', async () => {
  const { school, phone } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = refusing(wire(school, wang), onLedger, 418, 'fault');
  for (let i = 0; i < 20; i++) expect(await phone.round()).toBe('waiting');
  expect(await states(phone)).toEqual(['waiting']);
  phone.line = wire(school, wang);
  expect(await phone.round()).toBe('done');
});

test('P6 what an answer does not speak of waits, and the round goes on', async () => {
  const { school, phone } = await phoneOf();
  const silent = await submitted(phone.db, 'silent');
  const heard = await submitted(phone.db, 'heard');
  phone.line = changing(wire(school, wang), first(1, onLedger), (answer: PushAnswer) => ({
    ...answer,
    verdicts: answer.verdicts.filter((one) => one.id !== silent.id),
  }));
  await noteRound(phone.db, { sent: 0 });
  await phone.round();
  expect(await phone.db.delivered.get(heard.id)).toMatchObject({ missing: [] });
  expect(await phone.rounds()).toBe('done');
  expect(await states(phone)).toEqual([]);
});

test('P7 the record travels before its photos', async () => {
  const { school, phone } = await phoneOf();
  await submitted(phone.db, 'the door');
  const { line, asked } = noting(wire(school, wang));
  phone.line = line;
  await phone.round();
  expect(asked.map((one) => one.replace(/[0-9a-f]{64}/, '…'))).toEqual([
    'POST /api/announce',
    'POST /api/ledger',
    'PUT /api/photos/…',
    'GET /api/changes',
  ]);
});
