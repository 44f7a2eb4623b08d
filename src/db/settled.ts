// Own records that the school keeps aside, and what a manager made of them.
import type { Settled } from '../domain/held.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import type { DeliveredRow } from './rows.ts';

/** Why an entry is held, and what came of it; null while it waits. */
export type HeldAside = { code: ProblemCode; settled: Settled | null };

/** By the id of the entry; of entries that are not held nothing. */
export async function heldAside(db: DeviceDb): Promise<Map<string, HeldAside>> {
  const rows = await db.delivered.where('quarantined').above('').toArray();
  const answers = await db.documents.bulkGet(rows.map((row): [string, string] => ['held', row.receipt.receiptId]));
  return new Map(rows.flatMap((row, n) => entryOf(row, answers[n]?.body as Settled | undefined)));
}

const entryOf = ({ id, quarantined }: DeliveredRow, settled: Settled | undefined): [string, HeldAside][] =>
  quarantined === null ? [] : [[id, { code: quarantined, settled: settled ?? null }]];
