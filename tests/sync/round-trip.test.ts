// A real device database against the real server app in one process: whatever the line does, nothing is lost, nothing is twice.
import { describe, expect, test } from 'vitest';
import { deliveryCounts, ownRecords } from '../../src/db/records.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { wang } from '../cast.ts';
import { isQuick } from '../proof/size.ts';
import { faults, faulty, nth, onChanges, onLedger, onPhoto, type Chosen } from './line.ts';
import { Phone, submitted, wire } from './phone.ts';

const onAny = () => true;
const bigPhoto = 540_000;

async function phoneAt(school: School, choose: Chosen): Promise<Phone> {
  let isArmed = false;
  const phone = new Phone(
    wang,
    faulty(wire(school, wang), (method, url) => (isArmed ? choose(method, url) : null)),
  );
  expect(await phone.round()).toBe('done');
  isArmed = true;
  return phone;
}

async function expectDelivered(school: School, phone: Phone, entryIds: string[]): Promise<void> {
  expect(await deliveryCounts(phone.db)).toEqual({
    records: 0,
    photos: 0,
    bytes: 0,
    oldestAt: null,
    attention: 0,
    receivingRecords: 0,
  });
  const held = await heldInspections(school);
  expect(held.map((line) => line.id).sort()).toEqual([...entryIds].sort());
  const records = await ownRecords(phone.db, 10);
  expect(new Set(records.map((record) => record.entries.at(-1)))).toEqual(new Set(entryIds));
  expect(records.every((record) => record.delivery === 'delivered' && record.photos.have === record.photos.total)).toBe(
    true,
  );
}

async function heldInspections(school: School) {
  const changes = await school.json<{ documents: { type: string; body: { entries: string[] } }[] }>(
    wang,
    'GET',
    '/api/changes',
  );
  return changes.documents.filter((d) => d.type === 'inspection').map((d) => ({ id: d.body.entries.at(-1) ?? '' }));
}

test('a record and its photos go out, and everything comes back', async () => {
  const school = await openSchool();
  const phone = await phoneAt(school, () => null);
  const small = await submitted(phone.db, 'a small one');
  const large = await submitted(phone.db, 'a large one', bigPhoto);
  expect(await phone.round()).toBe('done');
  await expectDelivered(school, phone, [small.id, large.id]);
});

describe.each(faults)('when the line does this: %s', (fault) => {
  const places = Object.entries({ push: onLedger, photo: onPhoto, changes: onChanges, anything: onAny });
  // In `npm run check` each fault at one place, at another one than the fault before.
  const turn = faults.indexOf(fault) % (places.length + 1);
  test.each(places.filter((_, n) => !isQuick || n === turn))('on the first %s', async (_name, matches) => {
    const school = await openSchool();
    const phone = await phoneAt(school, nth(0, fault, matches));
    const one = await submitted(phone.db, 'the first', bigPhoto);
    const two = await submitted(phone.db, 'the second');
    expect(await phone.rounds()).toBe('done');
    await expectDelivered(school, phone, [one.id, two.id]);
  });

  test.runIf(!isQuick || turn === places.length)('on the second piece of a large photo', async () => {
    const school = await openSchool();
    const phone = await phoneAt(
      school,
      nth(1, fault, (method) => method === 'PATCH'),
    );
    const one = await submitted(phone.db, 'in pieces', bigPhoto);
    expect(await phone.rounds()).toBe('done');
    await expectDelivered(school, phone, [one.id]);
  });
});
