// Twice a minute: the news to groups and people, and then out with what waits.
import type { Due } from '../../domain/round.ts';
import { tellClocks } from '../messages/tell-cases.ts';
import { tellEnding } from '../messages/tell-ending.ts';
import { tellNews } from '../messages/tell-news.ts';
import { newsOf } from './news.ts';
import { noticeAll } from './notice.ts';
import { sendWaiting, type SendingParts } from './sending.ts';

/** Writes down who is to be told what, and calls nobody. `closed`: windows that were closed just now; `now` in UTC ms. */
export async function noteNews(parts: SendingParts, closed: readonly Due[], now: number): Promise<void> {
  const school = await parts.store.documents.school();
  if (!school) return;
  const news = await newsOf(parts, school, closed, now);
  await noticeAll(parts, school, news, now);
  await tellNews(parts, school, news, now);
  await tellClocks(parts, school.id, now);
  if (!parts.isFilling) await tellEnding(parts, school, now);
}

/** And waits until all were called. */
export async function tellEverybody(parts: SendingParts, closed: readonly Due[], now: number): Promise<void> {
  await noteNews(parts, closed, now);
  await sendWaiting(parts, now);
}
