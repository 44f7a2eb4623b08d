// How a place is read off the wire.
import * as v from 'valibot';
import { mostTimesOut, placeKinds } from '../place.ts';
import { filled, Id, Ms, typed } from './text.ts';
import { Coordinates } from './whereabouts.ts';

/** exempt: nobody has to give one, as for what stood before the law, or where no public gathers. */
export const approvalStates = ['have', 'none', 'exempt'] as const;

/** `number`: 文号 or 备案号, of what there is. */
const Approval = v.strictObject({ state: v.picklist(approvalStates), number: typed(60) });

/**
 * `ancestors` runs from the building down and carries the names as they were, so a record reads the same years later; of a
 * document they are those of now. `codeId`: the id its code is made of, where that is no longer its own; `oldCodeIds`: those
 * of codes that were taken back. `retired`: used no more, and why. `codeSince`: since when the code is that of `codeId`; `out`: the
 * last times it was out of use, from and up to, UTC ms. Both are what the ledger tells, not what an entry says, which only
 * carries them along. `coordinates` (schema 2): where somebody stood at it who
 * keeps the school's places. `approvals` (schema 3, of buildings): what stands in the building's file about fire safety.
 */
export const Place = v.strictObject({
  id: Id,
  kind: v.picklist(placeKinds),
  name: filled(40),
  ancestors: v.pipe(v.array(v.strictObject({ id: Id, name: filled(40) })), v.maxLength(6)),
  codeId: v.optional(Id),
  oldCodeIds: v.optional(v.pipe(v.array(Id), v.maxLength(1000))),
  codeSince: v.optional(Ms),
  retired: v.optional(v.strictObject({ reason: filled(200) })),
  out: v.optional(v.pipe(v.array(v.strictObject({ from: Ms, to: v.optional(Ms) })), v.maxLength(mostTimesOut))),
  coordinates: v.optional(Coordinates),
  approvals: v.optional(v.strictObject({ review: Approval, acceptance: Approval, opening: Approval })),
});

/** Places as they are to stand, new ones and known ones, each once. */
export const PlacesKept = v.strictObject({
  places: v.pipe(
    v.array(Place),
    v.minLength(1),
    v.check((places) => new Set(places.map(({ id }) => id)).size === places.length, 'place-twice'),
  ),
});
