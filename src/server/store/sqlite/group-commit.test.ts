import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setImmediate } from 'node:timers/promises';
import { expect, onTestFinished, test, vi } from 'vitest';
import { atTheEnd } from './at-the-end.ts';
import { groupCommit } from './group-commit.ts';

function ledger(db = new DatabaseSync(':memory:')) {
  onTestFinished(() => db.close());
  db.exec('CREATE TABLE lines (n INTEGER PRIMARY KEY) STRICT');
  const insert = db.prepare('INSERT INTO lines VALUES (?)');
  const lines = () =>
    db
      .prepare('SELECT n FROM lines ORDER BY n')
      .all()
      .map((row) => Number(row['n']));
  const undone: string[] = [];
  const begun: string[] = [];
  const memory = { lookNow: () => void begun.push('begun'), forget: () => void undone.push('undone') };
  const end = atTheEnd();
  return { db, insert, lines, undone, begun, end, ...groupCommit(db, memory, () => undefined, end) };
}

test('what arrives together is committed together, and nobody is answered before', async () => {
  const { db, insert, lines, write } = ledger();
  const inTransaction: boolean[] = [];
  const answers = [1, 2, 3].map(async (n) => {
    await write(() => {
      inTransaction.push(db.isTransaction);
      return insert.run(n);
    });
    return db.isTransaction;
  });
  expect(lines()).toEqual([]);
  expect(await Promise.all(answers)).toEqual([false, false, false]);
  expect(inTransaction).toEqual([true, true, true]);
  expect(lines()).toEqual([1, 2, 3]);
});

test('what arrives a moment later goes along, and nobody waits for ever for those who still come', async () => {
  const { insert, lines, begun, write } = ledger();
  // A turn may take longer than the longest wait on a busy machine, so time stands still for the first group.
  const clock = vi.spyOn(performance, 'now').mockReturnValue(0);
  const first = write(() => insert.run(1));
  await setImmediate();
  await Promise.all([first, write(() => insert.run(2))]);
  expect([lines(), begun]).toEqual([[1, 2], ['begun']]);
  clock.mockRestore();
  const rush = { isOver: false, n: 2 };
  const one = write(() => insert.run(++rush.n)).then(() => (rush.isOver = true));
  const others = [];
  for (; !rush.isOver; await setImmediate()) others.push(write(() => insert.run(++rush.n)));
  await Promise.all([one, ...others]);
  expect(lines()).toHaveLength(rush.n);
});

test('a step that fails is undone alone', async () => {
  const { insert, lines, undone, write } = ledger();
  const failing = write(() => {
    insert.run(10);
    throw new Error('no');
  });
  const outcomes = await Promise.allSettled([write(() => insert.run(1)), failing, write(() => insert.run(2))]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(lines()).toEqual([1, 2]);
  expect(undone).not.toEqual([]);
});

test('what waits for the end is committed with what it belongs to, and goes with the step that failed', async () => {
  const { db, insert, lines, end, write } = ledger();
  const order: number[] = [];
  const put = (n: number) => {
    insert.run(n);
    order.push(n);
  };
  const step = (n: number) => () => {
    end.later(() => put(10 * n));
    put(n);
  };
  await Promise.all([write(step(1)), write(step(2))]);
  expect([order, lines()]).toEqual([
    [1, 2, 10, 20],
    [1, 2, 10, 20],
  ]);
  const failing = write(() => {
    step(3)();
    throw new Error('no');
  });
  await Promise.allSettled([write(step(4)), failing]);
  await write(step(5));
  expect(lines()).toEqual([1, 2, 4, 5, 10, 20, 40, 50]);
  db.exec('DELETE FROM lines WHERE n IN (4, 40)');
  const late = write(() => end.later(() => put(1)));
  await expect(Promise.all([write(step(4)), late])).rejects.toThrow('UNIQUE');
  expect(lines()).toEqual([1, 2, 4, 5, 10, 20, 40, 50]);
});

test('62 when the disk is full everybody in the group hears so, nothing is half-written, and it recovers', async () => {
  const { db, insert, lines, write } = ledger();
  db.exec('CREATE TABLE photos (bytes BLOB) STRICT');
  const { page_count: pages } = db.prepare('PRAGMA page_count').get() as { page_count: number };
  db.exec(`PRAGMA max_page_count = ${pages}`);
  const large = db.prepare('INSERT INTO photos VALUES (zeroblob(1000000))');
  const outcomes = await Promise.allSettled([write(() => insert.run(1)), write(() => large.run())]);
  const refused = outcomes.filter(({ status }) => status === 'rejected');
  expect(refused.map((outcome) => (outcome as PromiseRejectedResult).reason)).toMatchObject(
    refused.map(() => ({ code: 'server-full' })),
  );
  expect(refused.length).toBeGreaterThan(0);
  db.exec('PRAGMA max_page_count = 100000');
  await write(() => insert.run(2));
  expect(lines()).toContain(2);
});

test('63 a database that somebody else locks is trouble for everybody in the group, nothing is half-written, and it goes on', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-locked-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'school.db');
  const { insert, lines, write } = ledger(new DatabaseSync(file, { timeout: 20 }));
  const backupTool = new DatabaseSync(file);
  onTestFinished(() => backupTool.close());
  backupTool.exec('BEGIN EXCLUSIVE');
  const outcomes = await Promise.allSettled([1, 2, 3].map((n) => write(() => insert.run(n))));
  expect(outcomes).toMatchObject(outcomes.map(() => ({ status: 'rejected', reason: { code: 'unavailable' } })));
  backupTool.exec('ROLLBACK');
  expect(lines()).toEqual([]);
  await write(() => insert.run(4));
  expect(lines()).toEqual([4]);
});
