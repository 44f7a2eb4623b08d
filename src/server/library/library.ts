// The checklists that come with the product, for a school to start from.
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { facilities, type School } from '../../domain/school.ts';
import * as schema from '../../domain/schema/template.ts';
import type { Template } from '../../domain/template.ts';

/** One JSON file each, in the order in which checklists are listed. */
const families = [
  'fire',
  'dormitory',
  'canteen',
  'electricity',
  'equipment',
  'security',
  'premises',
  'school-bus',
  'record-sheets',
];

/** The school's own record sheets (R1 to R11): what is written down for a ledger, and none of the 35 checklists of the papers. */
export const isRecordSheet = ({ code }: Pick<Template, 'code'>): boolean => code.startsWith('R');

/** `needsAny`: having any one of these brings the checklist with it; none named means every school needs it. */
const Entry = v.strictObject({
  ...v.omit(schema.Template, ['version']).entries,
  needsAny: v.array(v.picklist(facilities)),
});

// Read rather than imported: the compiler takes imported JSON for source that the project does not list.
const read = (family: string): unknown =>
  JSON.parse(readFileSync(new URL(`./${family}.json`, import.meta.url), 'utf8'));

type Listed = { needsAny: School['facilities']; template: Template };
let listed: Listed[] | undefined;
/** Read when it is first asked for: most entries are judged without it. */
const library = (): Listed[] =>
  (listed ??= families.flatMap((family) =>
    v
      .parse(v.array(Entry), read(family))
      .map(({ needsAny, ...template }) => ({ needsAny, template: { ...template, version: 1 } })),
  ));

/**
 * What an edition said that there is a later one of, as `earlier/F5-2.json` keeps it; null for the first edition, which is
 * version 1 of every school that began with it.
 */
export const earlierEdition = (code: string, edition: number): Template | null =>
  edition === 1 ? null : v.parse(schema.Template, read(`earlier/${code}-${edition}`));

/** What the library has under a code, whatever the school has. */
export const ofLibrary = (code: string): Template | undefined =>
  library().find(({ template }) => template.code === code)?.template;

/**
 * The checklists a school starts with, as version 1. What the school has decides, not its kind: the two written for
 * schools below university (P1, P2) are followed by universities as well.
 */
export const builtInTemplates = (school: Pick<School, 'kind' | 'facilities'>): Template[] =>
  library()
    .filter(
      ({ needsAny }) => needsAny.length === 0 || needsAny.some((facility) => school.facilities.includes(facility)),
    )
    .map(({ template }) => template);
