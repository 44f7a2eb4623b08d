// Twice a minute: the news to groups and people, and then out with what waits.
import type { Due } from '../../domain/round.ts';
import type { Parts } from '../env.ts';
import { tellClocks } from '../messages/tell-cases.ts';
import { tellNews } from '../messages/tell-news.ts';
import { pushDue } from '../push/send.ts';
import { newsOf } from './news.ts';
import { noticeAll } from './notice.ts';
import { sendDue } from './send.ts';

type Telling = Pick<Parts, 'store' | 'log' | 'pushAnywhere'>;

/** `closed`: windows that were closed just now; `now` in UTC ms. */
export async function tellEverybody(parts: Telling, closed: readonly Due[], now: number): Promise<void> {
  const school = await parts.store.documents.school();
  if (!school) return;
  const news = await newsOf(parts, school, closed, now);
  await noticeAll(parts, school, news, now);
  await tellNews(parts, school, news, now);
  await tellClocks(parts, school.id, now);
  await Promise.all([sendDue(parts, now), pushDue(parts, now)]);
}
