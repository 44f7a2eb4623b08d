// Signs where the ledger ends, and sees from what phones hold when the database is an older copy of itself.
import { hash } from 'node:crypto';
import { readAnchor, receiptsText, signedText, writeAnchor, type Received } from '../domain/anchor.ts';
import type { Parts } from './env.ts';
import type { Store } from './store/store.ts';

/** One signature an answer, over the end of the ledger and every receipt the answer gives. `at`: UTC ms. */
export async function makeAnchor(
  { epoch, ledger, key }: Pick<Store, 'epoch' | 'key'> & { ledger: Pick<Store['ledger'], 'end'> },
  schoolId: string,
  at: number,
  receipts: readonly Received[] = [],
): Promise<string> {
  const unsigned = { epoch, ...(await ledger.end(schoolId)), at, receipts: hash('sha256', receiptsText(receipts)) };
  return writeAnchor({ ...unsigned, sig: key.sign(signedText(unsigned)) });
}

type Told = { anchor?: string | undefined; cursor?: { epoch: string; seq: number } | undefined };

/**
 * A phone tells what it was given in this life of the database. When the database does not know it, it is an older copy
 * that somebody put back by hand, and a new life begins, on which every phone offers again what it holds (RULES C6).
 * True when that was so.
 */
export async function noteOlderCopy({ store, log }: Pick<Parts, 'store' | 'log'>, schoolId: string, told: Told) {
  if (!(await isAhead(store, schoolId, told))) return false;
  const { epoch } = store;
  await store.renewEpoch(0);
  log.error(
    { before: epoch, epoch: store.epoch },
    'the database is an older copy: a new epoch begins, phones offer again',
  );
  return true;
}

/**
 * Whoever pushes with it has heard of a former life of this database only. No word is given on what is sent: first comes what may have been
 * forgotten, so that all of it arrives in the order in which it was done (RULES C5).
 */
export const isOfBefore = ({ epoch }: Pick<Store, 'epoch'>, anchor: string | undefined): boolean =>
  anchor !== undefined && readAnchor(anchor)?.epoch !== epoch;

async function isAhead(
  { epoch, ledger, key }: Store,
  schoolId: string,
  { anchor: line, cursor }: Told,
): Promise<boolean> {
  if (cursor?.epoch === epoch && cursor.seq > (await ledger.end(schoolId)).seq) return true;
  const anchor = line === undefined ? undefined : readAnchor(line);
  if (anchor?.epoch !== epoch || (await ledger.chainAt(schoolId, anchor.seq)) === anchor.chain) return false;
  return key.isSigned(signedText(anchor), anchor.sig);
}
