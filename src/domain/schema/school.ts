// How a school is read off the wire.
import * as v from 'valibot';
import { facilities, schoolKinds } from '../school.ts';
import { filled, Id } from './text.ts';

/* @__NO_SIDE_EFFECTS__ */
export const someFacilities = () => v.pipe(v.array(v.picklist(facilities)), v.maxLength(facilities.length));

export const School = v.strictObject({
  id: Id,
  name: filled(40),
  kind: v.picklist(schoolKinds),
  facilities: someFacilities(),
  timeZone: filled(40),
});
