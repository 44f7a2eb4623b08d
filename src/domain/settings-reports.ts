// What is asked about the settings of the school, and what is sent to change them.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { SchoolChanged } from './schema/settings.ts';
import { School } from './schema/school.ts';
import { Id, Ms } from './schema/text.ts';
import { facilities } from './school.ts';

const Last = v.nullable(v.object({ entry: Id, by: Id, byName: v.string(), at: Ms }));

/** `chosen`: as it is now; `last`: who changed it when (UTC ms), null of a school that has chosen nothing. `library`: what what it has brings. */
export const SchoolSettings = v.object({
  protocol: v.literal(protocol),
  chosen: SchoolChanged,
  timeZone: v.pick(School, ['timeZone']).entries.timeZone,
  last: Last,
  library: v.array(
    v.object({
      code: v.string(),
      name: v.string(),
      by: v.array(v.picklist(facilities)),
      has: v.picklist(['no', 'yes', 'retired']),
    }),
  ),
  asOf: Ms,
});
export type SchoolSettings = v.InferOutput<typeof SchoolSettings>;

/** `was`: the change it is made upon, as `last.entry` told it; somebody else's in between answers `conflict`. */
export const ChangeSchool = v.strictObject({ ...SchoolChanged.entries, was: v.nullable(Id) });
export type ChangeSchool = v.InferOutput<typeof ChangeSchool>;
