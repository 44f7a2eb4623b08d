// How a change of the school itself is read off the wire.
import * as v from 'valibot';
import { School } from './school.ts';
import { Id } from './text.ts';

const Hour = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(240));
const Hours = v.strictObject({ G: Hour, L: Hour, M: Hour });

/** All of it as it is from now on. Any hours are read here; `isTooSlow` says which are refused. */
export const SchoolChanged = v.strictObject({
  ...v.omit(School, ['id', 'timeZone']).entries,
  /** What a step may take, by grade. */
  hours: v.strictObject({ verify: Hours, accept: Hours, plan: Hours, recheck: Hours }),
  /** Whether the stamp on a photo names the school and who took it. Place and time it always says. */
  stamp: v.strictObject({ school: v.boolean(), person: v.boolean() }),
  language: v.picklist(['zh', 'en']),
  /** Buildings where students live, whatever they are called. */
  dormitories: v.optional(v.pipe(v.array(Id), v.maxLength(200))),
});
