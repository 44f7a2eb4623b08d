// A row of a list in words: whose turn it is, and by when.
import type { HazardRow } from '../../domain/hazard-reports.ts';
import type { Waiting } from '../../domain/hazard-handling.ts';
import type { Words } from '../state.ts';
import type { CaseDeskWords } from '../words/desk-cases.ts';
import type { CaseWords } from '../words/cases.ts';
import { dayName } from '../days.ts';
import { dayKey, nearDayAndClock } from '../format.ts';
import { deadline } from '../span.ts';
import type { Language } from '../state.ts';

/** Whose turn it is at `now` (UTC ms); a look-back whose time has come is the safety office's. */
export const turnOf = ({ waits, lookBackAt }: Pick<HazardRow, 'waits' | 'lookBackAt'>, now: number): Waiting | null =>
  waits ?? (lookBackAt !== null && lookBackAt <= now ? { office: 'safety_office' } : null);

export function turnWords(waits: Waiting | null, cases: CaseWords, desk: CaseDeskWords): string {
  if (!waits) return desk.nobody;
  return 'person' in waits ? waits.person.name : cases.offices[waits.office];
}

/** Who is responsible for it, also while somebody else has the turn; empty where nobody is yet. */
export const responsibleOf = ({ deptName, personName }: Pick<HazardRow, 'deptName' | 'personName'>): string =>
  personName || deptName;

const dayMs = 86_400_000;

/** How long ago it was reported, in whole days; empty once nothing waits any more. `now` as below. */
export function ageWords(
  { reportedAt, waits }: Pick<HazardRow, 'reportedAt' | 'waits'>,
  now: number,
  desk: CaseDeskWords,
): string {
  if (!waits) return '';
  const days = Math.floor((now - reportedAt) / dayMs);
  return days < 1 ? desk.ageToday : desk.ageDays(days);
}

const firstOf = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.min(one, other);

export type DueWords = { text: string; span: string; isLate: boolean };

/** By when the next thing is due; once it is closed, when it is looked back at. `now`: UTC ms by the server's clock. */
export function dueWords(
  { dueAt, lookBackAt, beforeTerm, waits }: Pick<HazardRow, 'dueAt' | 'lookBackAt' | 'beforeTerm' | 'waits'>,
  now: number,
  language: Language,
  { manage }: Pick<Words, 'manage'>,
  desk: CaseDeskWords,
): DueWords {
  const isAhead = lookBackAt !== null && lookBackAt > now;
  const owed = isAhead ? null : dueAt;
  const at = owed ?? firstOf(lookBackAt, beforeTerm ?? null);
  if (at === null) return { text: waits ? desk.noClock : '', span: '', isLate: false };
  const due = deadline(at, now);
  const isLate = due.is === 'late';
  const span = due.is === 'none' ? '' : manage.span(due.span);
  if (owed === null)
    return { text: desk.lookBackOn(dayName(dayKey(at), language)), span: isLate ? desk.late(span) : '', isLate };
  return { text: desk.until2(nearDayAndClock(at, language)), span: isLate ? desk.late(span) : desk.left(span), isLate };
}
