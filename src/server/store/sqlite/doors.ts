// Who may come in, and how, is as it was last when an older backup is put back: a phone that was lost, a password that got known and
// whoever left lie in no phone, and who did not know of them was not asked.
import { DatabaseSync, type SQLInputValue } from 'node:sqlite';
import { epochsOf } from './meta.ts';
import { isWithoutRoom, sqliteCode } from './sqlite-trouble.ts';

/** None goes: what one of them holds and has not sent is owed by it. Without its tokens none comes in. */
const onlyMore = 'phones';
/** As they were last, whole. */
const asLast = [
  'sessions',
  'delivery_tokens',
  'credentials',
  'pins',
  'invites',
  'staff_cards',
  'read_tokens',
  'firm_links',
  'push_subscriptions',
  'alert_channels',
] as const;
/** What was removed is not told any more; what came since would begin beyond the end of the ledger. */
const onlyLess = ['webhooks'] as const;
const ofPeople = `'person-added', 'person-changed', 'person-left', 'person-invited'`;

/** A line of the later ledger that says who is at the school. */
export type PeopleLine = { raw: string; senderId: string; receivedAt: number };
/** `none`: there is no later database of this school. `unread`: there is one that cannot be read. */
export type Doors = 'none' | 'unread' | { people: PeopleLine[] };

/** Takes over into the database `file`, which is being put back, what `later` knows; only `file` is changed. Nothing of it when it fails. */
export function takeOverDoors(file: string, later: string): Doors {
  let was: DatabaseSync | undefined;
  const db = new DatabaseSync(file);
  db.exec('PRAGMA synchronous = FULL; BEGIN IMMEDIATE');
  try {
    was = new DatabaseSync(later, { readOnly: true, timeout: 5000 });
    if (!isLater(db, was)) return 'none';
    for (const table of asLast) db.exec(`DELETE FROM ${table}`);
    for (const table of [onlyMore, ...asLast]) copy(db, was, table);
    for (const table of onlyLess) removeGone(db, was, table);
    const people = peopleSince(db, was);
    db.exec('COMMIT');
    return { people };
  } catch (error) {
    if (sqliteCode(error) === null || isWithoutRoom(error)) throw error;
    return 'unread';
  } finally {
    if (db.isTransaction) db.exec('ROLLBACK');
    was?.close();
    db.close();
  }
}

const columnsOf = (db: DatabaseSync, table: string): string[] =>
  db
    .prepare('SELECT name FROM pragma_table_info(?)')
    .all(table)
    .map((row) => String(row['name']));

/** An older version may not have known all columns, or the table. */
function copy(db: DatabaseSync, was: DatabaseSync, table: string): void {
  const known = new Set(columnsOf(was, table));
  if (known.size === 0) return;
  const columns = columnsOf(db, table).filter((column) => known.has(column));
  const values = columns.map(() => '?').join(', ');
  const put = db.prepare(`INSERT OR REPLACE INTO ${table} (${columns.join(', ')}) VALUES (${values})`);
  for (const row of was.prepare(`SELECT * FROM ${table}`).iterate())
    put.run(...columns.map((column) => row[column] as SQLInputValue));
}

function removeGone(db: DatabaseSync, was: DatabaseSync, table: string): void {
  if (columnsOf(was, table).length === 0) return;
  const kept = was
    .prepare(`SELECT id FROM ${table}`)
    .all()
    .map((row) => row['id']);
  db.prepare(`DELETE FROM ${table} WHERE id NOT IN (SELECT value FROM json_each(?))`).run(JSON.stringify(kept));
}

/**
 * An older copy, or another school's, knows nothing of what came after. In a later life, which a restore or a copy put back by hand began,
 * there may be fewer lines all the same. Each knows its epochs in the order in which they began; that of `db` begins just now.
 */
function isLater(db: DatabaseSync, was: DatabaseSync): boolean {
  const [here, there] = [db, was].map((one) => one.prepare('SELECT id, last_seq FROM schools').get());
  if (!here || here['id'] !== there?.['id']) return false;
  const backedUp = [...epochsOf(db).keys()].at(-2) ?? '';
  const lives = [...epochsOf(was).keys()];
  const last = lives.at(-1) ?? '';
  if (last === backedUp) return Number(there?.['last_seq']) >= Number(here['last_seq']);
  // Neither came of the other where an older one still was put back between them: a name begins with when it was given.
  return lives.includes(backedUp) || last > backedUp;
}

function peopleSince(db: DatabaseSync, was: DatabaseSync): PeopleLine[] {
  const known = db.prepare(
    `SELECT 1 FROM ledger WHERE school_id = ? AND id = ? AND (code IS NULL OR code <> 'not-yours')`,
  );
  return was
    .prepare(
      `SELECT school_id, id, raw, sender_id, received_at FROM ledger WHERE verdict = 'accepted' AND raw ->> '$.kind' IN (${ofPeople}) ORDER BY seq`,
    )
    .all()
    .filter((row) => !known.get(String(row['school_id']), String(row['id'])))
    .map((row) => ({
      raw: String(row['raw']),
      senderId: String(row['sender_id']),
      receivedAt: Number(row['received_at']),
    }));
}
