// What managers ask about second looks, and how the server answers.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Bilingual, Count, Id, Ms } from './schema/text.ts';

const Said = v.picklist(['normal', 'abnormal', 'not-applicable']);

/**
 * A drawn inspection and its second look. `state`: done has one, open may still get one, lapsed got none in time. `compared`: items
 * both answered, `agreed`: those both found alike; `differs`: the others, in the order of the checklist.
 */
export const PairRow = v.object({
  id: Id,
  day: v.string(),
  placeName: v.string(),
  template: v.object({ code: v.string(), name: Bilingual }),
  byName: v.string(),
  finishedAt: Ms,
  until: Ms,
  state: v.picklist(['open', 'done', 'lapsed']),
  second: v.nullable(v.object({ id: Id, byName: v.string(), finishedAt: Ms })),
  compared: Count,
  agreed: Count,
  differs: v.array(v.object({ itemId: v.string(), text: Bilingual, first: Said, second: Said })),
});
export type PairRow = v.InferOutput<typeof PairRow>;

/** The most drawn inspections that are shown at once. */
export const mostPairs = 500;

/** Newest first; `more` when there are others that are not among them. */
export const Pairs = v.object({ protocol: v.literal(protocol), rows: v.array(PairRow), more: v.boolean(), asOf: Ms });
export type Pairs = v.InferOutput<typeof Pairs>;
