// 开学前回头看 (`domain.md` 7.4): in the two weeks before a term, all 较大 and above of the term before, and of 一般 three in ten.
import { daysAfter, daysBeforeTerm, type Calendar } from './calendar.ts';
import { draw } from './draw.ts';
import type { Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import { msOfWall } from './wall-time.ts';

const shareOfMinor = 0.3;
/** So long the term before lasts where the calendar does not have it. */
const halfAYear = 183;

/**
 * What was closed from `from` to `to` is looked at again, from `opens` on; `startsAt`: when the term begins. What was not, stays to be done as long as
 * the term lasts. UTC ms, `to` not included.
 */
export type TermLookBack = { from: number; to: number; opens: number; startsAt: number };

/** The one that is on at `now` (UTC ms); null where the calendar has no term that is near or has begun. */
export function termLookBack({ terms }: Calendar, now: number, timeZone: string): TermLookBack | null {
  const today = dayOf(now, timeZone);
  const inOrder = [...terms].sort((a, b) => (a.from < b.from ? -1 : 1));
  const at = inOrder.findLastIndex(({ from }) => daysAfter(from, -daysBeforeTerm) <= today);
  const term = inOrder[at];
  if (!term || term.to < today) return null;
  const start = (day: string): number => msOfWall(day, 0, timeZone);
  const startsAt = start(term.from);
  const before = inOrder[at - 1]?.from ?? daysAfter(term.from, -halfAYear);
  return { from: start(before), to: startsAt, opens: start(daysAfter(term.from, -daysBeforeTerm)), startsAt };
}

/** The same ones whoever draws. */
export const isDrawnForTerm = ({ id, grade }: Pick<Hazard, 'id' | 'grade'>): boolean =>
  grade !== 'G' || draw(`look back before term ${id}`) < shareOfMinor;

/** When a case was looked back at last, UTC ms; null when it never was. */
export const lookedBackAt = ({ handling }: Pick<Hazard, 'handling'>): number | null =>
  (handling?.lookBacks ?? []).reduce<number | null>(
    (last, { done }) => (done && done.at > (last ?? 0) ? done.at : last),
    null,
  );

/** Is it still to be looked back at for this term? */
export function waitsForTerm(hazard: Pick<Hazard, 'id' | 'grade' | 'state' | 'handling'>, term: TermLookBack): boolean {
  const closedAt = hazard.handling?.closed?.at;
  const isClosed = hazard.state === 'closed' || hazard.state === 'archived';
  if (!isClosed || closedAt === undefined || closedAt < term.from || closedAt >= term.to) return false;
  return (lookedBackAt(hazard) ?? 0) < term.opens && isDrawnForTerm(hazard);
}
