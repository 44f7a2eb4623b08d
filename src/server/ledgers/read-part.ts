// A ledger in parts: each ends behind a whole source, and says where the next begins.
import type { LedgerRow } from '../../domain/ledgers/form.ts';
import type { Ledger } from '../../domain/ledgers/ledgers.ts';
import type { Parts } from '../env.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { partOfClosed } from './closed-month.ts';
import { readOpen } from './read-open.ts';

/** `read`: how far it went, in sources or days; `of`: how far the whole goes, where that is known. */
export type LedgerPart = { rows: LedgerRow[]; next: Position | null; read?: number; of?: number };

export async function readPart(parts: Parts, asked: LedgerAsked, after: Position | null): Promise<LedgerPart> {
  return asked.closing ? partOfClosed(parts, asked, asked.closing, after) : readOpen(parts, asked, after);
}

/** Lines are counted through from the first to the last; `before`: how many there were already. */
export function numberedFrom(before: number, rows: LedgerRow[], { numbered }: Ledger['form']): LedgerRow[] {
  if (numbered === undefined) return rows;
  return rows.map((row, n) => Object.assign({}, row, { cells: row.cells.with(numbered, before + n + 1) }));
}
