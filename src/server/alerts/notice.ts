// What is worth telling: rounds that are late or missed, and what `case-news.ts` says of cases.
import type { Channel } from '../../domain/alerts.ts';
import { urgentTopics } from '../../domain/alerts.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { dayOf } from '../../domain/inspection.ts';
import { placeName } from '../../domain/place.ts';
import { missedPoints, outcome, type Due } from '../../domain/round.ts';
import { roundId } from '../../domain/round-id.ts';
import type { School } from '../../domain/school.ts';
import { msOfWall } from '../../domain/wall-time.ts';
import type { Parts } from '../env.ts';
import { newId } from '../new-id.ts';
import { caseNotices, clock, type Notice } from './case-news.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
/** What is not urgent waits so long for more of its kind. */
const digestMs = 5 * minuteMs;

/** Queues for every channel what happened since the last look; the same is told once. `closed`: windows that were closed just now. */
export async function noticeAll({ store }: Pick<Parts, 'store'>, closed: readonly Due[], now: number): Promise<void> {
  const school = await store.documents.school();
  if (!school) return;
  const channels = await store.alerts.channels(school.id);
  if (channels.length === 0) return;
  const notices = [
    ...(await missed(store, school, closed, now)),
    ...(await late(store, school, now)),
    ...(await caseNotices(store, school, now)),
  ];
  const waiting = channels.flatMap((channel) =>
    notices
      .filter(({ topic }) => channel.topics.includes(topic))
      .map(({ topic, key, text }) => {
        const urgent = urgentTopics.has(topic);
        const nextAt = urgent ? now : afterQuiet(channel, now + digestMs, school.timeZone);
        return { id: newId(now), channelId: channel.id, key, text, urgent, at: now, nextAt };
      }),
  );
  if (waiting.length > 0) await store.alerts.queue(school.id, waiting);
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

async function missed(store: Parts['store'], school: School, closed: readonly Due[], now: number): Promise<Notice[]> {
  // What was closed long after is no news: a server that was down, or a clock that ran ahead.
  const notices = closed
    .filter(({ closesAt }) => closesAt > now - dayMs)
    .map(async ({ planId, planName, day, minute, plannedAt }): Promise<Notice[]> => {
      const id = roundId(planId, day, minute);
      const round = await store.documents.read(school.id, 'round', id);
      const lost = round ? missedPoints(round) : [];
      if (!round || lost.length === 0) return [];
      const names = await Promise.all(lost.slice(0, 5).map((placeId) => nameOf(store, school.id, placeId)));
      const what = outcome(round) === 'missed' ? '整轮漏巡' : `漏 ${lost.length} 个点位`;
      const more = lost.length > names.length ? `等 ${lost.length} 处` : '';
      const text = `${planName} ${clock(plannedAt, school.timeZone)} 这一轮${what}：${names.join('、')}${more}`;
      return [{ topic: 'missed', key: `missed ${id}`, text }];
    });
  return (await Promise.all(notices)).flat();
}

async function nameOf(store: Parts['store'], schoolId: string, placeId: string): Promise<string> {
  const place = await store.documents.read(schoolId, 'place', placeId);
  return place ? placeName(place) : '';
}

/** Rounds that should have begun and have not. */
async function late(store: Parts['store'], school: School, now: number): Promise<Notice[]> {
  const { plans, calendar } = await store.documents.timetable(school.id);
  const due = plans.flatMap((plan) =>
    dueRounds(plan, calendar, now - minuteMs, now, school.timeZone).map((round) => ({ round, name: plan.name })),
  );
  const waiting = due.filter(({ round }) => (round.startBy ?? round.finishBy) < now && now < round.closesAt);
  const notices = waiting.map(async ({ round, name }): Promise<Notice[]> => {
    const begun = await store.documents.read(school.id, 'round', round.id);
    if (begun && begun.walks.length > 0) return [];
    const text = `${name} ${clock(round.plannedAt, school.timeZone)} 这一轮还没有开始`;
    return [{ topic: 'late', key: `late ${round.id}`, text }];
  });
  return (await Promise.all(notices)).flat();
}
