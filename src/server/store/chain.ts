// Each line of the ledger carries a hash over the one before, so that any later change shows.
import { hash } from 'node:crypto';
import { canonical } from '../../domain/canonical.ts';
import { hashedText, type Entry } from '../../domain/entry.ts';

export type ChainLink = {
  schoolId: string;
  seq: number;
  id: string;
  senderId: string;
  receivedAt: number;
  receiptId: string;
  verdict: string;
  code: string | null;
  hash: string;
};

/** The chain of a school's first line starts from this. */
export const chainStart = '0'.repeat(64);

export function chainHash(before: string, link: ChainLink): string {
  const parts = [
    before,
    link.hash,
    link.schoolId,
    link.seq,
    link.id,
    link.senderId,
    link.receivedAt,
    link.receiptId,
    link.verdict,
    link.code ?? '',
  ];
  return hash('sha256', parts.join('\n'));
}

/** A line as it is stored, every column of it. */
export type ChainRow = ChainLink & { device: string; opSeq: number; chain: string; raw: string };
/** A line of the ledger by its place and its chain. */
export type Reached = { seq: number; chain: string };

/**
 * order: a line is missing, twice, or not in its place. entry: what it says is not what its hash says. chain: it does not
 * follow from the line before. cut: the ledger ends before it ended once. anchor: the whole of it was written anew.
 */
export type Break = { seq: number; why: 'order' | 'entry' | 'chain' | 'cut' | 'anchor' };

/**
 * The first line that is not as it was written, null when all are. `rows` come by seq, after `from`; `end` is where the
 * counter says that the ledger ends; `anchors` are ends that somebody outside has kept.
 */
export function firstBreak(
  rows: Iterable<ChainRow>,
  end: Reached | undefined,
  anchors: readonly Reached[] = [],
  from: Reached = { seq: 0, chain: chainStart },
): Break | null {
  const anchored = new Map(anchors.map(({ seq, chain }) => [seq, chain]));
  let { seq, chain } = from;
  for (const row of rows) {
    seq++;
    if (row.seq !== seq) return { seq: Math.min(seq, row.seq), why: 'order' };
    if (!isOwnEntry(row)) return { seq, why: 'entry' };
    chain = chainHash(chain, row);
    if (row.chain !== chain) return { seq, why: 'chain' };
    if ((anchored.get(seq) ?? chain) !== chain) return { seq, why: 'anchor' };
  }
  const reached = Math.max(end?.seq ?? 0, ...anchored.keys());
  if (reached > seq) return { seq: seq + 1, why: 'cut' };
  if (end && (end.seq !== seq || end.chain !== chain)) return { seq, why: 'chain' };
  return null;
}

function isOwnEntry({ raw, id, device, opSeq, hash: said }: ChainRow): boolean {
  try {
    const entry = JSON.parse(raw) as Entry;
    const isSame = entry.id === id && entry.device === device && entry.opSeq === opSeq && entry.hash === said;
    return isSame && canonical(entry) === raw && hash('sha256', hashedText(entry)) === said;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return false;
    throw error;
  }
}
