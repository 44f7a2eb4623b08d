// Places somebody names in what they write: a scope, or what a token or a webhook is about.
import { Refusal } from '../../domain/refusal.ts';
import type { Store } from '../store/store.ts';

/** Refuses `place-unknown`, with the first of these that is no place of the school. */
export async function mustBePlaces(store: Store, schoolId: string, ids: readonly string[]): Promise<void> {
  for (const placeId of ids) {
    if (!(await store.documents.read(schoolId, 'place', placeId))) throw new Refusal('place-unknown', { placeId });
  }
}
