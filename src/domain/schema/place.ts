// How a place is read off the wire.
import * as v from 'valibot';
import { placeKinds } from '../place.ts';
import { filled, Id } from './text.ts';

/** `ancestors` runs from the building down and carries the names as they were, so a record reads the same years later. */
export const Place = v.strictObject({
  id: Id,
  kind: v.picklist(placeKinds),
  name: filled(40),
  ancestors: v.pipe(v.array(v.strictObject({ id: Id, name: filled(40) })), v.maxLength(6)),
});
