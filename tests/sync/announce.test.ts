// Manifest first: what a phone holds is known at the school before it is sent, and never stands in its way.
import { expect, test } from 'vitest';
import { markTold, untoldLoss } from '../../src/db/announced.ts';
import { putMeta } from '../../src/db/meta.ts';
import { addPlace } from '../../src/db/places.ts';
import type { Announce } from '../../src/domain/protocol.ts';
import type { Phones } from '../../src/domain/reports.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { id, sun, wang } from '../cast.ts';
import { first, noting, onLedger, refusing } from './line.ts';
import { Phone, submitted, wire } from './phone.ts';

const onAnnounce = (method: string, url: string): boolean => method === 'POST' && url === '/api/announce';

async function phoneOf(person = wang): Promise<{ school: School; phone: Phone; good: ReturnType<typeof wire> }> {
  const school = await openSchool();
  const good = wire(school, person);
  const phone = new Phone(person, good);
  expect(await phone.round()).toBe('done');
  return { school, phone, good };
}

const owed = async (school: School) =>
  (await school.json<Phones>(sun, 'GET', '/api/phones')).rows.map(({ personId, owed: { entries, photos } }) => ({
    personId,
    entries,
    photos,
  }));

test('P9 the school knows what a phone holds before the first entry is sent, and says so until it has all of it', async () => {
  const { school, phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  await submitted(phone.db, 'the window');
  phone.line = refusing(good, onLedger, 502, 'fault');
  await phone.round();
  expect(await owed(school)).toEqual([{ personId: wang.id, entries: 2, photos: 2 }]);
  phone.line = refusing(good, (_, url) => url.startsWith('/api/photos/'), 502, 'fault');
  await phone.round();
  expect(await owed(school)).toEqual([{ personId: wang.id, entries: 0, photos: 2 }]);
  phone.line = good;
  expect(await phone.round()).toBe('done');
  expect(await owed(school)).toEqual([{ personId: wang.id, entries: 0, photos: 0 }]);
});

test('P9 it is said once, first, and in few bytes; a restart does not forget that', async () => {
  const { phone, good } = await phoneOf();
  for (let i = 0; i < 5; i++) await submitted(phone.db, `door ${i}`);
  let bytes = 0;
  const { line, asked } = noting(async (url, init) => {
    if (onAnnounce(init.method ?? '', url)) bytes += (init.body as string).length;
    return refusing(good, onLedger, 502, 'fault')(url, init);
  });
  phone.line = line;
  await phone.round();
  expect(asked.slice(0, 2)).toEqual(['POST /api/announce', 'POST /api/ledger']);
  expect(bytes).toBeLessThan(2048);
  await phone.restart();
  phone.line = line;
  const before = asked.length;
  await phone.round();
  expect(asked[before]).toBe('POST /api/ledger');
  expect(asked.filter((one) => one === 'POST /api/announce')).toHaveLength(1);
});

test.each([
  [500, 'fault'],
  [404, 'not-found'],
  [422, 'unknown-field'],
  [429, 'too-many-requests'],
])('P9 an announcement answered %i %s holds nothing up, and is made again', async (status, code) => {
  const { school, phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = refusing(good, onAnnounce, status, code);
  expect(await phone.round()).toBe('done');
  await submitted(phone.db, 'the window');
  const { line, asked } = noting(good);
  phone.line = line;
  expect(await phone.round()).toBe('done');
  expect(asked).toContain('POST /api/announce');
  expect(await owed(school)).toEqual([{ personId: wang.id, entries: 0, photos: 0 }]);
});

test('P9 without a network one attempt is enough', async () => {
  const { phone } = await phoneOf();
  await submitted(phone.db, 'the door');
  const { line, asked } = noting(() => Promise.reject(new TypeError('no network')));
  phone.line = line;
  expect(await phone.round()).toBe('waiting');
  expect(asked).toEqual(['POST /api/announce']);
});

test('P9 a long backlog is announced in pieces', async () => {
  const { phone, good } = await phoneOf(sun);
  for (let i = 0; i < 103; i++) await addPlace(phone.db, { kind: 'building', name: `楼 ${i}`, parent: null });
  const said: number[] = [];
  phone.line = async (url, init) => {
    if (onAnnounce(init.method ?? '', url)) said.push((JSON.parse(init.body as string) as Announce).items.length);
    return good(url, init);
  };
  expect(await phone.round()).toBe('done');
  expect(said).toEqual([100, 3]);
});

test('P9 a restored server hears of everything that is offered again', async () => {
  const { phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  expect(await phone.round()).toBe('done');
  const restored = await openSchool();
  const { line, asked } = noting(wire(restored, wang));
  phone.line = line;
  await phone.round();
  expect(asked.filter((request) => request === 'POST /api/announce')).toHaveLength(1);
  phone.line = good;
});

test('P10 a wiped storage is told to the school once, with or without anything new', async () => {
  const { school, phone, good } = await phoneOf();
  await submitted(phone.db, 'the door');
  phone.line = refusing(good, first(1, onLedger), 502, 'fault');
  await phone.round();
  const [lost] = (await school.json<Phones>(sun, 'GET', '/api/phones')).rows;
  const newPhone = new Phone(wang, good);
  await putMeta(newPhone.db, 'loss', { device: lost!.device, things: 1, at: 5, told: false });
  expect(await newPhone.round()).toBe('done');
  expect(await untoldLoss(newPhone.db)).toBeUndefined();
  await markTold(newPhone.db);
  const { rows } = await school.json<Phones>(sun, 'GET', '/api/phones');
  expect(rows[0]).toMatchObject({ device: lost!.device, owed: { entries: 1, photos: 1 }, lost: { things: 1 } });
  expect(rows[0]?.device).not.toBe(id(1));
  const { line, asked } = noting(good);
  newPhone.line = line;
  expect(await newPhone.round()).toBe('done');
  expect(asked).not.toContain('POST /api/announce');
});
