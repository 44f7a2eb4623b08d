// Who did what to whom: written beside what it tells of, in the same transaction, and never changed.
import type { DatabaseSync } from 'node:sqlite';
import { auditFacts, isAudited, type AuditFacts, type AuditKind } from '../../../domain/audit.ts';
import { parseEntry } from '../../../domain/entry.ts';
import { newId } from '../../new-id.ts';
import type { AuditFilter, AuditLine, AuditStore, Noted } from '../audit-store.ts';
import type { Row } from './check-ledger.ts';
import type { Write } from './group-commit.ts';

/** All of it only inside a transaction. */
export type AuditWriter = {
  note(schoolId: string, noted: Noted): void;
  /** A line of the ledger that counts, where it is of a kind that stands in the list. */
  line(
    schoolId: string,
    entry: { id: string; kind: string; by: string; subject: string },
    seq: number,
    at: number,
  ): void;
};

export function auditWriter(db: DatabaseSync): AuditWriter {
  const insert = db.prepare(
    'INSERT INTO audit (school_id, id, at, kind, by_id, about_id, seq, said) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  );
  return {
    note(schoolId, { kind, by, about, said, at }) {
      insert.run(schoolId, newId(at), at, kind, by, about, null, JSON.stringify(said));
    },
    line(schoolId, { id, kind, by, subject }, seq, at) {
      if (isAudited(kind)) insert.run(schoolId, id, at, kind, by, subject, seq, '{}');
    },
  };
}

export function sqliteAudit(db: DatabaseSync, write: Write, writer: AuditWriter): AuditStore {
  return {
    note: (schoolId, noted) => write(() => writer.note(schoolId, noted)),
    async list(schoolId, filter) {
      const { sql, values } = question(schoolId, filter);
      const rows = db.prepare(sql).all(...values);
      return { lines: rows.slice(0, filter.limit).map(lineOf), more: rows.length > filter.limit };
    },
  };
}

/** One more row than asked for tells whether there are others. */
function question(schoolId: string, { kinds, person, from, to, before, limit }: AuditFilter) {
  const marks = kinds.map(() => '?').join(', ');
  const where = ['a.school_id = ?', `a.kind IN (${marks})`];
  const values: (string | number)[] = [schoolId, ...kinds];
  const and = (text: string, ...more: (string | number)[]) => {
    where.push(text);
    values.push(...more);
  };
  if (person !== undefined) and('(a.by_id = ? OR a.about_id = ?)', person, person);
  if (from !== undefined) and('a.at >= ?', from);
  if (to !== undefined) and('a.at < ?', to);
  if (before) and('(a.at, a.id) < (?, ?)', before.at, before.id);
  values.push(limit + 1);
  const sql = `SELECT a.*, l.raw FROM audit AS a LEFT JOIN ledger AS l ON l.school_id = a.school_id AND l.seq = a.seq
    WHERE ${where.join(' AND ')} ORDER BY a.at DESC, a.id DESC LIMIT ?`;
  return { sql, values };
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

function lineOf(row: Row): AuditLine {
  const raw = textOf(row['raw']);
  return {
    id: String(row['id']),
    at: Number(row['at']),
    kind: row['kind'] as AuditKind,
    by: textOf(row['by_id']),
    about: textOf(row['about_id']),
    facts: raw === null ? (JSON.parse(String(row['said'])) as AuditFacts) : factsOf(raw),
  };
}

function factsOf(raw: string): AuditFacts {
  const parsed = parseEntry(JSON.parse(raw));
  return parsed.is === 'known' ? auditFacts(parsed.entry) : {};
}
