// Whether somebody has cases to follow, so that the phone keeps what takes their steps.
import { Dexie } from 'dexie';
import type { Hazard } from '../domain/hazard.ts';
import type { DeviceDb } from './device-db.ts';

/** Reported by this person, or in this person's hands. Usable in a live query. */
export async function hasCases(db: DeviceDb): Promise<boolean> {
  const me = db.personId;
  if ((await db.outbox.where('kind').equals('hazard-reported').count()) > 0) return true;
  const rows = await db.documents
    .where('[type+by+at]')
    .between(['hazard', Dexie.minKey], ['hazard', Dexie.maxKey])
    .toArray();
  return rows.some(({ body }) => {
    const { reportedBy, handling } = body as Hazard;
    return reportedBy === me || handling?.person?.id === me || handling?.checker?.id === me;
  });
}
