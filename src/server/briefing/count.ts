// Counts a weekly or monthly report from what the school has now.
import { setImmediate } from 'node:timers/promises';
import { briefingFacts, daysBefore, foodCodes } from '../../domain/briefing-facts.ts';
import type { BriefingFacts, KeptBriefing } from '../../domain/briefing-reports.ts';
import { briefingStanding } from '../../domain/briefing-standing.ts';
import { periodBefore, type BriefingPeriod } from '../../domain/briefing.ts';
import { lastDayOf } from '../../domain/round-days.ts';
import type { Round } from '../../domain/round.ts';
import type { School } from '../../domain/school.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import { mondaysIn, sundayOf } from '../../domain/week-share.ts';
import type { Parts } from '../env.ts';
import { casesOf } from '../routes/every-case.ts';
import type { CaseViewer } from '../store/case-store.ts';

/** Whoever reads it answers for the whole school; nothing of it is anybody's own. */
const everywhere: CaseViewer = {
  personId: '',
  scope: [],
  rank: 0,
  closes: false,
  checkerMayClose: false,
  departments: [],
  standsInFor: [],
  checks: false,
  term: null,
};

/** `at`: now, UTC ms. */
export async function countBriefing(
  { store }: Pick<Parts, 'store'>,
  { id, timeZone }: Pick<School, 'id' | 'timeZone'>,
  period: BriefingPeriod,
  at: number,
): Promise<KeptBriefing> {
  const { seq } = await store.ledger.end(id);
  const earlier = periodBefore(period);
  const days = { from: daysBefore(earlier), to: period.to };
  const since = msOfWall(earlier.from, 0, timeZone);
  const cases = await casesOf({ store }, id, everywhere, 'all', { since }, at);
  const rounds = await roundsOf({ store }, id, days);
  const pages = await store.register.pages(id, { scope: [], ...days });
  const checks = await store.briefings.checks(id, { codes: Object.values(foodCodes), ...days });
  const places = new Map((await store.documents.places(id)).map((one) => [one.id, one]));
  const canteenOf = (placeId: string): string => places.get(placeId)?.ancestors[0]?.id ?? placeId;
  const factsOf = async (of: BriefingPeriod): Promise<BriefingFacts> => {
    const { totals } = await store.reports.inspections(id, { scope: [], from: of.from, to: of.to, limit: 1 });
    return briefingFacts({ period: of, totals, rounds, cases, pages, checks, canteenOf, timeZone, now: at });
  };
  return {
    asOf: at,
    seq,
    facts: await factsOf(period),
    before: await factsOf(earlier),
    standing: briefingStanding(cases, at),
  };
}

/** A week at a time, with a breath for others in between. */
async function roundsOf({ store }: Pick<Parts, 'store'>, schoolId: string, days: { from: string; to: string }) {
  const rounds: Round[] = [];
  for (const monday of mondaysIn(days)) {
    const [from = '', to = ''] = [[monday, days.from].sort()[1], [sundayOf(monday), days.to].sort()[0]];
    const those = await store.rounds.touching(schoolId, { from, to });
    rounds.push(...those.filter((round) => from <= lastDayOf(round) && lastDayOf(round) <= to));
    await setImmediate();
  }
  return rounds;
}
