// Where a scan leads: into the one checklist that is due at the place, or to its page, where there are several, none, or a round asks for it.
import { templates } from '../../db/documents.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import { openDrafts } from '../../db/drafts.ts';
import { walksRounds } from '../../db/own-rounds.ts';
import { usedHere } from '../../db/used-here.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import { dayKey } from '../format.ts';
import { begin } from '../today/begin.ts';
import { isDueAgain } from '../today/suggest.ts';
import { offersOf, type Offer } from './use-place.ts';

/** What was begun here, and what this person does here and has not done today. `now`: UTC ms. */
export const dueHere = (offers: readonly Offer[], now: number): Offer[] =>
  offers.filter(({ draft, lastAt }) => draft || (lastAt !== null && isDueAgain(dayKey(lastAt), dayKey(now))));

export async function whereTo(db: DeviceDb, person: Person, place: Place): Promise<string> {
  const page = `/places/${place.id}`;
  try {
    if (place.retired || !authorize(person, { do: 'submit-inspection', place })) return page;
    const [all, used, drafts] = await Promise.all([templates(db), usedHere(db, place.id), openDrafts(db)]);
    const known = {
      templates: all.filter(({ retired }) => !retired),
      used,
      drafts: drafts.filter(({ placeId }) => placeId === place.id),
    };
    const [only, ...others] = dueHere(offersOf(known, person.role), Date.now());
    if (!only || others.length > 0 || (await isAsked(db, person, place.id))) return page;
    return await begin(db, place, only.template);
  } catch {
    // The page says what it cannot do.
    return page;
  }
}

async function isAsked(db: DeviceDb, person: Person, placeId: string): Promise<boolean> {
  if (!(await walksRounds(db, person))) return false;
  const { offersHere } = await import('../fetched/rounds.ts');
  return (await offersHere(db, person, placeId)).length > 0;
}
