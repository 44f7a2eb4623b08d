import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, sayings, shui } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { picture, readyDb, submitted } from '../../tests/sync/phone.ts';
import { amendReport, caseHere, reportHazard, takeStep } from './cases.ts';
import { takeWords } from './outbox.ts';
import { addPlace } from './places.ts';
import { withdrawInspection } from './record.ts';
import { deliveryCounts } from './records.ts';
import { waitingLines } from './waiting-lines.ts';

const spot = { category: 'other', text: '门锁坏了', suspectedMajor: false, fixed: false, repair: null } as const;
const refused = (id: string) => ({ id, refused: 'place-unknown' as const, path: null });

test('whatever has not been sent has a line that says what it is, of what, and with how many photos', async () => {
  const db = await readyDb(cast.sun);
  const entry = await submitted(db, 'the door');
  const { photo, data } = await picture('report', 'the lock');
  const shots = [{ photo, bytes: data, thumb: new ArrayBuffer(1) }];
  const id = await reportHazard(db, { placeId: cast.floor2.id, source: 'spot', ...spot }, shots);
  await amendReport(db, (await caseHere(db, id))!.hazard, { category: 'fire', severe: false });
  const attic = await addPlace(db, { kind: 'room', name: '阁楼', parent: cast.floor2.id });
  const lines = await waitingLines(db, 10);
  expect(lines.map(({ id: about }) => about).sort()).toEqual([entry.subject, id, attic.id].sort());
  expect(lines.find((line) => line.id === id)).toMatchObject({
    kind: 'hazard-reported',
    name: '3号宿舍楼 2层',
    delivery: 'waiting',
    photos: { have: 0, total: 1 },
  });
  expect(lines.find((line) => line.id === attic.id)).toMatchObject({ kind: 'places-kept', name: '3号宿舍楼 2层 阁楼' });
  expect(lines.find((line) => line.id === entry.subject)).toMatchObject({
    record: { placeName: '3号宿舍楼 2层' },
    photos: { have: 0, total: 1 },
  });
  expect((await deliveryCounts(db)).records).toBe(lines.length);
});

test('a step of a case that waits is a line of its own, and so is what was withdrawn', async () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  const people = [dian, shui].map((body) => ({ type: 'person' as const, id: body.id, body }));
  const hand = await readyDb(dian, [...people, { type: 'hazard', id, body: ledger.hazard(id) }]);
  await takeStep(hand, (await caseHere(hand, id))!.hazard, { do: 'accept', note: '' });
  expect(await waitingLines(hand, 10)).toMatchObject([{ id, kind: 'hazard-handled', name: '3号宿舍楼 2层' }]);
  const db = await readyDb(cast.wang);
  const { subject } = await submitted(db, 'the door');
  await withdrawInspection(db, subject);
  expect(await waitingLines(db, 10)).toMatchObject([{ id: subject, record: { state: 'withdrawn' } }]);
});

test('what the school refused comes before what is newer, names its entry, and counts against the number asked for', async () => {
  const db = await readyDb(cast.sun);
  const place = await addPlace(db, { kind: 'room', name: '阁楼', parent: cast.floor2.id });
  const [{ id } = { id: '' }] = await db.outbox.toArray();
  for (const _ of [1, 2]) await takeWords(db, [refused(id)], Date.now());
  const report = { placeId: cast.floor2.id, source: 'spot', ...spot } as const;
  for (const _ of [1, 2, 3]) await reportHazard(db, report);
  expect(await waitingLines(db, 3)).toMatchObject([
    { id: place.id, entryId: id, delivery: 'attention', code: 'place-unknown' },
    { delivery: 'waiting' },
    { delivery: 'waiting' },
  ]);
  expect(await waitingLines(db, 50)).toHaveLength(4);
});
