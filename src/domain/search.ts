// One field that finds everything: what is asked, and how the server answers.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Bilingual, Count, Ms } from './schema/text.ts';

/** Asked for where no kinds are named: older apps read no others. */
export const earlierKinds = ['hazard', 'inspection', 'sample', 'person', 'place'] as const;
/** 设备台账, licences (证照) among it, came later. */
export const searchKinds = [...earlierKinds, 'asset'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** Characters of a question at the most. */
export const longestSearch = 100;
/** Hits of each kind where several kinds are asked for. */
export const searchGlimpse = 5;

/** Nothing but signs, or nothing at all, finds nothing. */
export const isSearchable = (text: string): boolean =>
  Array.from(text).length <= longestSearch && text.isWellFormed() && /[\p{L}\p{N}]/u.test(text);

/** A text and where in it a word of the question stands: from and to, in UTF-16 units, in order. */
const Marked = v.object({ text: v.string(), marks: v.array(v.tuple([Count, Count])) });
export type Marked = v.InferOutput<typeof Marked>;

export const searchFields = [
  'number',
  'place',
  'person',
  'note',
  'answer',
  'said',
  'dish',
  'box',
  'user',
  'code',
] as const;
export type SearchField = (typeof searchFields)[number];

/**
 * `title` in both languages where what is found has a name in both. `lines`: where and whose it is, then what else the words stand in, cut
 * short. `at`: UTC ms, null for what has no moment. `open`: what its address is made of where that is not its id. `isExact`: its number
 * or code is what was asked for.
 */
export const SearchHit = v.object({
  kind: v.picklist(searchKinds),
  id: v.string(),
  title: v.object({ zh: Marked, en: Marked }),
  lines: v.array(v.object({ is: v.picklist(searchFields), text: Marked })),
  at: v.nullable(Ms),
  open: v.optional(v.string()),
  isExact: v.boolean(),
  isOver: v.boolean(),
});
export type SearchHit = v.InferOutput<typeof SearchHit>;

/** One group of each kind asked for, in the order asked. `next` goes into `before` for the following page of that kind, null at its end. */
export const SearchAnswer = v.object({
  protocol: v.literal(protocol),
  groups: v.array(v.object({ kind: v.picklist(searchKinds), hits: v.array(SearchHit), next: v.nullable(v.string()) })),
  asOf: Ms,
});
export type SearchAnswer = v.InferOutput<typeof SearchAnswer>;

export type Named = v.InferOutput<typeof Bilingual>;
