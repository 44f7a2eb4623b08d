// What was said of a week or a month stays as it was said: the server counts it on the morning after, and keeps that.
import * as v from 'valibot';
import { KeptBriefing } from '../../domain/briefing-reports.ts';
import { briefingKinds, finalAt, lastFinal, type BriefingPeriod } from '../../domain/briefing.ts';
import type { Parts } from '../env.ts';
import { countBriefing } from './count.ts';

/**
 * Keeps the last week and the last month that are over, once each; tells which. Older ones that nobody was there to count (the server was down, or
 * an earlier version) are not made up afterwards. `now` in UTC ms.
 */
export async function keepBriefings({ store }: Pick<Parts, 'store'>, now: number): Promise<BriefingPeriod[]> {
  const school = await store.documents.school();
  if (!school) return [];
  const kept: BriefingPeriod[] = [];
  for (const kind of briefingKinds) {
    const period = lastFinal(kind, now, school.timeZone);
    if (await store.briefings.kept(school.id, period)) continue;
    // A school that began later has nothing to say of that time.
    if ((await store.ledger.seqBefore(school.id, finalAt(period, school.timeZone))) === 0) continue;
    await store.briefings.keep(school.id, period, await countBriefing({ store }, school, period, now), now);
    kept.push(period);
  }
  return kept;
}

/** As it was said; undefined where nothing was kept. */
export async function keptBriefing(
  { store }: Pick<Parts, 'store'>,
  schoolId: string,
  period: BriefingPeriod,
): Promise<KeptBriefing | undefined> {
  const body = await store.briefings.kept(schoolId, period);
  return body === undefined ? undefined : v.parse(KeptBriefing, body);
}
