// A phone that was without a network for a long time: thousands of things wait, and the line breaks more than once.
import { expect, test } from 'vitest';
import { rowsOfEntry } from '../../src/db/fact.ts';
import { installIdOf, putMeta } from '../../src/db/meta.ts';
import { deliveryCounts } from '../../src/db/records.ts';
import type { PushAnswer } from '../../src/domain/protocol.ts';
import { openSchool } from '../../src/server/school.contract.ts';
import type { Line } from '../../src/sync/rest.ts';
import { entry, id, sun } from '../cast.ts';
import { sized } from '../proof/size.ts';
import { onLedger } from './line.ts';
import { Phone, wire } from './phone.ts';

const queued = sized({ quick: 500, commit: 2000, proof: 5000 });
const requestsBetweenCuts = 20;

async function fill({ db, person }: Phone): Promise<void> {
  const device = await installIdOf(db);
  const rows = Array.from({ length: queued }, (_, n) => {
    const place = { id: id(20_000 + n), kind: 'room' as const, name: `${n}`, ancestors: [] };
    const over = { id: id(40_000 + n), by: person.id, subject: place.id, device, opSeq: n + 1 };
    return rowsOfEntry(entry('place-added', place, over), []);
  });
  await db.outbox.bulkAdd(rows.map(({ row }) => row));
  await db.entries.bulkAdd(rows.map(({ text }) => text));
  await putMeta(db, 'opSeq', queued);
}

test('69 thousands of things that wait go out oldest first, and a line that breaks makes nothing go twice', async () => {
  const school = await openSchool();
  const good = wire(school, sun);
  const phone = new Phone(sun, good);
  expect(await phone.round()).toBe('done');
  await fill(phone);
  expect(await deliveryCounts(phone.db)).toMatchObject({ records: queued, attention: 0 });

  const taken: number[] = [];
  let requests = 0;
  const breaking: Line = async (url, init) => {
    if (!onLedger(init.method ?? 'GET', url)) return good(url, init);
    if (++requests % requestsBetweenCuts === 0) throw new TypeError('network error');
    const answer = await good(url, init);
    const { verdicts } = (await answer.clone().json()) as PushAnswer;
    for (const one of verdicts) if ('receipt' in one) taken.push(one.receipt.seq);
    return answer;
  };
  phone.line = breaking;
  for (let rounds = 0; rounds < queued && (await phone.round()) !== 'done'; rounds++);

  expect(await phone.db.outbox.count()).toBe(0);
  expect(taken).toHaveLength(queued);
  const delivered = await phone.db.delivered.orderBy('seq').toArray();
  expect(delivered.map((row) => row.opSeq)).toEqual(Array.from({ length: queued }, (_, n) => n + 1));
});
