// What reading a school's places, people and plans from one workbook comes to: what would change, or every row that is wrong.
import * as v from 'valibot';
import { InviteMade } from './invite.ts';
import { badPlaceCodes } from './place-file.ts';
import { protocol } from './protocol.ts';
import { Count } from './schema/text.ts';

export const schoolSheets = ['places', 'people', 'plans'] as const;
export type SchoolSheet = (typeof schoolSheets)[number];

/** Why a row cannot be taken, besides what may be wrong with places. Stable: the screen has a sentence for each. */
export const badSchoolCodes = [
  ...badPlaceCodes,
  'name-missing',
  'account',
  'account-twice',
  'account-left',
  'scope-missing',
  'role-unknown',
  'department-long',
  'place-unknown',
  'place-ambiguous',
  'phone',
  'too-many',
  'oneself',
  'last-manager',
  'not-allowed',
  'plan-twice',
  'plan-retired',
  'checklist-unknown',
  'places-missing',
  'who-unknown',
  'when',
  'nights-too-few',
] as const;
export type BadSchoolCode = (typeof badSchoolCodes)[number];

/** `sheet` null and `row` 0: the whole file. `value`: what stands there, cut to 100 characters. */
export const BadSchoolRow = v.object({
  sheet: v.nullable(v.picklist(schoolSheets)),
  row: v.number(),
  value: v.string(),
  code: v.picklist(badSchoolCodes),
});
export type BadSchoolRow = v.InferOutput<typeof BadSchoolRow>;
export const BadSchoolRows = v.looseObject({ rows: v.array(BadSchoolRow) });

/** How many of a sheet would be new, changed or stay; null where the workbook has no such sheet. `names`: the first that change. */
const SheetRead = v.nullable(v.object({ added: Count, changed: Count, same: Count, names: v.array(v.string()) }));
export type SheetRead = v.InferOutput<typeof SheetRead>;

/** Nothing is kept by reading. `basis`: what it was compared with; keeping it names that again. */
export const SchoolRead = v.object({
  protocol: v.literal(protocol),
  basis: Count,
  sheets: v.object({ places: SheetRead, people: SheetRead, plans: SheetRead }),
  departments: v.array(v.string()),
});
export type SchoolRead = v.InferOutput<typeof SchoolRead>;

/** All of it was kept. `invites`: of those who are new; their codes are told this once. */
export const SchoolFileKept = v.object({
  protocol: v.literal(protocol),
  changed: Count,
  invites: v.array(InviteMade),
});
export type SchoolFileKept = v.InferOutput<typeof SchoolFileKept>;

/** People a workbook may bring at once: each gets a code, and making one takes a moment. */
export const maxNewPeople = 1000;
