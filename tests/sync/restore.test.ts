// A server whose database was put back by hand to an older copy, with everything it had forgotten still on the phones.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operate } from '../../src/server/backup/commands.ts';
import { yucai } from '../cast.ts';
import { sized } from '../proof/size.ts';
import { Campus } from './campus.ts';
import { faulty, nth, onChanges, onLedger } from './line.ts';
import { submitted, type Phone } from './phone.ts';

const allDone = ['done', 'done', 'done'];
const slow = 60_000;

const eachPhone = sized({ quick: 1, commit: 4, proof: 17 });

test(
  'C6 a copy of an hour, of a week and of a day ago is put back, and one round of each phone brings everything back, once',
  async () => {
    const campus = await Campus.open();
    /** So much later everybody has recorded something, and the school has it. */
    const later = async (ms: number) => {
      campus.school.clock.ms += ms;
      await campus.work(eachPhone);
      expect(await campus.rounds()).toEqual(allDone);
    };
    const hour = 3_600_000;
    await later(0);
    const ofAWeek = await campus.copy();
    await later(6 * 24 * hour);
    const ofADay = await campus.copy();
    await later(23 * hour);
    const ofAnHour = await campus.copy();
    await later(hour);
    const made = 4 * eachPhone;
    for (const copy of [ofAnHour, ofAWeek, ofADay]) {
      const { epoch } = campus.school.parts.store;
      await campus.putBack(copy);
      expect(await campus.rounds()).toEqual(allDone);
      expect(campus.school.parts.store.epoch).not.toBe(epoch);
      const whole = { made, lines: made, photos: made, delivered: made, records: 0, receivingRecords: 0, attention: 0 };
      expect(await campus.standings()).toMatchObject([whole, whole, whole]);
      const { ledger, reports } = campus.school.parts.store;
      expect(await ledger.firstBreak(yucai.id)).toBeNull();
      expect((await reports.inspections(yucai.id, { scope: [], limit: 1 })).totals.received).toBe(campus.made);
    }
  },
  slow,
);

test(
  'C6 an older copy that has grown again beyond what a phone knows is found out all the same',
  async () => {
    const campus = await Campus.open();
    const [one, two] = campus.phones as [Phone, Phone];
    const copy = await campus.copy();
    const { id } = await submitted(one.db, 'forgotten');
    // Its round is cut before the download: that the server ever had the entry is known by the receipt alone.
    const { line } = one;
    one.line = faulty(line, (method, url) => (onChanges(method, url) ? 'drop the request' : null));
    expect(await one.round()).toBe('waiting');
    expect(await one.db.delivered.count()).toBe(1);
    one.line = line;
    await campus.putBack(copy);
    const { store } = campus.school.parts;
    const { epoch } = store;
    for (let i = 0; i < 3; i++) await submitted(two.db, `after ${i}`);
    expect(await two.round()).toBe('done');
    expect(store.epoch).toBe(epoch);
    expect(await one.round()).toBe('done');
    expect(store.epoch).not.toBe(epoch);
    expect(await store.ledger.linesOf(yucai.id, [id])).toHaveLength(1);
    expect(await two.round()).toBe('done');
  },
  slow,
);

test(
  'C5 C6 a phone that has something to send finds it out with that, and all of it arrives in the same round, the oldest first',
  async () => {
    const campus = await Campus.open();
    const [one] = campus.phones as [Phone];
    const copy = await campus.copy();
    const before = await submitted(one.db, 'forgotten');
    expect(await one.round()).toBe('done');
    await campus.putBack(copy);
    const { store } = campus.school.parts;
    const { epoch } = store;
    const next = await submitted(one.db, 'next');
    // The download, which would find it out as well, does not come through.
    const { line } = one;
    one.line = faulty(line, (method, url) => (onChanges(method, url) ? 'drop the request' : null));
    expect(await one.round()).toBe('waiting');
    expect(store.epoch).not.toBe(epoch);
    // In the order in which it was done: what comes later may speak of what was forgotten.
    const lines = await store.ledger.linesOf(yucai.id, [next.id, before.id]);
    expect(lines.map(({ id }) => id)).toEqual([before.id, next.id]);
  },
  slow,
);

test(
  'C7 what a phone keeps of its receipts is what the server signed, also when answers were lost',
  async () => {
    const campus = await Campus.open();
    const [phone] = campus.phones as [Phone];
    const { line } = phone;
    phone.line = faulty(line, nth(0, 'drop the response', onLedger));
    for (let i = 0; i < 3; i++) await submitted(phone.db, `of three ${i}`);
    expect(await phone.rounds()).toBe('done');
    await submitted(phone.db, 'alone');
    expect(await phone.rounds()).toBe('done');
    const rows = await phone.db.delivered.toArray();
    expect(new Set(rows.map((row) => row.anchor)).size).toBe(2);
    const file = join(campus.dataDir, 'receipts.json');
    const verify = (receipts: object[]) => {
      writeFileSync(file, JSON.stringify(receipts));
      return operate(['verify', '--receipts', file], { DATA_DIR: campus.dataDir }, () => undefined);
    };
    const kept = rows.map(({ receipt: { id, hash, seq }, anchor }) => ({ id, hash, seq, anchor }));
    expect(await verify(kept)).toBe(true);
    expect(await verify(kept.slice(1))).toBe(false);
  },
  slow,
);
