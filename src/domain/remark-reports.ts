// What managers ask about what stands out and about second looks, and how the server answers.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { remarkKinds } from './remarks.ts';
import { longestNote, Remark, remarkable } from './schema/remark.ts';
import { Bilingual, Count, Id, Ms, typed } from './schema/text.ts';

export const About = v.picklist(remarkable);
export type About = v.InferOutput<typeof About>;

/** The most days that are asked for at once. */
export const mostRemarkDays = 92;

const Look = v.object({ kinds: v.array(v.string()), note: v.string(), by: v.string(), byName: v.string(), at: Ms });

/**
 * A round or a record with what stands out. `name`: of its plan or checklist, `where`: its route or place, `byNames`: who walked.
 * `mayLook`: whoever asks may say that it was looked at. Times UTC ms, the day yyyy-mm-dd.
 */
export const RemarkRow = v.object({
  about: About,
  id: v.string(),
  day: v.string(),
  at: Ms,
  name: Bilingual,
  where: v.string(),
  byNames: v.array(v.string()),
  remarks: v.array(Remark),
  looks: v.array(Look),
  mayLook: v.boolean(),
});
export type RemarkRow = v.InferOutput<typeof RemarkRow>;

/**
 * Newest first; `next` goes into `before` for the following page, null at the end. `totals` counts by kind under everything
 * asked for but the kind, so each number is that of the list it opens; `things` all of them, each once.
 */
export const Remarks = v.object({
  protocol: v.literal(protocol),
  rows: v.array(RemarkRow),
  next: v.nullable(v.string()),
  totals: v.array(v.object({ kind: v.picklist(remarkKinds), count: Count })),
  things: Count,
  asOf: Ms,
});
export type Remarks = v.InferOutput<typeof Remarks>;

/** `kinds`: what was on the screen; what came since then stands out still. */
export const LookAt = v.strictObject({
  kinds: v.pipe(v.array(v.picklist(remarkKinds)), v.minLength(1), v.maxLength(remarkKinds.length)),
  note: typed(longestNote),
});
export type LookAt = v.InferOutput<typeof LookAt>;

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

/** What whoever asks may look at a second time, the one that ends first first. */
export const Rechecks = v.object({ protocol: v.literal(protocol), rows: v.array(RecheckRow), asOf: Ms });
export type Rechecks = v.InferOutput<typeof Rechecks>;

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
