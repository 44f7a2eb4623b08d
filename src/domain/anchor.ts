// Where the ledger ends at one moment, signed by the server. Whoever keeps one can show later that a line before it
// was changed or cut, or that the server's database has been put back to an older copy.
import * as v from 'valibot';
import { canonical } from './canonical.ts';

/** `chain` is the chain of line `seq`. `at`: UTC ms on the server. `receipts`: SHA-256 over what was received with it. */
export type Anchor = { epoch: string; seq: number; chain: string; at: number; receipts: string; sig: string };

const hex = '[0-9a-f]{64}';
const form = new RegExp(
  `^patrol/1 ([0-9a-f-]{36}) (0|[1-9]\\d{0,14}) (${hex}) ([1-9]\\d{0,14}) (${hex}) ([\\w-]{86})$`,
);

/** An anchor as it travels and is kept: one line that can be printed and read aloud. */
export const AnchorLine = v.pipe(v.string(), v.regex(form));

/** Undefined when the line is not one of ours by its form; whether it is true only its signature says. */
export function readAnchor(line: string): Anchor | undefined {
  const found = form.exec(line);
  if (!found) return undefined;
  const [, epoch = '', seq, chain = '', at, receipts = '', sig = ''] = found;
  return { epoch, seq: Number(seq), chain, at: Number(at), receipts, sig };
}

export const writeAnchor = ({ epoch, seq, chain, at, receipts, sig }: Anchor): string =>
  `patrol/1 ${epoch} ${seq} ${chain} ${at} ${receipts} ${sig}`;

/** The bytes the server signs. */
export const signedText = ({ epoch, seq, chain, at, receipts }: Omit<Anchor, 'sig'>): string =>
  canonical(['patrol/1', epoch, at, [seq, chain], receipts]);

export type Received = { id: string; hash: string; seq: number };

/** The bytes `receipts` is the hash of: every receipt of one answer, in the order of the ledger. */
export const receiptsText = (receipts: readonly Received[]): string =>
  canonical(receipts.toSorted((a, b) => a.seq - b.seq).map(({ id, hash, seq }) => [id, hash, seq]));
