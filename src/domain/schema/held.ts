// What becomes of an entry that was held for a manager, as it travels.
import * as v from 'valibot';
import { Id, typed } from './text.ts';

/**
 * `released`: it counts from now on, as its phone sent it. `rejected`: it never will, and `reason` says why. `entryId`, `kind`,
 * `senderId`: what was held and who had sent it; `about`: its name for a person, where it has one.
 */
export const Settling = v.strictObject({
  entryId: Id,
  senderId: Id,
  kind: v.pipe(v.string(), v.maxLength(40)),
  about: v.nullable(v.pipe(v.string(), v.maxLength(200))),
  outcome: v.picklist(['released', 'rejected']),
  reason: typed(400),
});
