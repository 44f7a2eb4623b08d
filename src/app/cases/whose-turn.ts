// Whose a case is now, and until when, in words.
import type { Hazard } from '../../domain/hazard.ts';
import { waitsFor, type Waiting } from '../../domain/hazard-handling.ts';
import { checksWork, rankAt, rankOfOffice, type Around } from '../../domain/hazard-rules.ts';
import { clockOf, owedOf } from '../../domain/hazard-times.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import { actsFor, checksFor } from '../../domain/responsibility.ts';
import { nearDayAndClock } from '../format.ts';
import { spanOf } from '../span.ts';
import type { Language } from '../state.ts';
import type { Words } from './use-words.ts';

/** Is it this person who has to do the next thing, or somebody this person stands in for? */
export function isTurnOf(hazard: Hazard, person: Person, around: Around | null): boolean {
  const waiting = waitsFor(hazard);
  if (!waiting) return false;
  if ('office' in waiting) return around !== null && rankAt(person, around.place) === rankOfOffice[waiting.office];
  if (waiting.person.id === person.id) return true;
  if (!around) return false;
  const deptId = hazard.handling?.deptId ?? null;
  const day = dayOf(around.now, around.timeZone);
  // A re-check is not the department's.
  if (hazard.state === 'to-verify')
    return checksFor(around.book, person.id, waiting.person.id, day) && checksWork(person);
  return actsFor(around.book, person.id, { personId: waiting.person.id, deptId }, day);
}

export const nameOf = (waiting: Waiting, words: Words): string =>
  'office' in waiting ? words.offices[waiting.office] : waiting.person.name;

/** `late`: it is overdue; `rung`: how far up it has gone by then. */
export type DueWords = { until: string; span: string; late: boolean; rung: string };

/** What else is owed of a case besides what is due first, each with its name and how long it is late or has left at `now` (UTC ms). */
export function otherDues(hazard: Hazard, now: number, words: Words): { what: string; span: string; late: boolean }[] {
  return owedOf(hazard)
    .slice(1)
    .filter(({ owed }) => words.page.owed[owed] !== '')
    .map(({ owed, at }) => {
      const { n, unit } = spanOf(at - now);
      const [span, late] = [words.page.spans[unit](n), now > at];
      return { what: words.page.owed[owed], span: late ? words.page.late(span) : words.page.left(span), late };
    });
}

/** By when the next thing is due at `now` (UTC ms); null where no clock runs. */
export function dueWords(hazard: Hazard, now: number, words: Words, language: Language): DueWords | null {
  const { dueAt, owed, rung } = clockOf(hazard, now);
  if (dueAt === null || owed === null) return null;
  const { n, unit } = spanOf(dueAt - now);
  const span = words.page.spans[unit](n);
  const late = now > dueAt;
  return {
    until: words.page.owed[owed] + words.page.dueAt(nearDayAndClock(dueAt, language)),
    span: late ? words.page.late(span) : words.page.left(span),
    late,
    rung: words.rungs[rung],
  };
}
