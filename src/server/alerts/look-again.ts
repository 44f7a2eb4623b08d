// What waited for the morning or for more of its kind is looked at again before it goes out: meanwhile a round may have been begun, or
// more of it may have arrived.
import type { School } from '../../domain/school.ts';
import type { DueDelivery } from '../store/alert-store.ts';
import type { Store } from '../store/store.ts';
import { toldIn, type Channel } from '../../domain/alerts.ts';
import { aboutRound, missedOf } from './round-news.ts';
import { silentIn, type FindSilent } from '../walkers.ts';
import { missedText, neverBegunText } from './round-notice.ts';

/** What still holds, in the words of now; what does not hold any more is taken out of what waits. */
export async function lookAgain(
  store: Pick<Store, 'documents' | 'alerts' | 'phones'>,
  school: School,
  due: readonly DueDelivery[],
  channels: readonly Channel[],
): Promise<DueDelivery[]> {
  const channelOf = new Map(channels.map((channel) => [channel.id, channel]));
  const findSilent = silentIn(store, school);
  const kept: DueDelivery[] = [];
  for (const one of due) {
    const text = await textNow(store, school, one, channelOf.get(one.channelId), findSilent);
    if (text !== one.text) await store.alerts.reword(school.id, one.id, text);
    if (text !== null) kept.push({ ...one, text });
  }
  return kept;
}

async function textNow(
  store: Pick<Store, 'documents'>,
  school: School,
  { key, text }: DueDelivery,
  channel: Channel | undefined,
  findSilent: FindSilent,
): Promise<string | null> {
  const [topic, id] = key.split(' ');
  if ((topic !== 'late' && topic !== 'missed') || id === undefined) return text;
  const round = await store.documents.read(school.id, 'round', id);
  if (!round) return text;
  if (topic === 'missed') {
    const news = await missedOf(store, school.id, round, findSilent);
    return news && toldIn(channel?.language, missedText(news, school));
  }
  if (round.walks.length > 0) return null;
  // Who hears of what was missed is told that.
  if (channel?.topics.includes('missed')) return null;
  const about = aboutRound(round);
  const silent = await findSilent({ ...about, closesAt: round.closesAt, standing: 'missed', round });
  return toldIn(channel?.language, neverBegunText({ ...about, silent }, school));
}
