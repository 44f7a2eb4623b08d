// Which checklists this person has used at a place, and when last: they come first the next time.
import type { DeviceDb } from './device-db.ts';

/** By the code of the checklist: when it was last handed in there, UTC ms. */
export async function usedHere(db: DeviceDb, placeId: string): Promise<Map<string, number>> {
  const [from, to] = [`${placeId} `, `${placeId} \uffff`];
  const found = await Promise.all([
    db.documents.where('[by+spot+at]').between([db.personId, from], [db.personId, to]).toArray(),
    db.outbox.where('[spot+opSeq]').between([from], [to]).toArray(),
    db.delivered.where('[spot+opSeq]').between([from], [to]).toArray(),
  ]);
  const last = new Map<string, number>();
  for (const { spot, at = 0 } of found.flat()) {
    const code = spot?.slice(from.length) ?? '';
    last.set(code, Math.max(last.get(code) ?? 0, at));
  }
  return last;
}
