// What a phone may forget, and when: only what the school and its verified backup hold.
import { rmSync } from 'node:fs';
import { expect, onTestFinished, test, vi } from 'vitest';
import { clearDelivered } from '../../src/db/clear.ts';
import { photoBytes } from '../../src/db/photo-bytes.ts';
import { keepPhoto, nameUnnamed } from '../../src/db/photos.ts';
import { ownRecord } from '../../src/db/records.ts';
import { draft, startDraft } from '../../src/db/drafts.ts';
import { keyOfUnnamed } from '../../src/db/unnamed.ts';
import { operate } from '../../src/server/backup/commands.ts';
import { blobOf } from '../../src/server/backup/files.ts';
import { checklist, floor2, yucai } from '../cast.ts';
import { Campus } from './campus.ts';
import { faulty, onPhoto } from './line.ts';
import { picture, submitted, type Phone } from './phone.ts';

const day = 86_400_000;

async function begun(): Promise<{ campus: Campus; phone: Phone; dir: string }> {
  const campus = await Campus.open();
  const dir = `${campus.dataDir}-backups`;
  onTestFinished(() => rmSync(dir, { recursive: true, force: true }));
  return { campus, phone: campus.phones[0]!, dir };
}

/** A second passes, and an operator makes a backup of the running school. */
async function backUp({ school, dataDir }: Campus, dir: string): Promise<boolean> {
  school.clock.ms += 1000;
  return operate(['backup', dir], { DATA_DIR: dataDir }, () => undefined, school.clock.ms);
}

/** The phone hears from the server on each of these days, as phones in use do, and looks for room. */
async function days(campus: Campus, phone: Phone, count: number): Promise<void> {
  for (let passed = 0; passed < count; passed += 5) {
    campus.school.clock.ms += Math.min(5, count - passed) * day;
    expect(await phone.round()).toBe('done');
  }
  await clearDelivered(phone.db);
}

const kept = async ({ db }: Phone) => ({
  photos: await db.photoBytes.count(),
  small: await db.thumbs.count(),
  texts: await db.entries.count(),
  receipts: await db.delivered.count(),
});

test('D1 a photo leaves three days after a backup holds it, its small picture and its record stay', async () => {
  const { campus, phone, dir } = await begun();
  const { subject } = await submitted(phone.db, 'the door');
  expect(await phone.round()).toBe('done');
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 2);
  expect(await kept(phone)).toEqual({ photos: 1, small: 1, texts: 1, receipts: 1 });
  await days(campus, phone, 1);
  expect(await kept(phone)).toEqual({ photos: 0, small: 1, texts: 1, receipts: 1 });
  expect(await ownRecord(phone.db, subject)).toMatchObject({ delivery: 'delivered', cleared: true });
});

test('D1 a photo that arrived after the backup stays until the next, though its record was in it', async () => {
  const { campus, phone, dir } = await begun();
  const { line } = phone;
  await submitted(phone.db, 'the door');
  phone.line = faulty(line, (method, url) => (onPhoto(method, url) ? 'drop the request' : null));
  expect(await phone.round()).toBe('waiting');
  expect(await backUp(campus, dir)).toBe(true);
  phone.line = line;
  campus.school.clock.ms += 1000;
  await days(campus, phone, 10);
  expect((await kept(phone)).photos).toBe(1);
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 1);
  expect((await kept(phone)).photos).toBe(0);
});

test('D2 the text leaves after thirty days, the receipt stays', async () => {
  const { campus, phone, dir } = await begun();
  await submitted(phone.db, 'the door');
  expect(await phone.round()).toBe('done');
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 29);
  expect(await kept(phone)).toMatchObject({ texts: 1 });
  await days(campus, phone, 1);
  expect(await kept(phone)).toEqual({ photos: 0, small: 1, texts: 0, receipts: 1 });
});

test('D3 the clock of the phone makes nothing older', async () => {
  const { campus, phone, dir } = await begun();
  await submitted(phone.db, 'the door');
  expect(await phone.round()).toBe('done');
  expect(await backUp(campus, dir)).toBe(true);
  const now = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 4000 * day);
  onTestFinished(() => now.mockRestore());
  expect(await phone.round()).toBe('done');
  await clearDelivered(phone.db);
  expect(await kept(phone)).toMatchObject({ photos: 1, texts: 1 });
});

test('D4 without a backup nothing leaves, and never what a draft or an unsent record names', async () => {
  const { campus, phone, dir } = await begun();
  const { db } = phone;
  await submitted(db, 'shared');
  await submitted(db, 'alone');
  expect(await phone.round()).toBe('done');
  await days(campus, phone, 40);
  expect(await kept(phone)).toMatchObject({ photos: 2, texts: 2 });
  const { photo, data } = await picture('Z1-09', 'shared');
  await keepPhoto(db, (await startDraft(db, floor2, checklist)).id, photo, data, new ArrayBuffer(1));
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 1);
  await submitted(db, 'unsent');
  await clearDelivered(db);
  expect(await db.photoBytes.toCollection().primaryKeys()).toHaveLength(2);
  expect(await db.photoBytes.get(photo.sha256)).toBeDefined();
});

test('D4 what was put once more for a draft that does not name it yet stays', async () => {
  const { campus, phone, dir } = await begun();
  const { db } = phone;
  await submitted(db, 'chosen twice');
  expect(await phone.round()).toBe('done');
  expect(await backUp(campus, dir)).toBe(true);
  const open = await startDraft(db, floor2, checklist);
  const { photo, data } = await picture('Z1-09', 'chosen twice');
  await db.meta.put({ key: keyOfUnnamed(open.id, photo), value: { draftId: open.id, photo } });
  await days(campus, phone, 5);
  await nameUnnamed(db, open.id);
  expect(await draft(db, open.id)).toMatchObject({ photos: [{ sha256: photo.sha256 }] });
  expect(await photoBytes(db, photo.sha256)).toHaveProperty('byteLength', data.byteLength);
});

test('D5 after a restore nothing leaves before the next backup, and what had left is not offered', async () => {
  const { campus, phone, dir } = await begun();
  const { db } = phone;
  await submitted(db, 'long ago');
  expect(await phone.round()).toBe('done');
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 31);
  await submitted(db, 'lately');
  expect(await phone.round()).toBe('done');
  await campus.whileDown(() => operate(['restore', dir], { DATA_DIR: campus.dataDir }, () => undefined));
  campus.school.clock.ms += 32 * day;
  expect(await phone.round()).toBe('done');
  expect(await phone.round()).toBe('done');
  const { totals } = await campus.school.parts.store.reports.inspections(yucai.id, { scope: [], limit: 1 });
  expect(totals.received).toBe(2);
  await days(campus, phone, 40);
  expect(await kept(phone)).toMatchObject({ photos: 1, texts: 1, receipts: 2 });
  expect(await backUp(campus, dir)).toBe(true);
  await days(campus, phone, 1);
  expect(await kept(phone)).toMatchObject({ photos: 0, texts: 0, receipts: 2 });
});

test('F6 a photo that went bad on the server is sent again by who still holds it', async () => {
  const { campus, phone } = await begun();
  const { id, photos } = await submitted(phone.db, 'the door');
  const other = await submitted(phone.db, 'the stairs');
  expect(await phone.round()).toBe('done');
  const { store } = campus.school.parts;
  for (const sha256 of [...photos, ...other.photos]) {
    rmSync(blobOf(campus.dataDir, sha256));
    await store.photos.damaged(yucai.id, sha256, 1);
  }
  await phone.db.photoBytes.delete(other.photos[0]!);
  expect(await phone.round()).toBe('done');
  expect((await campus.school.parts.photos.read(photos[0]!)).byteLength).toBe(400);
  expect(await store.photos.wanted(yucai.id, phone.person.id)).toEqual([{ id: other.id, missing: other.photos }]);
  expect((await phone.db.delivered.get(id))?.missing).toEqual([]);
  expect((await phone.db.delivered.get(other.id))?.troubles).toEqual([]);
});
