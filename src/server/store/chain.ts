// Each line of the ledger carries a hash over the one before, so that any later change shows.
import { hash } from 'node:crypto';

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
