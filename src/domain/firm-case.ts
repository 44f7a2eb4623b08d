// One case as an outside firm reads it by its link, and what it says of it. Apart from the giving of links, which other pages read.
import * as v from 'valibot';
import { hazardCategories, hazardGrades } from './hazard-words.ts';
import { protocol } from './protocol.ts';
import { maxPublicPhotoBytes, mostPublicPhotos } from './public-report.ts';
import { Photo } from './schema/photo.ts';
import { Count, filled, Ms, Sha256, typed } from './schema/text.ts';

/** So often is something said by one link. */
export const mostFirmSaid = 30;

/** What the firm is shown: what is wrong and where, and what it said itself. No names of people of the school. `photos`: of how it was, those that are here. */
export const FirmCase = v.object({
  protocol: v.literal(protocol),
  schoolName: v.string(),
  number: v.string(),
  placeName: v.string(),
  category: v.picklist(hazardCategories),
  grade: v.picklist(hazardGrades),
  text: v.object({ zh: v.string(), en: v.string() }),
  note: v.string(),
  photos: v.array(Sha256),
  dueAt: v.nullable(Ms),
  firm: v.string(),
  until: Ms,
  said: v.array(v.object({ at: Ms, name: v.string(), note: v.string(), photos: Count })),
  asOf: Ms,
});
export type FirmCase = v.InferOutput<typeof FirmCase>;

const FirmPhoto = v.pipe(
  Photo,
  v.check(({ bytes, itemId }) => bytes <= maxPublicPhotoBytes && itemId === 'report', 'too-large'),
);

/** `name`: whoever of the firm says it, as typed; may be empty. */
export const FirmProgress = v.strictObject({
  name: typed(20),
  note: filled(400),
  photos: v.pipe(v.array(FirmPhoto), v.maxLength(mostPublicPhotos, 'too-many-photos')),
});
export type FirmProgress = v.InferOutput<typeof FirmProgress>;
