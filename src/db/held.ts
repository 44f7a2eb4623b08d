// Own entries that the server keeps aside for a manager, and what the manager made of them.
import { Dexie } from 'dexie';
import type { Settled } from '../domain/held.ts';
import { correctedMs } from '../domain/moment.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { DeviceDb } from './device-db.ts';
import type { DeliveredRow, RecordSummary } from './rows.ts';

/**
 * `id`: that of its receipt. `record`: the inspection it makes; `about`: what else it calls itself. `code`: why it was held, null
 * where only the answer is left here. `at`: when it was recorded, or settled where that is not known any more; UTC ms.
 */
export type OwnHeld = {
  id: string;
  kind: string;
  record: RecordSummary | null;
  about: string | null;
  code: ProblemCode | null;
  settled: Settled | null;
  at: number;
};

/** What waits first, then what is settled, newest first. */
export async function ownHeld(db: DeviceDb): Promise<OwnHeld[]> {
  const rows = await db.delivered.where('quarantined').above('').toArray();
  const words = await db.documents.where('[type+id]').between(['held', Dexie.minKey], ['held', Dexie.maxKey]).toArray();
  const answers = new Map(words.map(({ id, body }) => [id, body as Settled]));
  const held = await Promise.all(rows.map((row) => heldOf(db, row, answers.get(row.receipt.receiptId) ?? null)));
  const known = new Set(held.map(({ id }) => id));
  // The text of an entry leaves the phone before the answer to it does.
  const alone = [...answers]
    .filter(([id]) => !known.has(id))
    .map(([id, settled]): OwnHeld => {
      const { kind, about, at } = settled;
      return { id, kind, record: null, about, code: null, settled, at };
    });
  return [...held, ...alone].sort(
    (a, b) =>
      Number(a.settled !== null) - Number(b.settled !== null) || (b.settled?.at ?? b.at) - (a.settled?.at ?? a.at),
  );
}

async function heldOf(db: DeviceDb, row: DeliveredRow, settled: Settled | null): Promise<OwnHeld> {
  const text = await db.entries.get(row.id);
  const body = (text?.entry.body ?? {}) as { name?: unknown; label?: unknown; dish?: unknown };
  const about = [body.name, body.label, body.dish].find((name) => typeof name === 'string');
  return {
    id: row.receipt.receiptId,
    kind: row.kind,
    record: text?.record ?? null,
    about: (about as string | undefined) ?? settled?.about ?? null,
    code: row.quarantined,
    settled,
    at: text ? correctedMs(text.entry.at) : row.at,
  };
}
