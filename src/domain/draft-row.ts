// An inspection that is being made, as a phone stores it, when it leaves the phone: in a file, or as a copy at the school.
import * as v from 'valibot';
import { Photo } from './schema/photo.ts';
import { Ms } from './schema/text.ts';

/** What a phone needs of it to show it; the rest is as it was stored. */
export const DraftRow = v.looseObject({
  id: v.string(),
  placeId: v.string(),
  template: v.looseObject({ code: v.string() }),
  answers: v.array(v.looseObject({ itemId: v.string() })),
  photos: v.array(Photo),
  changedAt: Ms,
});
