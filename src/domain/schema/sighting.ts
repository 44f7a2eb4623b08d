// How a sighting is read off the wire.
import * as v from 'valibot';
import { maxPhotosPerItem } from '../photo.ts';
import { seenWords } from '../sighting.ts';
import { Photo } from './photo.ts';
import { Id, typed } from './text.ts';

/**
 * What somebody saw of a hazard that was known already. `placeId`: where it is; `inspectionId`: while doing which
 * inspection it was seen. `seen` null: what this person said in this inspection is taken back.
 */
export const Sighting = v.strictObject({
  placeId: Id,
  inspectionId: Id,
  seen: v.nullable(v.picklist(seenWords)),
  note: typed(400),
  photos: v.pipe(v.array(Photo), v.maxLength(maxPhotosPerItem, 'too-many-photos')),
});
