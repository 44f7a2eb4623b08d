import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, sayings } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { page, readyDb } from '../../tests/sync/phone.ts';
import { reportHazard, takeStep } from './cases.ts';
import { applyChanges } from './changes.ts';
import { hazardHere } from './hazards.ts';
import { takeWords } from './outbox.ts';
import { addPlace } from './places.ts';

const spot = {
  placeId: cast.floor2.id,
  source: 'spot' as const,
  category: 'electricity' as const,
  text: '插座发黑',
  suspectedMajor: false,
  fixed: false,
  repair: null,
};

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
