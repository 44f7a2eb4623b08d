// Receipts that a phone kept, held against the ledger.
import { hash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { AnchorLine, readAnchor, receiptsText, signedText } from '../../domain/anchor.ts';
import { Count, Id, Sha256 } from '../../domain/schema/text.ts';
import type { Store } from '../store/store.ts';
import { CannotStart } from '../trouble.ts';
import { openBeside } from './beside.ts';

/** What a phone exports: each receipt with the anchor it was signed with. */
const Kept = v.array(v.object({ id: Id, hash: Sha256, seq: Count, anchor: AnchorLine }));
type Kept = v.InferOutput<typeof Kept>;

/** One sentence for each receipt that was not signed here, or that the ledger does not hold; none when all are held. */
export async function checkReceipts(dataDir: string, file: string): Promise<string[]> {
  const kept = readKept(file);
  const store = openBeside(dataDir);
  try {
    const school = await store.documents.school();
    if (!school) return ['The school is not set up, so nothing was ever received here.'];
    const answers = Map.groupBy(kept, ({ anchor }) => anchor);
    const unsigned = [...answers].flatMap(([line, receipts]) => unsignedIn(store, line, receipts));
    return [...unsigned, ...(await missingOf(store, school.id, kept))];
  } finally {
    await store.close();
  }
}

function readKept(file: string): Kept {
  try {
    const read = v.safeParse(Kept, JSON.parse(readFileSync(file, 'utf8')));
    if (read.success) return read.output;
  } catch (error) {
    throw new CannotStart(`${file} cannot be read: ${(error as Error).message}.`, error);
  }
  throw new CannotStart(`${file} holds no receipts of a phone.`);
}

/** One signature stands for all receipts of one answer, so all of them must be in the file. */
function unsignedIn({ key }: Store, line: string, receipts: Kept): string[] {
  const anchor = readAnchor(line);
  const isSigned =
    anchor?.receipts === hash('sha256', receiptsText(receipts)) && key.isSigned(signedText(anchor), anchor.sig);
  return isSigned
    ? []
    : receipts.map(({ id }) => `The receipt of entry ${id} was not signed by this server as it stands.`);
}

async function missingOf({ ledger }: Store, schoolId: string, kept: Kept): Promise<string[]> {
  const held = await ledger.holds(
    schoolId,
    kept.map(({ id }) => id),
  );
  return kept
    .filter(({ id, hash: said }) => !held.get(id)?.has(said))
    .map(({ id, seq }) => `The entry ${id} was received as line ${seq}, and the ledger does not hold it.`);
}
