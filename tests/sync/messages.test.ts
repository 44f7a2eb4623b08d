// Messages on the phone: kept, read without a network, and told to the school later.
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { endSession } from '../../src/db/session-here.ts';
import { keptMessages, noteRead, readHere, unreadMessages } from '../../src/db/messages.ts';
import type { DeviceDb } from '../../src/db/device-db.ts';
import type { Person } from '../../src/domain/person.ts';
import { tell } from '../../src/server/messages/tell.ts';
import { openSchool, password, type School } from '../../src/server/school.contract.ts';
import { lookForMessages } from '../../src/sync/messages.ts';
import { enter } from '../../src/sync/sign-in.ts';
import type { Line } from '../../src/sync/rest.ts';
import { id, li, wang, yucai } from '../cast.ts';
import { browser } from './line.ts';

const now = 1000;
const noNetwork: Line = () => Promise.reject(new TypeError('no network'));

beforeEach(async () => {
  await endSession();
});

async function say(school: School, who: readonly Person[], ...numbers: number[]): Promise<void> {
  const ids = who.map((one) => one.id);
  for (const n of numbers) {
    const message = { topic: 'major', key: `major ${n}`, about: id(n), facts: { what: `第 ${n} 件` } } as const;
    await tell(school.parts.store, yucai.id, ids, message, school.clock.ms + n);
  }
}

async function signIn(line: Line, username: string): Promise<DeviceDb> {
  const entered = await enter({ username, password }, undefined, line);
  if (!entered.ok) throw new Error(entered.why);
  return entered.db;
}

const shown = async (db: DeviceDb) =>
  (await keptMessages(db))?.rows.map(({ facts, readAt }) => `${facts.what as string}${readAt === null ? ' 新' : ''}`);

test('what is read without a network is told later, and what came meanwhile stays new', async () => {
  const school = await openSchool();
  const line = browser(school);
  const db = await signIn(line, 'wang');
  await say(school, [wang], 1, 2);
  expect(await lookForMessages(db, line)).toBeNull();
  expect(await shown(db)).toEqual(['第 2 件 新', '第 1 件 新']);

  const [, first] = (await keptMessages(db))!.rows;
  await noteRead(db, first!.id, now);
  expect(await shown(db)).toEqual(['第 2 件 新', '第 1 件']);
  expect(await unreadMessages(db)).toBe(1);
  expect(await lookForMessages(db, noNetwork)).toMatchObject({ why: 'unreachable' });
  expect(await shown(db)).toEqual(['第 2 件 新', '第 1 件']);

  await say(school, [wang], 3);
  expect(await lookForMessages(db, line)).toBeNull();
  expect(await shown(db)).toEqual(['第 3 件 新', '第 2 件 新', '第 1 件']);
  expect(await unreadMessages(db)).toBe(2);
  expect(await readHere(db)).toEqual({ ids: [], through: null });
});

test('everything is read at once, on the pages that are not here as well', async () => {
  const school = await openSchool();
  const line = browser(school);
  const db = await signIn(line, 'wang');
  await say(school, [wang], ...Array.from({ length: 120 }, (_, n) => n + 1));
  await lookForMessages(db, line);
  const kept = (await keptMessages(db))!;
  expect([kept.rows.length, kept.unread]).toEqual([100, 120]);
  await noteRead(db, kept.rows[0]!.id, now, true);
  expect(await unreadMessages(db)).toBe(0);
  await say(school, [wang], 121);
  await lookForMessages(db, line);
  expect(await unreadMessages(db)).toBe(1);
});

test('S3 nobody’s messages come into the database of another, whose turn it is', async () => {
  const school = await openSchool();
  const line = browser(school);
  const db = await signIn(line, 'wang');
  await say(school, [wang, li], 1);
  await lookForMessages(db, line);
  const other = await signIn(line, 'li');
  await say(school, [li], 2);
  expect(await lookForMessages(db, line)).toMatchObject({ why: 'login' });
  expect(await shown(db)).toEqual(['第 1 件 新']);
  await lookForMessages(other, line);
  expect(await shown(other)).toEqual(['第 2 件 新', '第 1 件 新']);
});

test('a word about what is no message any more keeps no others from coming', async () => {
  const school = await openSchool();
  const line = browser(school);
  const db = await signIn(line, 'wang');
  await noteRead(db, id(77), now);
  await say(school, [wang], 1);
  expect(await lookForMessages(db, line)).toBeNull();
  expect(await shown(db)).toEqual(['第 1 件 新']);
});
