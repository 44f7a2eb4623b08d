// What the groups are told, in the words they read.
import type { Channel } from '../../domain/alerts.ts';
import { toldIn, urgentTopics } from '../../domain/alerts.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { School } from '../../domain/school.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import { breath } from '../breath.ts';
import type { Parts } from '../env.ts';
import { newId } from '../new-id.ts';
import type { Notice } from './case-news.ts';
import type { News } from './news.ts';
import { correctedNotice, lateNotice, missedNotice } from './round-notice.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** What is not urgent waits so long for more of its kind. */
const digestMs = 5 * minuteMs;
const atOnce = 500;

/** Queues the news for every channel; the same is told once. `now` in UTC ms. */
export async function noticeAll(
  { store }: Pick<Parts, 'store'>,
  school: School,
  news: News,
  now: number,
): Promise<void> {
  const channels = await store.alerts.channels(school.id);
  if (channels.length === 0) return;
  const notices: Notice[] = [
    ...news.missed.map((one) => missedNotice(one, school)),
    ...news.late.map((one) => lateNotice(one, school)),
    ...news.cases,
  ];
  const corrections = await correctionsOf(store, school, channels, news);
  const waiting = channels.flatMap((channel) =>
    [...notices, ...(corrections.get(channel.id) ?? [])]
      .filter(({ topic }) => channel.topics.includes(topic))
      .map(({ topic, key, text, ...more }) => {
        const urgent = more.urgent ?? urgentTopics.has(topic);
        const nextAt = urgent ? now : afterQuiet(channel, now + digestMs, school.timeZone);
        const told = toldIn(channel.language, text);
        return { id: newId(now), channelId: channel.id, key, text: told, urgent, at: now, nextAt };
      }),
  );
  const rest = breath();
  for (let from = 0; from < waiting.length; from += atOnce) {
    await store.alerts.queue(school.id, waiting.slice(from, from + atOnce));
    await rest();
  }
}

/** By channel: only where the group has read that it was missed. */
async function correctionsOf(
  store: Parts['store'],
  school: School,
  channels: readonly Channel[],
  { corrected }: News,
): Promise<ReadonlyMap<string, Notice[]>> {
  const told = new Map<string, Notice[]>();
  for (const { id: channelId } of channels)
    for (const one of corrected)
      if (await store.alerts.wasSent(school.id, channelId, `missed ${one.id}`))
        told.set(channelId, [...(told.get(channelId) ?? []), correctedNotice(one, school)]);
  return told;
}

/** The end of the quiet hours a moment lies in; the moment itself outside them. */
export function afterQuiet({ quiet }: Pick<Channel, 'quiet'>, at: number, timeZone: string): number {
  if (!quiet) return at;
  const [from, to] = [quiet.from, quiet.to].map((time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) as [
    number,
    number,
  ];
  const today = dayOf(at, timeZone);
  const minute = Math.floor((at - msOfWall(today, 0, timeZone)) / minuteMs);
  const isOverMidnight = from > to;
  const isQuiet = isOverMidnight ? minute >= from || minute < to : from <= minute && minute < to;
  if (!isQuiet) return at;
  return msOfWall(dayOf(isOverMidnight && minute >= from ? at + dayMs : at, timeZone), to, timeZone);
}
