// Who answers for a thing of the register today by the school's rules, absences included.
import { kindOf, type AssetKind, type AssetRecord } from '../../domain/asset.ts';
import type { HazardCategory } from '../../domain/hazard-words.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Place } from '../../domain/place.ts';
import { responsibleFor } from '../../domain/responsibility.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { bookOf } from '../routes/case-viewer.ts';

/** The field of cases that a thing of this kind makes. */
const fieldOf: Partial<Record<AssetKind, HazardCategory>> = {
  extinguisher: 'fire',
  panel: 'electricity',
  rcd: 'electricity',
  fridge: 'kitchen',
  freezer: 'kitchen',
  'sample-fridge': 'kitchen',
  licence: 'kitchen',
};

/** The person, or null where the school has named nobody. `now` in UTC ms. */
export async function answeringFor(
  { store }: Pick<Parts, 'store'>,
  { id, timeZone }: Pick<School, 'id' | 'timeZone'>,
  now: number,
  placeOf: (id: string) => Place | undefined,
): Promise<(asset: AssetRecord) => { id: string; name: string } | null> {
  const book = await bookOf({ store }, id);
  const people = new Map((await store.documents.people(id)).map((one) => [one.id, one]));
  const today = dayOf(now, timeZone);
  const isHere = (personId: string): boolean => people.has(personId) && !people.get(personId)?.left;
  return (asset) => {
    const place = placeOf(asset.placeId);
    if (!place) return null;
    const { personId } = responsibleFor(book, place, fieldOf[kindOf(asset)] ?? 'equipment', today, isHere);
    return (personId !== null && people.get(personId)) || null;
  };
}
