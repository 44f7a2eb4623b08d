// What a server of an older version had kept raw, once it is of today's: whoever is in charge lets it count, and it does.
import { sun, yucai } from '../cast.ts';
import type { World } from './world.ts';

const invariant = 'P10 what an older server kept raw counts once it is upgraded';

/** All that waits because nobody there could read it, the oldest first. What is newer than today's version goes on waiting. */
const waiting = `
  SELECT receipt_id AS receipt, id, sender_id AS sender, raw ->> '$.kind' AS kind, raw ->> '$.subject' AS about,
   raw ->> '$.body.into' AS merged FROM ledger
   WHERE code = 'newer-schema' AND raw ->> '$.kind' <> 'meal-served' ORDER BY seq`;

/** A record that waits for another reason, and so whatever was found in it: what is said of that counts after it. */
const heldItself = `
  SELECT 1 FROM ledger WHERE verdict = 'quarantined' AND code <> 'newer-schema' AND raw ->> '$.subject' = ?`;

export function upgrade(world: World, onServer: <T>(task: () => Promise<T>) => T): void {
  const { server } = world;
  server.knowsNot = null;
  for (const row of server.db.prepare(waiting).all()) {
    const [receipt, id, sender, kind, about] = ['receipt', 'id', 'sender', 'kind', 'about'].map((name) =>
      String(row[name]),
    ) as [string, string, string, string, string];
    world.trace.countOnce(receipt, 'kept raw by an older server');
    if (onServer(() => server.parts.store.documents.read(yucai.id, 'held', receipt))) continue;
    const body = { entryId: id, senderId: sender, kind, about, outcome: 'released', reason: '' } as const;
    const why = onServer(() => release(world, receipt, body));
    // A case merged into itself is held by today's server too, and never counts.
    const neverCounts = () => row['merged'] === about || server.db.prepare(heldItself).get(about.split('.')[0]!);
    if (why === 'hazard-unknown' && neverCounts()) continue;
    if (why !== null) world.checker.fail(invariant, `${kind} ${id}: ${why}`);
  }
}

type Word = Parameters<World['server']['code']['makeEntries']>[0][number] & { kind: 'held-settled' };

/** Null when it counts, or why not. */
async function release({ server }: World, receipt: string, body: Word['body']): Promise<string | null> {
  const { code, clock, parts } = server;
  const now = clock.now();
  const word = { kind: 'held-settled', schema: 1, subject: receipt, body } as const;
  const make = (first: number) => code.makeEntries([word], sun.id, parts.store.device, first, now);
  try {
    await parts.store.held.settle(yucai.id, sun, receipt, make, now);
    return null;
  } catch (error) {
    return String((error as { code?: string }).code ?? error);
  }
}
