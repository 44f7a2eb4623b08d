import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { dian, Ledger, logistics, responsibility, sayings, shui } from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { readyDb } from '../../tests/sync/phone.ts';
import { caseHere, takeStep } from './cases.ts';
import { casesWaiting } from './cases-waiting.ts';

const people = [dian, shui].map((body) => ({ type: 'person' as const, id: body.id, body }));
const book = { type: 'responsibility' as const, id: cast.yucai.id, body: responsibility };

test('a hazard that was given to somebody is counted on the phone until it waits for somebody else', async () => {
  const ledger = new Ledger();
  const { id } = ledger.report();
  const nobodys = ledger.report();
  ledger.take(id, cast.sun, sayings.assign(ledger.hazard(id)));
  const documents = [id, nobodys.id].map((one) => ({ type: 'hazard' as const, id: one, body: ledger.hazard(one) }));
  const db = await readyDb(dian, [...people, book, ...documents]);
  expect(await casesWaiting(db)).toBe(1);
  await takeStep(db, (await caseHere(db, id))!.hazard, { do: 'hand-on', deptId: logistics, note: '不归我管' });
  expect(await casesWaiting(db)).toBe(0);
});
