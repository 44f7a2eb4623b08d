// How an answer is read off the wire.
import * as v from 'valibot';
import { naReasons } from '../answer.ts';
import { interimMeans } from '../hazard-words.ts';
import { Ms, Sha256, typed } from './text.ts';

const Point = v.pipe(v.number(), v.minValue(-10000), v.maxValue(10000));
/** Strokes are flat lists x0,y0,x1,y1… in a box of `width` x `height`; no strokes means the name was typed. */
export const Signature = v.strictObject({
  name: typed(20),
  signedAt: Ms,
  width: v.optional(Point),
  height: v.optional(Point),
  strokes: v.pipe(v.array(v.pipe(v.array(Point), v.maxLength(4000))), v.maxLength(60)),
});

const Rows = v.pipe(v.array(v.pipe(v.array(typed(200)), v.maxLength(20))), v.maxLength(500));

/**
 * `value` by the item's type. PF: 'pass' or 'fail'; NUM: a number; CH: the Chinese text of the option;
 * TXT: text; DATE: yyyy-mm-dd; TIME: hh:mm; PHOTO: 'taken'; SIGN: a signature; TABLE: rows, none of them meaning nothing to register.
 * `na` says why the item does not apply, and then there is no value. Neither: not answered yet.
 */
export const Answer = v.strictObject({
  itemId: v.pipe(v.string(), v.maxLength(12)),
  value: v.nullable(v.union([v.pipe(v.string(), typed(4000)), v.pipe(v.number(), v.finite()), Rows, Signature])),
  na: v.optional(v.strictObject({ reason: v.picklist(naReasons), note: v.optional(typed(400)) })),
  via: v.picklist(['tap', 'bulk']),
  at: Ms,
  note: v.optional(typed(4000)),
  /** Positions in the template's reasons. */
  reasons: v.optional(
    v.pipe(v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(11))), v.maxLength(12)),
  ),
  photos: v.pipe(v.array(Sha256), v.maxLength(9)),
  fixedOnSpot: v.optional(v.literal(true)),
  /** Of `photos` the one that shows how it is after it was put right on the spot (schema 6 of a submission). */
  after: v.optional(Sha256),
  /** The inspector says it may be a major hazard; nobody on the spot can take that back (rule 13 of `domain.md` 12). */
  suspectedMajor: v.optional(v.literal(true)),
  /** Whether it is what the item asks for a major hazard (`majorIf`), in a submission of schema 7. */
  meets: v.optional(v.boolean()),
  /** What was done at once against the danger of what may be major (schema 7): 停用, 隔离, 专人看守, 疏散. */
  interim: v.optional(v.picklist(interimMeans)),
  /** The hazard this is, where it was known already and confirmed in this inspection (schema 3 of a submission). */
  known: v.optional(v.pipe(v.string(), v.maxLength(64))),
});
