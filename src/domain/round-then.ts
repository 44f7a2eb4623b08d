// A round as it stood at a moment that is past: what was said and seen until then, and what that made of it.
import { isOfPeriod, lastDayOf, touches } from './round-days.ts';
import type { RoundRow } from './round-reports.ts';
import { standing, type Round, type Walk } from './round.ts';

const dayMs = 86_400_000;

/** As it was at `ms` (UTC): what came later, and what was only known later of the closing, is left out. Null while nobody had begun. */
export function roundAt(round: Round, ms: number): Round | null {
  const until = <T extends { at: number }>(those: readonly T[]): T[] => those.filter(({ at }) => at < ms);
  const points = round.points.map((point) => ({
    ...point,
    visits: until(point.visits),
    skips: until(point.skips),
  }));
  const walks = round.walks.filter(({ startedAt }) => startedAt < ms).map((walk) => walkAt(walk, ms));
  const wasSeen = points.some(({ visits, skips }) => visits.length + skips.length > 0);
  if (walks.length === 0 && !wasSeen) return null;
  return { ...round, points, walks, closed: round.closed && round.closed.at < ms ? round.closed : null };
}

/** What is said at the end of a walk, and that it was handed on, is not known before. */
function walkAt(walk: Walk, ms: number): Walk {
  if (walk.finishedAt !== null && walk.finishedAt < ms) return walk;
  const { handed: _handed, ...going } = walk;
  return { ...going, finishedAt: null, note: '' };
}

/** How each of them stood at `ms` (UTC), by what was done until then. */
export const standingsAt = (rows: readonly RoundRow[], ms: number): { standing: RoundRow['standing'] }[] =>
  rows.map((row) => ({ standing: standing(row, (row.round && roundAt(row.round, ms)) ?? undefined, ms) }));

/**
 * The rounds of a week, a month or a term that went on after `day` (yyyy-mm-dd), as they stood when it was over; none of a day that is not over at `now` (UTC
 * ms). On the last of their days they stand among the others.
 */
export function underWayThen(rows: readonly RoundRow[], day: string, now: number): RoundRow[] {
  return rows.flatMap((row): RoundRow[] => {
    if (!isOfPeriod(row) || !touches(row, { from: day, to: day }) || lastDayOf(row) === day) return [];
    // A period begins with the midnight of its first day.
    const over = row.plannedAt + (Date.parse(day) - Date.parse(row.day) + dayMs);
    if (over > now) return [];
    const round = row.round && roundAt(row.round, over);
    const { again: _later, ...then } = row;
    return [{ ...then, round, standing: standing(row, round ?? undefined, over) }];
  });
}
