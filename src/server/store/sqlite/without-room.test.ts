// A disk without room while an older database is brought to this version: the operator hears that, and not to restore.
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { migrate } from './migrate.ts';
import { openingTrouble } from './sqlite-trouble.ts';
import { together } from './together.ts';

const first = { number: 1, name: '0001', sql: 'CREATE TABLE one (a BLOB) STRICT' };
const rows = `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 200) INSERT INTO one SELECT randomblob(4000) FROM n`;

const second = { number: 2, name: '0002', sql: rows };

function full(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  migrate(db, [first]);
  db.exec('PRAGMA max_page_count = 20');
  return db;
}

const thrown = (step: () => void): unknown => {
  try {
    step();
  } catch (error) {
    return error;
  }
  return null;
};

test('a migration for which the disk has no room says so and leaves the database as it was', () => {
  const db = full();
  const error = thrown(() => migrate(db, [first, second]));
  expect(String(openingTrouble('/data/patrol.sqlite', error))).toMatch(
    'There is no room left on the disk of /data/patrol.sqlite',
  );
  expect(String(openingTrouble('/data/patrol.sqlite', error))).not.toMatch('Restore');
  expect(db.prepare('SELECT count(*) AS n FROM one').get()).toEqual({ n: 0 });
  db.exec('PRAGMA max_page_count = 10000');
  migrate(db, [first, second]);
  expect(db.prepare('PRAGMA user_version').get()).toEqual({ user_version: 2 });
});

test('what is added up anew without room is told as that, and not as a transaction that is over', () => {
  const db = full();
  const error = thrown(() => together(db, () => db.exec(rows)));
  expect(String(openingTrouble('/data/patrol.sqlite', error))).toMatch('no room');
  together(db, () => db.exec("INSERT INTO one VALUES (x'00')"));
  expect(db.prepare('SELECT count(*) AS n FROM one').get()).toEqual({ n: 1 });
});

test('what went wrong is told also where SQLite has ended the transaction by itself, as on a full disk', () => {
  const db = full();
  const fault = Object.assign(new Error('database or disk is full'), { errcode: 13 });
  const step = () => {
    db.exec('ROLLBACK');
    throw fault;
  };
  expect(thrown(() => together(db, step))).toBe(fault);
});
