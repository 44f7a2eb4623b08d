// Unsent work in a file: to another phone of the same person, or to the server, by the same road and once only.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { bringIn } from '../../src/db/bring-in.ts';
import type { DeviceDb, Draft } from '../../src/db/device-db.ts';
import { draft } from '../../src/db/drafts.ts';
import { reportHazard, takeStep } from '../../src/db/cases.ts';
import { inHand, keepInHand, shotsInHand } from '../../src/db/in-hand.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import { photoBytes } from '../../src/db/photo-bytes.ts';
import { addPlace } from '../../src/db/places.ts';
import { submitDraft, withdrawInspection } from '../../src/db/record.ts';
import { deliveryCounts, ownRecords } from '../../src/db/records.ts';
import { draftsVersion, unsent } from '../../src/db/unsent.ts';
import { hashedText, type Entry } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Inspections } from '../../src/domain/reports.ts';
import type { UnsentFile } from '../../src/domain/unsent-file.ts';
import { unsentFormat } from '../../src/domain/unsent-format.ts';
import { importUnsent } from '../../src/server/import-unsent.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { floor2, li, sha256, sun, tonight, wang, yucai } from '../cast.ts';
import { noting, onPhoto, refusing } from './line.ts';
import { answered, Phone, picture, readyDb, submitted, wire } from './phone.ts';

/** What the phone writes; the page only turns it into a file. */
async function fileOf(db: DeviceDb, person: Person): Promise<UnsentFile> {
  const { entries, photos, inHand, drafts } = await unsent(db);
  const carried = photos.map(async ({ sha256: name, type }) => {
    const bytes = (await photoBytes(db, name)) ?? new ArrayBuffer(0);
    return { sha256: name, type, base64: Buffer.from(bytes).toString('base64') };
  });
  return {
    format: unsentFormat,
    exportedAt: tonight,
    person,
    school: yucai,
    entries,
    photos: await Promise.all(carried),
    inHand,
    drafts: { version: draftsVersion, rows: drafts },
  };
}

const arrived = async (school: School) => {
  const { rows } = await school.json<Inspections>(sun, 'GET', '/api/inspections');
  return rows.filter(({ state }) => state === 'submitted').map(({ by, photos }) => ({ by, photos }));
};

let old: DeviceDb;
let file: UnsentFile;
beforeEach(async () => {
  old = await readyDb(wang);
  await submitted(old, 'the door');
  await submitted(old, 'the window');
  file = await fileOf(old, wang);
});

test('E1 what another phone recorded is delivered from here, and again from there, and is there once', async () => {
  const school = await openSchool();
  const phone = new Phone(wang, wire(school, wang));
  await phone.round();
  await submitted(phone.db, 'an own one');
  expect(await bringIn(phone.db, JSON.stringify(file))).toMatchObject({ entries: 2, photos: 2 });
  expect((await ownRecords(phone.db, 9)).map(({ delivery }) => delivery)).toEqual(['waiting', 'waiting', 'waiting']);
  expect(await bringIn(phone.db, JSON.stringify(file))).toMatchObject({ entries: 0, photos: 0, inHand: 0 });
  expect(await phone.round()).toBe('done');
  expect(await arrived(school)).toHaveLength(3);
  const before = new Phone(wang, wire(school, wang));
  expect(await before.round(old)).toBe('done');
  expect(await deliveryCounts(old)).toMatchObject({ records: 0, photos: 0 });
  expect(await arrived(school)).toEqual(
    Array.from({ length: 3 }, () => ({ by: wang.id, photos: { have: 1, total: 1 } })),
  );
});

test('E1 two files after each other, and a restored server after both: every number stays its own', async () => {
  const school = await openSchool();
  const phone = new Phone(wang, wire(school, wang));
  await phone.round();
  await bringIn(phone.db, JSON.stringify(file));
  expect(await phone.round()).toBe('done');
  await submitted(old, 'the stairs');
  await withdrawInspection(old, (await ownRecords(old, 9))[0]!.id);
  await submitted(old, 'the stairs again');
  await bringIn(phone.db, JSON.stringify(await fileOf(old, wang)));
  const restored = await openSchool();
  phone.line = wire(restored, wang);
  expect(await phone.rounds()).toBe('done');
  expect(await arrived(restored)).toHaveLength(3);
});

test('E1 what was taken back on the other phone is taken back here, and photos that only were missing come along', async () => {
  const school = await openSchool();
  const first = new Phone(wang, refusing(wire(school, wang), onPhoto, 502, 'fault'));
  const halfway = await readyDb(wang);
  await submitted(halfway, 'the roof');
  await first.round(halfway);
  await withdrawInspection(old, (await ownRecords(old, 9))[0]!.id);
  const phone = new Phone(wang, wire(school, wang));
  await phone.round();
  await bringIn(phone.db, JSON.stringify(await fileOf(old, wang)));
  await bringIn(phone.db, JSON.stringify(await fileOf(halfway, wang)));
  expect(await phone.round()).toBe('done');
  const rows = await arrived(school);
  expect(rows.filter(({ photos }) => photos.have === photos.total)).toHaveLength(rows.length);
});

const changed = (change: (file: UnsentFile) => void): string => {
  const copy = structuredClone(file);
  change(copy);
  return JSON.stringify(copy);
};
const entryOf = (copy: UnsentFile): { body: { activeMs: number }; hash: string; schema: number } =>
  copy.entries[0] as never;

test.each([
  ['a picture', () => 'ÿØÿà', 'not-ours'],
  ['another file', () => '{"hello":1}', 'not-ours'],
  ['half a file', () => JSON.stringify(file).slice(0, 900), 'not-ours'],
  [
    'a file of the next version',
    () => changed((copy) => Object.assign(copy, { format: 'campus-patrol-unsent/2' })),
    'newer',
  ],
  ['an entry that was changed', () => changed((copy) => void (entryOf(copy).body.activeMs += 1)), 'damaged'],
  ['a photo that was changed', () => changed((copy) => void (copy.photos[1]!.base64 = 'AAAA')), 'damaged'],
  ['a photo that is no base64', () => changed((copy) => void (copy.photos[1]!.base64 = '!')), 'damaged'],
  ['a form with a part missing', () => changed((copy) => delete (copy as Partial<UnsentFile>).photos), 'damaged'],
  ['the name of another', () => changed((copy) => void (copy.person = li)), 'damaged'],
  [
    'an entry of a later kind',
    () =>
      changed((copy) => {
        const entry = Object.assign(entryOf(copy), { schema: 9 });
        entry.hash = sha256(hashedText(entry as unknown as Entry));
      }),
    'newer',
  ],
  ['another school', () => changed((copy) => void (copy.school.id = li.id)), 'other-school'],
])('E2 %s is refused with its reason, and nothing of it is taken in', async (_what, make, reason) => {
  const db = await readyDb(wang);
  await expect(bringIn(db, make())).rejects.toMatchObject({ name: 'BadFile', reason });
  expect([await db.outbox.count(), await db.entries.count(), await db.photoBytes.count()]).toEqual([0, 0, 0]);
});

test('E2 the work of somebody else does not come into this database', async () => {
  const db = await readyDb(li);
  await expect(bringIn(db, JSON.stringify(file))).rejects.toMatchObject({ reason: 'someone-else' });
  expect(await db.outbox.count()).toBe(0);
});

test('E3 the operator takes a file in under its author’s name, once however often', async () => {
  const school = await openSchool();
  const text = JSON.stringify(file);
  expect(await importUnsent(school.parts, text)).toMatchObject({
    person: '王秀兰',
    verdicts: { accepted: 2, known: 0, quarantined: 0, refused: 0 },
    photos: 2,
  });
  expect((await importUnsent(school.parts, text)).verdicts).toMatchObject({ accepted: 0, known: 2 });
  expect(await arrived(school)).toHaveLength(2);
  // The phone comes back after all: it is told that everything is there.
  const { line, asked } = noting(wire(school, wang));
  expect(await new Phone(wang, line).round(old)).toBe('done');
  expect(asked.filter((request) => request.startsWith('PUT'))).toEqual([]);
});

test('E3 the server refuses a bad file whole, and what its author may not say is held aside', async () => {
  const school = await openSchool();
  const bad = changed((copy) => void (copy.photos[1]!.base64 = 'AAAA'));
  await expect(importUnsent(school.parts, bad)).rejects.toMatchObject({ reason: 'damaged' });
  const elsewhere = changed((copy) => void (copy.school.id = li.id));
  await expect(importUnsent(school.parts, elsewhere)).rejects.toThrow('another school');
  expect(await arrived(school)).toEqual([]);
  const suns = await readyDb(sun);
  await addPlace(suns, { kind: 'building', name: '新楼', parent: null });
  const own = await fileOf(suns, sun);
  expect((await importUnsent(school.parts, JSON.stringify(own))).verdicts.accepted).toBe(1);
});

test('E1 a case in a file is shown whole where it was brought in: its report and every step of it, and the photos', async () => {
  const { photo, data } = await picture('report', 'the socket');
  const from = await readyDb(wang);
  const spot = { placeId: floor2.id, source: 'spot', category: 'electricity', text: '插座发黑' } as const;
  const said = { ...spot, suspectedMajor: false, fixed: false, repair: null };
  const hazardId = await reportHazard(from, said, [{ photo, bytes: data, thumb: data }]);
  const comment = async (note: string) =>
    takeStep(from, (await hazardHere(from, hazardId))!, { do: 'comment', note, mentions: [] });
  await comment('还在');
  await comment('更黑了');
  const school = await openSchool();
  const phone = new Phone(wang, wire(school, wang));
  await phone.round();
  expect(await bringIn(phone.db, JSON.stringify(await fileOf(from, wang)))).toMatchObject({ entries: 3, photos: 1 });
  const notes = async () =>
    (await hazardHere(phone.db, hazardId))?.handling?.steps.map((step) => 'note' in step.said && step.said.note);
  expect(await notes()).toEqual(['还在', '更黑了']);
  expect(await phone.round()).toBe('done');
  expect(await notes()).toEqual(['还在', '更黑了']);
  expect(await deliveryCounts(phone.db)).toMatchObject({ photos: 0, attention: 0 });
});

test('E4 what is not handed in yet goes along, and lies beside what is in hand here for the same thing', async () => {
  const [first, second] = [await picture('report', 'the lock'), await picture('report', 'the door')];
  const hold = async (db: DeviceDb, about: string, note: string, { photo, data }: typeof first) => {
    const shot = { photo, bytes: data, thumb: new ArrayBuffer(1) };
    await keepInHand(db, about, ({ photos }) => ({ said: { note }, photos: [...photos, photo] }), shot);
  };
  await hold(old, 'report', '锁坏了', first);
  await hold(old, 'a-case rectify', '换好了', first);
  const text = JSON.stringify(await fileOf(old, wang));
  const here = await readyDb(wang);
  await hold(here, 'report', '门坏了', second);
  expect(await bringIn(here, text)).toMatchObject({ inHand: 2 });
  expect(await bringIn(here, text)).toEqual({ entries: 0, photos: 0, inHand: 0, drafts: 0 });
  expect(await inHand(here, 'report')).toMatchObject({
    said: { note: '门坏了\n锁坏了' },
    photos: [second.photo, first.photo],
  });
  expect(await inHand(here, 'a-case rectify')).toMatchObject({ said: { note: '换好了' } });
  expect(await shotsInHand(here, [first.photo, second.photo])).toHaveLength(2);
  const school = await openSchool();
  expect(await importUnsent(school.parts, text)).toMatchObject({ inHand: 2, verdicts: { accepted: 2 } });
});

test('E5 an inspection that is being made goes along with its photos, and what went further here stays as it is', async () => {
  const begun = await answered(old, 'the lamp');
  const text = JSON.stringify(await fileOf(old, wang));
  const here = await readyDb(wang);
  expect(await bringIn(here, text)).toMatchObject({ entries: 2, photos: 3, drafts: 1 });
  expect(await draft(here, begun.id)).toEqual(begun);
  // A page that could not write it hands over what is on screen.
  const onScreen = { ...begun, activeMs: 99, changedAt: begun.changedAt + 1 };
  const { drafts } = await unsent(old, onScreen);
  const later = { ...(await fileOf(old, wang)), drafts: { version: draftsVersion, rows: drafts } };
  expect(await bringIn(here, JSON.stringify(later))).toMatchObject({ drafts: 1 });
  expect(await bringIn(here, text)).toMatchObject({ drafts: 0 });
  expect(await draft(here, begun.id)).toEqual(onScreen);
  await submitDraft(here, begun.id);
  expect(await bringIn(here, text)).toMatchObject({ drafts: 0 });
  expect(await draft(here, begun.id)).toBeUndefined();
  const school = await openSchool();
  expect(await importUnsent(school.parts, text)).toMatchObject({ inHand: 1, verdicts: { accepted: 2 } });
});

test.each([
  ['of a newer database', (rows: UnsentFile['drafts']) => Object.assign(rows!, { version: 2 }), 'newer'],
  ['without its place', (rows: UnsentFile['drafts']) => delete (rows!.rows[0] as Partial<Draft>).placeId, 'damaged'],
])('E5 a file with an inspection %s is refused whole', async (_what, spoil, reason) => {
  await answered(old, 'the lamp');
  const spoilt = await fileOf(old, wang);
  spoil(spoilt.drafts);
  const here = await readyDb(wang);
  await expect(bringIn(here, JSON.stringify(spoilt))).rejects.toMatchObject({ reason });
  expect([await here.drafts.count(), await here.outbox.count()]).toEqual([0, 0]);
});
