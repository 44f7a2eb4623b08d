// What lies beside a round on this phone: the checklists of its points, and what the school does not have yet.
import { Dexie } from 'dexie';
import { spot } from './changes.ts';
import type { DeviceDb } from './device-db.ts';
import { standing as standingInspection } from './own.ts';

/** Of the checklists of one point, those handed in here since `since` (UTC ms): when, and under which record. */
export async function checklistsDone(
  db: DeviceDb,
  placeId: string,
  codes: readonly string[],
  since: number,
): Promise<Map<string, { id: string; at: number }>> {
  const done = new Map<string, { id: string; at: number }>();
  for (const code of codes) {
    const key = spot(placeId, code);
    const span: [unknown[], unknown[]] = [
      [key, Dexie.minKey],
      [key, Dexie.maxKey],
    ];
    const rows = await Promise.all([
      db.outbox
        .where('[spot+opSeq]')
        .between(...span)
        .reverse()
        .limit(3)
        .toArray(),
      db.delivered
        .where('[spot+opSeq]')
        .between(...span)
        .reverse()
        .limit(3)
        .toArray(),
    ]);
    for (const { subject } of rows.flat()) {
      const record = await standingInspection(db, subject);
      if (record && record.state !== 'withdrawn' && record.submittedAt >= since)
        done.set(code, { id: subject, at: record.submittedAt });
    }
  }
  return done;
}

/** How many own entries of this round the school has not acknowledged. */
export const unsentOf = (db: DeviceDb, id: string): Promise<number> =>
  db.outbox
    .where('subject')
    .equals(id)
    .filter((row) => row.state !== 'set-aside')
    .count();

/** How many own entries of any kind are still to be sent. */
export const unsentCount = (db: DeviceDb): Promise<number> =>
  db.outbox.filter((row) => row.state !== 'set-aside').count();
