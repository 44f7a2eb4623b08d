// Whose second signature is waited for.
import { authorize } from '../../domain/authorize.ts';
import type { Person } from '../../domain/person.ts';
import type { Place } from '../../domain/place.ts';
import type { KeptSample, KitchenDay } from './kitchen-day.ts';

/** Boxes in the fridge that wait for this person's signature, the oldest first. */
export function toSign({ due, staying }: KitchenDay, person: Person, canteen: Place): KeptSample[] {
  if (!authorize(person, { do: 'sign-samples', place: canteen })) return [];
  return [...due, ...staying].filter((sample) => !sample.signed && sample.by !== person.id);
}
