// What whoever walks asks about second looks. By itself, because every phone keeps it.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Bilingual, Id, Ms } from './schema/text.ts';

/** A place to be looked at a second time; what was found there first is not told. Times UTC ms. */
export const RecheckRow = v.object({
  id: Id,
  placeId: Id,
  placeName: v.string(),
  template: v.object({ code: v.string(), name: Bilingual }),
  finishedAt: Ms,
  until: Ms,
});
export type RecheckRow = v.InferOutput<typeof RecheckRow>;

/** What whoever asks may look at a second time: checklists of the own role first, then the one that ends first. */
export const Rechecks = v.object({ protocol: v.literal(protocol), rows: v.array(RecheckRow), asOf: Ms });
export type Rechecks = v.InferOutput<typeof Rechecks>;
