// What managers ask about what stands out, and how the server answers.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { longestNote, remarkable } from './schema/remark.ts';
import { Remark, remarkKinds } from './schema/told-remark.ts';
import { Bilingual, Count, Ms, typed } from './schema/text.ts';

export const About = v.picklist(remarkable);
export type About = v.InferOutput<typeof About>;

/** The most days that are asked for at once. */
export const mostRemarkDays = 92;

const Look = v.object({ kinds: v.array(v.string()), note: v.string(), by: v.string(), byName: v.string(), at: Ms });

/**
 * A round, a record or a case with what stands out. `name`: of its plan or checklist, what the case is called; `where`: its route or place; `byNames`: who walked, or
 * brought the photos.
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
