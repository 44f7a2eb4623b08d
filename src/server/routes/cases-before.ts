// How the cases of the school stood as today began, and as this day of last week did.
import type { HazardCounts } from '../../domain/hazard-reports.ts';
import { dayMs } from '../../domain/hazard-times.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';

/** `now` in UTC ms; undefined where nothing was kept. */
export async function casesBefore(
  { store }: Parts,
  { id, timeZone }: School,
  now: number,
): Promise<HazardCounts['before']> {
  const [today, weekAgo] = [dayOf(now, timeZone), dayOf(now - 7 * dayMs, timeZone)] as const;
  const kept = await store.cases.days(id, [today, weekAgo]);
  const [ofToday, ofWeek] = [kept.get(today), kept.get(weekAgo)];
  if (!ofToday && !ofWeek) return undefined;
  return { ...(ofToday && { today: ofToday }), ...(ofWeek && { 'last-week': ofWeek }) };
}
