// Everything a database file can be asked about itself: is it sound, is the ledger whole, are the documents what it adds up to.
import type { DatabaseSync } from 'node:sqlite';
import type { Anchor } from '../../../domain/anchor.ts';
import { signedText } from '../../../domain/anchor.ts';
import { CannotStart } from '../../trouble.ts';
import type { Break, Reached } from '../chain.ts';
import type { SigningKey } from '../store.ts';
import { checkLedger } from './check-ledger.ts';
import { auditWriter } from './audit.ts';
import { sqliteDocuments } from './documents.ts';
import { fillEarlier } from './earlier.ts';
import { memoryOf } from './memory.ts';
import { epochsOf, readMeta } from './meta.ts';
import { openDatabase } from './open.ts';
import { hearing } from './heard.ts';
import { derived, rebuilder } from './rebuild.ts';
import { rebuildEarlier } from './rebuild-earlier.ts';
import { factsOf, type Facts } from './snapshot.ts';
import { sqliteCode } from './sqlite-trouble.ts';
import { entryWriter } from './write-entry.ts';

/** `findings`: one sentence each, none when all is well. `notes`: what is no fault but should be known. */
export type Inspected = { facts: Facts | null; key: SigningKey | null; findings: string[]; notes: string[] };

/**
 * Inspects the database in `scratch`, a copy nobody else needs: it is brought to this version's schema, and its documents
 * are made again. `anchors` were kept outside.
 */
export async function inspectDatabase(scratch: string, anchors: readonly Anchor[] = []): Promise<Inspected> {
  let db: DatabaseSync | null = null;
  try {
    db = openDatabase(scratch);
    const facts = factsOf(db);
    const { key } = readMeta(db);
    const findings = unsound(db);
    const notes: string[] = [];
    if (facts.schoolId !== null && findings.length === 0)
      findings.push(...(await ledgerFindings(db, facts.schoolId, key, anchors, notes)));
    // Folding what is not as it was written says nothing more.
    if (facts.schoolId !== null && findings.length === 0) findings.push(...otherDocuments(db, facts.schoolId));
    return { facts, key, findings, notes };
  } catch (error) {
    if (!(error instanceof CannotStart) && sqliteCode(error) === null) throw error;
    return { facts: null, key: null, findings: [(error as Error).message], notes: [] };
  } finally {
    db?.close();
  }
}

function unsound(db: DatabaseSync): string[] {
  const said = db
    .prepare('PRAGMA integrity_check(1)')
    .all()
    .map((row) => String(row['integrity_check']))
    .filter((line) => line !== 'ok');
  const orphans = db.prepare('PRAGMA foreign_key_check').all();
  return [
    ...said.map((line) => `The database is damaged: ${line}.`),
    ...orphans.slice(0, 1).map((row) => `The table ${String(row['table'])} names a school that is not there.`),
  ];
}

const broken: Record<Break['why'], string> = {
  order: 'a line is missing, twice, or not in its place',
  entry: 'what it says is not what its hash says',
  chain: 'it does not follow from the line before',
  cut: 'the ledger once went on here, and was cut',
  anchor: 'the ledger was written anew before it: an anchor kept outside says otherwise',
};

async function ledgerFindings(
  db: DatabaseSync,
  schoolId: string,
  key: SigningKey,
  anchors: readonly Anchor[],
  notes: string[],
): Promise<string[]> {
  const findings: string[] = [];
  const ends: Reached[] = [];
  const epochs = epochsOf(db);
  for (const anchor of anchors) {
    const named = `The anchor of line ${anchor.seq} (epoch ${anchor.epoch})`;
    if (!key.isSigned(signedText(anchor), anchor.sig)) findings.push(`${named} was not signed by this server.`);
    else if (!epochs.has(anchor.epoch)) findings.push(`${named} is of a life this database has not had.`);
    else if (anchor.seq > (epochs.get(anchor.epoch) ?? 0))
      notes.push(`${named} lies beyond what was restored of that epoch; it says nothing about this ledger.`);
    else ends.push(anchor);
  }
  const found = await checkLedger(db).firstBreak(schoolId, ends);
  if (found) findings.push(`The ledger differs first at line ${found.seq}: ${broken[found.why]}.`);
  return findings;
}

/** Which slot of its moment a thing got depends on what came before it. */
const compared: Partial<Record<(typeof derived)[number], string>> = {
  search_rows: 'school_id, kind, id, place_id, person_id, code',
};

/** Makes all documents again and compares; names the first row that is not the same. */
function otherDocuments(db: DatabaseSync, schoolId: string): string[] {
  const memory = memoryOf(db);
  const documents = sqliteDocuments(db, memory, hearing());
  // A backup of an older version has not been opened by this one yet.
  fillEarlier(db, documents.reader);
  const rebuild = rebuilder(db, documents, entryWriter(db, auditWriter(db), memory), memory);
  rebuildEarlier(db, rebuild);
  for (const table of derived) db.exec(`CREATE TEMP TABLE was_${table} AS SELECT * FROM main.${table}`);
  db.exec('BEGIN');
  rebuild(schoolId);
  db.exec('COMMIT');
  for (const table of derived) {
    const columns = compared[table] ?? '*';
    const [now, was] = [`SELECT ${columns} FROM main.${table}`, `SELECT ${columns} FROM temp.was_${table}`];
    for (const [one, other] of [
      [was, now],
      [now, was],
    ]) {
      const row = db.prepare(`${one} EXCEPT ${other} LIMIT 1`).get();
      if (row) return [`The documents are not what the ledger adds up to: ${table} ${nameOf(row)} differs.`];
    }
  }
  return [];
}

const nameOf = (row: Record<string, unknown>): string =>
  [row['type'], row['id'] ?? row['entry_id'] ?? row['place_id'], row['sha256']].filter(Boolean).join(' ');
