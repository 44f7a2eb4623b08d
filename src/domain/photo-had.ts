// Whether the school holds a photo that is named somewhere.
import * as v from 'valibot';
import { Ms, Sha256 } from './schema/text.ts';

/** `removedAt`: it was here, and was removed then because its time was over, UTC ms. */
export const PhotoHad = v.object({ sha256: Sha256, have: v.boolean(), removedAt: v.optional(Ms) });
export type PhotoHad = v.InferOutput<typeof PhotoHad>;
