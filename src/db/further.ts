// Drafts that come from elsewhere: in a file, or as the copy the school kept.
import type { DeviceDb, Draft } from './device-db.ts';

/** Did it go no further here: neither as a draft, nor by being handed in? Asked inside a transaction over what it reads. */
export async function isFurther(db: DeviceDb, { id, changedAt, supersedes }: Draft): Promise<boolean> {
  const here = await db.drafts.get(id);
  if (here) return changedAt > here.changedAt;
  const said = [
    ...(await db.outbox.where('subject').equals(id).toArray()),
    ...(await db.delivered.where('subject').equals(id).toArray()),
  ];
  if (said.some(({ at }) => at >= changedAt)) return false;
  return supersedes !== null || (await db.documents.get(['inspection', id])) === undefined;
}
