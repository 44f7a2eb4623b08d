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

/** Which lines read otherwise than they were written, by seq, and the seq of the line that certifies it. */
export type CoveredLines = ReadonlyMap<number, number>;

/**
 * The first line that is not as it was written, null when all are. `rows` come by seq, after `from`; `end` is where the
 * counter says that the ledger ends; `anchors` are ends that somebody outside has kept. A line in which names were `covered` under a
 * rule is whole when it holds its place in the chain and reads as a later line of the school's own says.
 */
export function firstBreak(
  rows: Iterable<ChainRow>,
  end: Reached | undefined,
  anchors: readonly Reached[] = [],
  from: Reached = { seq: 0, chain: chainStart },
  covered: CoveredLines = new Map(),
): Break | null {
  const uncertified = new Map<string, { seq: number; sha256: string }>();
  const anchored = new Map(anchors.map(({ seq, chain }) => [seq, chain]));
  let { seq, chain } = from;
  for (const row of rows) {
    seq++;
    if (row.seq !== seq) return { seq: Math.min(seq, row.seq), why: 'order' };
    if ((covered.get(seq) ?? 0) > seq && saysItself(row) !== null)
      uncertified.set(row.id, { seq, sha256: hash('sha256', row.raw) });
    else if (!isOwnEntry(row)) return { seq, why: 'entry' };
    else
      for (const { id, sha256 } of certifiedBy(row)) if (uncertified.get(id)?.sha256 === sha256) uncertified.delete(id);
    chain = chainHash(chain, row);
    if (row.chain !== chain) return { seq, why: 'chain' };
    if ((anchored.get(seq) ?? chain) !== chain) return { seq, why: 'anchor' };
  }
  const [lost] = uncertified.values();
  if (lost) return { seq: lost.seq, why: 'entry' };
  const reached = Math.max(end?.seq ?? 0, ...anchored.keys());
  if (reached > seq) return { seq: seq + 1, why: 'cut' };
  if (end && (end.seq !== seq || end.chain !== chain)) return { seq, why: 'chain' };
  return null;
}

/** What a line of the school's own certifies about earlier ones; nothing for all others. */
function certifiedBy({ raw, schoolId, senderId, verdict }: ChainRow): readonly { id: string; sha256: string }[] {
  if (senderId !== schoolId || verdict !== 'accepted') return [];
  const entry = JSON.parse(raw) as Entry;
  return entry.kind === 'removed-by-rule' ? entry.body.lines : [];
}

function isOwnEntry(row: ChainRow): boolean {
  const entry = saysItself(row);
  return entry !== null && hash('sha256', hashedText(entry)) === row.hash;
}

/** What it says, where that is the entry and the hash of its line; null where it is not. */
function saysItself({ raw, id, device, opSeq, hash: said }: ChainRow): Entry | null {
  try {
    const entry = JSON.parse(raw) as Entry;
    const isSame = entry.id === id && entry.device === device && entry.opSeq === opSeq && entry.hash === said;
    return isSame && canonical(entry) === raw ? entry : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof TypeError) return null;
    throw error;
  }
}
