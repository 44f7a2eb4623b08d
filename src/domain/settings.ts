// What a school chooses about itself after it was set up: its name, what it has, and how long a step of a case may take.
import type * as v from 'valibot';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { hoursOfPaper } from './hazard-times.ts';
import { doneMs } from './moment.ts';
import { Refusal } from './refusal.ts';
import type { Facility, School } from './school.ts';
import type * as schema from './schema/settings.ts';

export type SchoolChanged = v.InferOutput<typeof schema.SchoolChanged>;
type Chosen = Pick<SchoolChanged, 'hours' | 'stamp' | 'language' | 'dormitories'>;
/** Hours a step may take. What may be major (MS) runs like what is (M). */
export type CaseHours = Record<(typeof caseWaits)[number], Record<(typeof caseGrades)[number], number>>;
export const caseWaits = ['verify', 'accept', 'plan', 'recheck'] as const;
export const caseGrades = ['G', 'L', 'M'] as const;

/** As it stands. `by`, `byName`, `at` (UTC ms) and `entry` of the last change; null of a school that has chosen nothing. */
export type Settings = Chosen & {
  id: string;
  last: { entry: string; by: string; byName: string; at: number } | null;
};

/**
 * So many hours a school may give at most. 一般 and 较大: what `domain.md` 7.3 has, over a weekend. What is or may be major never gets
 * more than the table gives, and what rules ask for (something against the danger, the judgement, the report to the authority) is no choice at all.
 */
export const longestHours: CaseHours = {
  verify: { G: 72, L: 24, M: hoursOfPaper.verify.M },
  accept: { G: 72, L: 24, M: hoursOfPaper.accept.M },
  plan: { G: 168, L: 72, M: hoursOfPaper.plan.M },
  recheck: { G: 120, L: 72, M: hoursOfPaper.recheck.M },
};

/** What holds where the school has chosen nothing. */
export const unchosen: Chosen = {
  hours: hoursOfPaper,
  stamp: { school: true, person: true },
  language: 'zh',
};

/** Does any step take longer than a school may give it? */
export const isTooSlow = ({ hours }: Pick<Chosen, 'hours'>): boolean =>
  caseWaits.some((wait) => caseGrades.some((grade) => hours[wait][grade] > longestHours[wait][grade]));

/** What is sent to change the settings of a school that has chosen nothing. */
export const chosenOf = ({ name, kind, facilities }: School): SchoolChanged => ({
  name,
  kind,
  facilities,
  ...unchosen,
});

/** The school and its settings after the change. Refuses `person-unknown`. Cases that are there already keep their hours. */
export function foldSchoolChanged(
  entry: EntryOf<'school-changed'>,
  read: Read,
  schoolId: string,
  receivedAt: number | null,
): Document[] {
  const [school, person] = [read('school', schoolId), read('person', entry.by)];
  if (!school || !person) throw new Refusal('person-unknown');
  const { name, kind, facilities, ...chosen } = entry.body;
  const last = { entry: entry.id, by: entry.by, byName: person.name, at: doneMs(entry.at, receivedAt) };
  return [
    { type: 'school', id: schoolId, body: { ...school, name, kind, facilities } },
    { type: 'settings', id: schoolId, body: { id: schoolId, ...chosen, last } },
  ];
}

/** A checklist of the library, which of what a school has brings it (none: every school), and whether the school has it. */
export type Brought = { code: string; name: string; by: Facility[]; has: 'no' | 'yes' | 'retired' };

/**
 * What becomes of the checklists when the school has `now` in the place of `was`: `added` come with what is new, `idle` are there and asked for by
 * nothing any more. Those stay until somebody takes them out of use.
 */
export function libraryAfter<B extends Brought>(
  brought: readonly B[],
  was: Pick<School, 'facilities'>,
  now: Pick<School, 'facilities'>,
): { added: B[]; idle: B[] } {
  const isBy = ({ by }: Brought, { facilities }: Pick<School, 'facilities'>) =>
    by.length === 0 || by.some((one) => facilities.includes(one));
  return {
    added: brought.filter((one) => one.has === 'no' && isBy(one, now) && !isBy(one, was)),
    idle: brought.filter((one) => one.has === 'yes' && isBy(one, was) && !isBy(one, now)),
  };
}
