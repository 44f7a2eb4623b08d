// A closed month as it is read: its lines as they were, then what was corrected, taken back or came in since.
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ClosingSaid } from '../../domain/closing.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { LedgerHead, LedgerRow } from '../../domain/ledgers/form.ts';
import type { Ledger } from '../../domain/ledgers/ledgers.ts';
import type { Parts } from '../env.ts';
import type { LineSource } from '../store/closing-store.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { readOpen } from './read-open.ts';
import type { LedgerPart } from './read-part.ts';

const head: LedgerHead = { head: '封存后', kind: 'text' };
const linesOnPage = 200;

/** Kept day by day, so that a month of them is over. Registers and cases go on: they are carried over, and not closed. */
export const mayClose = ({ from }: Ledger): boolean =>
  from === 'inspections' || from === 'rounds' || from === 'samples';

const madeFrom: Partial<Record<Ledger['from'], LineSource[]>> = {
  inspections: ['inspection'],
  rounds: ['round'],
  samples: ['sample', 'fridge'],
};

/** With one column more, which says what became of a line since. */
export const closedLedger = (ledger: Ledger): Ledger =>
  ({ ...ledger, form: { ...ledger.form, heads: [...ledger.form.heads, head] } }) as Ledger;

/** All lines as they stand now, and how they are kept. */
export async function allLines(parts: Parts, asked: LedgerAsked): Promise<LedgerRow[]> {
  const rows: LedgerRow[] = [];
  let after: Position | null = null;
  do {
    const part = await readOpen(parts, asked, after);
    rows.push(...part.rows);
    after = part.next;
    await setImmediate();
  } while (after);
  return rows;
}

export const packedLines = (rows: readonly LedgerRow[]): { bytes: Uint8Array; sha256: string } => {
  const text = JSON.stringify(rows);
  return { bytes: deflateRawSync(text), sha256: createHash('sha256').update(text).digest('hex') };
};

/** Throws where they are not what the entry says they were. */
async function linesOf({ store }: Parts, schoolId: string, { entry, sha256 }: ClosingSaid): Promise<LedgerRow[]> {
  const bytes = await store.closings.lines(schoolId, entry);
  const text = bytes ? inflateRawSync(bytes).toString() : '';
  if (createHash('sha256').update(text).digest('hex') !== sha256)
    throw new Error(`the lines kept with ${entry} are not those that were closed`);
  return JSON.parse(text) as LedgerRow[];
}

/** Of the last few readings: a month is asked for page by page, and each would read all of it again. */
const lately = new Map<string, Promise<LedgerRow[]>>();
const mostKept = 4;

function readOnce(parts: Parts, asked: LedgerAsked, closing: ClosingSaid): Promise<LedgerRow[]> {
  const key = `${asked.who.school.id} ${closing.entry} ${asked.end.seq} ${asked.end.chain}`;
  const known = lately.get(key);
  if (known) return known;
  const made = linesSince(parts, asked, closing);
  lately.set(key, made);
  made.catch(() => lately.delete(key));
  for (const old of [...lately.keys()].slice(0, -mostKept)) lately.delete(old);
  return made;
}

async function linesSince(parts: Parts, asked: LedgerAsked, closing: ClosingSaid): Promise<LedgerRow[]> {
  const { id: schoolId, timeZone } = asked.who.school;
  const { numbered } = asked.ledger.form;
  const closed = await linesOf(parts, schoolId, closing);
  const now = await allLines(parts, asked);
  const of = [...new Set([...closed, ...now].map((row) => row.of))];
  const changed = await parts.store.closings.changed(schoolId, madeFrom[asked.ledger.from] ?? [], of, closing.through);
  // The number of a line says nothing about it; that a place was renamed since changes no line either, only what was said anew does.
  const said = ({ cells }: LedgerRow): string =>
    JSON.stringify(numbered === undefined ? cells : cells.with(numbered, null));
  const [before, after] = [new Map(closed.map((row) => [row.id, row])), new Map(now.map((row) => [row.id, row]))];
  const dayOf = (row: LedgerRow): string => {
    const at = changed.get(row.of);
    return at === undefined ? '' : `（${wallClock(at, timeZone).toISOString().slice(0, 10)} 收到）`;
  };
  const isCorrected = (row: LedgerRow, other: LedgerRow | undefined): boolean =>
    changed.has(row.of) && (!other || said(other) !== said(row));
  const marked = (row: LedgerRow, mark: string | null): LedgerRow =>
    Object.assign({}, row, { cells: [...row.cells, mark] });
  const asClosed = closed.map((row) => {
    const other = after.get(row.id);
    if (!isCorrected(row, other)) return marked(row, null);
    return marked(row, other ? '已更正，见后' : `已撤回${dayOf(row)}`);
  });
  const since = now.flatMap((row) => {
    const other = before.get(row.id);
    if (other && !isCorrected(row, other)) return [];
    // A line of its own: the one before it stays.
    return marked({ ...row, id: `${row.id} since` }, `${other ? '更正' : '补报'}${dayOf(row)}`);
  });
  return [...asClosed, ...since];
}

export async function partOfClosed(
  parts: Parts,
  asked: LedgerAsked,
  closing: ClosingSaid,
  after: Position | null,
): Promise<LedgerPart> {
  const rows = await readOnce(parts, asked, closing);
  const from = after?.at ?? 0;
  const to = from + linesOnPage;
  return { rows: rows.slice(from, to), next: to < rows.length ? { day: '', at: to, id: '' } : null };
}
