// The last five points this person was at, those in use.
import { openDrafts } from '../../db/drafts.ts';
import { ownRecords } from '../../db/records.ts';
import { placesInUse } from '../../db/school-places.ts';
import type { Place } from '../../domain/place.ts';
import { latelyAt } from '../recent-places.ts';
import { useLive } from '../use-live.ts';
import { useDb, useSession } from '../use-screen.ts';

const lookBack = 50;

/** Asked anew when `about` changes: where somebody arrived is not in the database. */
export function useLately(about?: unknown): Place[] | undefined {
  const db = useDb();
  const { person } = useSession();
  return useLive(async () => {
    const visits = [...(await openDrafts(db)), ...(await ownRecords(db, lookBack))];
    return latelyAt(person.id, await placesInUse(db), visits);
  }, [db, about]);
}
