// What is worth telling: `round-news.ts` of rounds, `case-news.ts` of cases. Said to groups (`notice.ts`) and to people
// (`../messages/tell-news.ts`).
import type { Due } from '../../domain/round.ts';
import { roundId } from '../../domain/round-id.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { caseNotices, type CaseNotice } from './case-news.ts';
import { corrected, late, missed, type CorrectedNews, type LateNews, type MissedNews } from './round-news.ts';

export type News = {
  missed: MissedNews[];
  late: LateNews[];
  corrected: CorrectedNews[];
  cases: CaseNotice[];
};

export const noNews: News = { missed: [], late: [], corrected: [], cases: [] };

/** What happened since the last look. `closed`: windows that were closed just now. `now` in UTC ms. */
export async function newsOf(
  { store }: Pick<Parts, 'store'>,
  school: School,
  closed: readonly Due[],
  now: number,
): Promise<News> {
  const named = closed.map((due) => Object.assign({}, due, { id: roundId(due.planId, due.day, due.minute) }));
  return {
    missed: await missed(store, school, named, now),
    late: await late(store, school, now),
    corrected: await corrected(store, school, now),
    cases: await caseNotices(store, school, now),
  };
}
