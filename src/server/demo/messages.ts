// What the school's own clock would have told its people while the weeks went by, and that they have read what is a few hours old.
import { dueIn } from '../../domain/due.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { School } from '../../domain/school.ts';
import { newsOf, noNews } from '../alerts/news.ts';
import { tellNews } from '../messages/tell-news.ts';
import type { Parts } from '../env.ts';

const dayMs = 86_400_000;
const days = 14;
/** What came since then waits to be read. */
const unreadMs = 3 * 3_600_000;

/** After everything has been handed in. */
export async function tellDemo({ store, now }: Pick<Parts, 'store' | 'now'>, school: School): Promise<void> {
  const end = now();
  const [from, to] = [end - days * dayMs, end].map((ms) => dayOf(ms, school.timeZone)) as [string, string];
  for (const round of await store.rounds.ofDays(school.id, { from, to })) {
    if (!round.closed || round.closesAt > end) continue;
    const { missed } = await newsOf({ store }, school, [dueIn(round)], round.closesAt + 1000);
    await tellNews({ store }, school, { ...noNews, missed }, round.closesAt + 1000);
  }
  const people = await store.documents.people(school.id);
  for (const { id } of people) {
    const { rows } = await store.messages.list(school.id, id, { limit: 100 });
    const through = rows.find((row) => row.at < end - unreadMs)?.id ?? null;
    await store.messages.read(school.id, id, { ids: [], through }, end - unreadMs);
  }
  const { cases } = await newsOf({ store }, school, [], end);
  for (const one of cases)
    await tellNews({ store }, school, { ...noNews, cases: [one] }, one.hazard.reportedAt + 20_000);
}
