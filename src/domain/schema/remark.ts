// How a manager's word that somebody has looked is read off the wire.
import * as v from 'valibot';
import { typed } from './text.ts';

/** What a remark is about: a walked round, a record of an inspection, or (schema 2 of a look) a case. */
export const remarkable = ['round', 'inspection', 'hazard'] as const;

export const longestNote = 200;

/** Somebody has looked at what stood out then; `kinds` a later version may name more of. */
export const LookedAt = v.strictObject({
  about: v.picklist(remarkable),
  kinds: v.pipe(v.array(v.pipe(v.string(), v.maxLength(20))), v.minLength(1), v.maxLength(40)),
  note: typed(longestNote),
});
