// Whose a case is now, and until when, in words.
import { barredFrom } from '../../domain/barred-from.ts';
import type { CaseHere } from '../../db/cases.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { waitsFor, type HazardDo, type Waiting } from '../../domain/hazard-handling.ts';
import { whyNot } from '../../domain/hazard-possible.ts';
import type { Around } from '../../domain/case-around.ts';
import { checksWork, rankAt, rankOfOffice } from '../../domain/case-ranks.ts';
import { clockOf, isToLookBack, owedOf } from '../../domain/hazard-times.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import { standsInFor } from '../../domain/responsibility.ts';
import { nearDayAndClock } from '../format.ts';
import { spanOf } from '../span.ts';
import type { Language } from '../state.ts';
import type { Words } from './use-words.ts';

/** Is it this person who has to do the next thing, or somebody this person stands in for? The same cases as 等我处理 counts (`mine` at the school). */
export function isTurnOf(hazard: Hazard, person: Person, around: Around | null): boolean {
  const waiting = waitsFor(hazard);
  if (!waiting) return around !== null && isOwnLookBack(hazard, person, around);
  const isBarred = barredFrom(hazard).includes(person.id);
  if ('person' in waiting && waiting.person.id === person.id) return hazard.state !== 'to-verify' || !isBarred;
  if (!around) return false;
  if ('person' in waiting) {
    const standsIn = standsInFor(around.book, person.id, dayOf(around.now, around.timeZone));
    const isIts = hazard.state !== 'to-verify' || (checksWork(person) && !isBarred);
    return isIts && standsIn.includes(waiting.person.id);
  }
  const rank = rankAt(person, around.place);
  if (rank < rankOfOffice[waiting.office]) return false;
  if (hazard.state === 'verified') return maySoonClose(whyNot('close', hazard, person, around));
  // Above the principal there is nobody in the school who could approve.
  return !isBarred || (rank === 3 && (hazard.state === 'plan-review' || hazard.state === 'extension-review'));
}

const isOwnLookBack = (hazard: Hazard, person: Person, around: Around): boolean =>
  isToLookBack(hazard, around.now) && whyNot('look-back', hazard, person, around) === null;

/** What may be major is judged first, and then closed by the same office. */
const maySoonClose = (code: ReturnType<typeof whyNot>): boolean => code === null || code === 'judge-first';

export const nameOf = (waiting: Waiting, words: Words): string =>
  'office' in waiting ? words.offices[waiting.office] : waiting.person.name;

/** What is to be done by this step, where its button says what comes of it: 方案审批, and not 批准方案. */
const toDo = (step: HazardDo, { state }: Hazard, { page, steps, states }: Words): string =>
  page.todo[step] ?? (/^(approve|grant)/.test(step) ? states[state] : steps[step]);

/** Whose turn it is, in one line, and of the own turn what is to be done (`main`); once its time has come a look-back is the safety office's. */
export function turnText({ hazard, person, around }: CaseHere, words: Words, now: number, main?: HazardDo): string {
  if (isTurnOf(hazard, person, around)) return words.page.yourTurn(main ? toDo(main, hazard, words) : '');
  const waiting = waitsFor(hazard) ?? (isToLookBack(hazard, now) ? { office: 'safety_office' as const } : null);
  return waiting ? words.waits(nameOf(waiting, words)) : words.page.over;
}

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
