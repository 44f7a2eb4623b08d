// What groups are told of rounds, in the words they read.
import { dayOf } from '../../domain/inspection.ts';
import { isOfPeriod, lastDayOf } from '../../domain/round-days.ts';
import { outcomeWords, skipWords } from '../../domain/round-words.ts';
import type { School } from '../../domain/school.ts';
import { clock, type Notice } from './case-news.ts';
import type { CorrectedNews, LostPoint, MissedNews, RoundNews } from './round-news.ts';

type Zone = Pick<School, 'timeZone'>;

/** 11月22日. */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 夜间防火巡查 11月22日 22:00, 月度防火检查 11月1日至11月30日. */
function named(round: RoundNews, { timeZone }: Zone): string {
  const { planName, day, plannedAt } = round;
  const when = isOfPeriod(round)
    ? `${dayWords(day)}至${dayWords(lastDayOf(round))}`
    : `${dayWords(dayOf(plannedAt, timeZone))} ${clock(plannedAt, timeZone)}`;
  return `${planName} ${when} 这一轮`;
}

/** Notes are for whoever answers for it, and stay in the school. */
const lostWords = ({ place, skip }: LostPoint): string => `${place}${skip ? `（${skipWords[skip.reason].zh}）` : ''}`;

const missedWords = (points: number, whole: boolean): string => (whole ? '整轮漏巡' : `漏 ${points} 个点位`);

export function missedText(news: MissedNews, zone: Zone): string {
  const { points, lost, whole } = news;
  const more = points > lost.length ? `等 ${points} 处` : '';
  return `${named(news, zone)}${missedWords(points, whole)}：${lost.map(lostWords).join('、')}${more}`;
}

export const missedNotice = (news: MissedNews, zone: Zone): Notice => ({
  topic: 'missed',
  key: `missed ${news.id}`,
  text: missedText(news, zone),
});

export const lateNotice = (news: RoundNews, zone: Zone): Notice => ({
  topic: 'late',
  key: `late ${news.id}`,
  text: `${named(news, zone)}还没有开始`,
});

/** It had not begun when it was late, and its window is over. */
export const neverBegunText = (news: RoundNews, zone: Zone): string => `${named(news, zone)}到时间也没有开始`;

export function correctedNotice(news: CorrectedNews, zone: Zone): Notice {
  const words = ({ outcome, points }: CorrectedNews['now']): string =>
    points === 0 ? outcomeWords[outcome].zh : missedWords(points, outcome === 'missed');
  const text = `更正：${named(news, zone)}是断网走的，后来才送到：${words(news.said)} → ${words(news.now)}`;
  return { topic: 'missed', key: `corrected ${news.id} ${news.now.points}`, text };
}
