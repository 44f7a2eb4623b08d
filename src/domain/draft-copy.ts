// The copy of an unfinished inspection that the school keeps, for whoever loses the phone on the way (`reliability.md` 2.4). It is no
// record: nobody but its author reads it, and it counts nowhere.
import * as v from 'valibot';
import { DraftRow } from './draft-row.ts';
import { protocol } from './protocol.ts';
import { Ms } from './schema/text.ts';

/** `version`: of the phone's database, which whoever takes the row in must know. Photos are named and are not in it. */
export const DraftCopy = v.strictObject({ version: v.pipe(v.number(), v.integer(), v.minValue(1)), draft: DraftRow });
export type DraftCopy = v.InferOutput<typeof DraftCopy>;

/** Newest first. `keptAt`: when the school got it, UTC ms. */
export const DraftCopies = v.object({
  protocol: v.literal(protocol),
  copies: v.array(v.object({ keptAt: Ms, version: v.number(), draft: DraftRow })),
});
export type DraftCopies = v.InferOutput<typeof DraftCopies>;

/** Of one copy as it is sent. */
export const mostCopyBytes = 512 * 1024;
/** Of one person; the oldest make room. */
export const mostCopies = 20;
/** What was not touched for so long is not gone on with. */
export const copyKeptMs = 30 * 24 * 3_600_000;
