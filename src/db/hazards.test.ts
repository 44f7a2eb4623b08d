import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, sayings, type Bare } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { page, readyDb, takePhoto } from '../../tests/sync/phone.ts';
import type { Receipt } from '../domain/protocol.ts';
import { reportHazard, takeStep } from './cases.ts';
import { applyChanges, restartPull } from './changes.ts';
import { correctInspection } from './correct.ts';
import { saveDraft, startDraft } from './drafts.ts';
import { allHazards, hazardHere } from './hazards.ts';
import { takeWords } from './outbox.ts';
import { addPlace } from './places.ts';
import { submitDraft } from './record.ts';

const spot = {
  placeId: cast.floor2.id,
  source: 'spot' as const,
  category: 'electricity' as const,
  text: '插座发黑',
  suspectedMajor: false,
  fixed: false,
  repair: null,
};

const receiptFor = (id: string): Receipt => ({
  protocol: 'patrol/1',
  durableThrough: null,
  receiptId: cast.id(900),
  id,
  hash: cast.sha256(id),
  seq: 1,
  serverTime: 1,
  epoch: cast.id(1),
  missing: [],
});

test('a case that was merged here is merged before the school has heard of it', async () => {
  const ledger = new Ledger();
  const [one, other] = [ledger.report(), ledger.report()];
  const db = await readyDb(
    cast.sun,
    [one, other].map((body) => ({ type: 'hazard' as const, id: body.id, body })),
  );
  await takeStep(db, one, { do: 'merge', into: other.id, note: '' });
  const merged = await hazardHere(db, one.id);
  expect(merged?.handling?.steps.at(-1)?.without).toBeUndefined();
  expect(merged).toMatchObject({ state: 'merged', handling: { mergedInto: other.id } });
});

test('H3: a report that was held and released does not hide what has been done about it since', async () => {
  const db = await readyDb(cast.wang);
  const id = await reportHazard(db, spot);
  const [row] = await db.outbox.toArray();
  const receipt = {
    receiptId: cast.id(900),
    id: row!.id,
    hash: 'h',
    seq: 5,
    serverTime: 1,
    epoch: cast.id(1),
    missing: [],
  };
  await takeWords(db, [{ id: row!.id, receipt: receipt as never, quarantined: 'forbidden' }], 1);
  expect((await hazardHere(db, id))?.state).toBe('reported');
  const ledger = new Ledger();
  const known = ledger.report(cast.wang);
  ledger.take(known.id, cast.sun, sayings.assign(known));
  const body = { ...ledger.hazard(known.id), id };
  await applyChanges(db, 'the first cursor', page([{ type: 'hazard', id, body }], { cursor: 'the second cursor' }));
  expect(await hazardHere(db, id)).toMatchObject({ state: 'assigned', handling: { person: { id: dian.id } } });
});

test('a step at a place that was added here is shown before the school knows the place', async () => {
  const db = await readyDb(cast.sun);
  const { id: placeId } = await addPlace(db, { kind: 'building', name: '锅炉房', parent: null });
  const id = await reportHazard(db, { ...spot, placeId });
  await takeStep(db, (await hazardHere(db, id))!, { do: 'comment', note: '还在', mentions: [] });
  await takeStep(db, (await hazardHere(db, id))!, { do: 'comment', note: '更严重', mentions: [] });
  const notes = (await hazardHere(db, id))?.handling?.steps.map(({ said }) => 'note' in said && said.note);
  expect(notes).toEqual(['还在', '更严重']);
});

test('H3: neither a download that begins again nor a correction hides what others did about a finding', async () => {
  const db = await readyDb(cast.wang);
  const ledger = new Ledger();
  const draft = await startDraft(db, cast.floor2, cast.checklist);
  await takePhoto(db, draft, 'Z1-09', 'the door');
  const found = await takePhoto(db, draft, 'Z1-01', 'the lock');
  await saveDraft(db, { ...found, answers: cast.withAnswers(cast.answer('Z1-01', 'fail')) });
  const entry = await submitDraft(db, draft.id);
  ledger.say(entry, cast.wang);
  const { id } = (await allHazards(db))[0]!;
  const act = (said: Bare) => expect(ledger.take(id, cast.sun, said)).toBeNull();
  const shown = async (cursor: string, next: string) => {
    const hazard = { type: 'hazard' as const, id, body: ledger.hazard(id) };
    const record = { type: 'inspection' as const, id: entry.subject, body: ledger.read('inspection', entry.subject)! };
    await applyChanges(db, cursor, page([...cast.documents, hazard, record], { cursor: next }));
  };
  act(sayings.assign(ledger.hazard(id)));
  await takeWords(db, [{ id: entry.id, receipt: receiptFor(entry.id), quarantined: null }], 1);
  await shown('the first cursor', 'the second cursor');
  await restartPull(db);
  expect((await hazardHere(db, id))?.state).toBe('assigned');
  await shown('', 'the third cursor');
  const again = await correctInspection(db, entry.subject, '写错了');
  await submitDraft(db, again.id);
  act({ do: 'raise', note: '可能是重大' });
  await shown('the third cursor', 'the fourth cursor');
  expect(await hazardHere(db, id)).toMatchObject({ grade: 'MS', state: 'assigned' });
  expect((await hazardHere(db, id))?.handling?.steps.map(({ said }) => said.do)).toEqual(['assign', 'raise']);
});
