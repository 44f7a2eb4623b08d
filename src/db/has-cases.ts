// Whether somebody has cases to follow, so that the phone keeps what takes their steps.
import { Dexie } from 'dexie';
import type { Hazard } from '../domain/hazard.ts';
import type { DeviceDb } from './device-db.ts';
import { isAnyInHand } from './held-photos.ts';

/** Reported by this person, in this person's hands, or with something still to say of one. Usable in a live query. */
export async function hasCases(db: DeviceDb): Promise<boolean> {
  const me = db.personId;
  if (await isAnyInHand(db)) return true;
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
