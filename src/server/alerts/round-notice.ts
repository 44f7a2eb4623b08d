// What groups are told of rounds, in the words they read.
import { dayOf } from '../../domain/inspection.ts';
import { isOfPeriod, lastDayOf } from '../../domain/round-days.ts';
import { outcomeWords, skipWords } from '../../domain/round-words.ts';
import type { School } from '../../domain/school.ts';
import type { Bilingual } from '../../domain/text.ts';
import { clock, type Notice } from './case-news.ts';
import type { CorrectedNews, LateNews, LostPoint, MissedNews, RoundNews } from './round-news.ts';

type Zone = Pick<School, 'timeZone'>;

/** 11月22日. */
export const dayWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** 22 November. */
const dayInEnglish = (day: string): string =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }).format(
    Date.parse(`${day}T00:00Z`),
  );

/** 夜间防火巡查 11月22日 22:00, 月度防火检查 11月1日至11月30日. The name of a plan is the school's own, in one language. */
function named(round: RoundNews, { timeZone }: Zone): Bilingual {
  const { planName, day, plannedAt } = round;
  if (isOfPeriod(round)) {
    const last = lastDayOf(round);
    return {
      zh: `${planName} ${dayWords(day)}至${dayWords(last)} 这一轮`,
      en: `${planName}, the round of ${dayInEnglish(day)} to ${dayInEnglish(last)},`,
    };
  }
  const [on, at] = [dayOf(plannedAt, timeZone), clock(plannedAt, timeZone)];
  return {
    zh: `${planName} ${dayWords(on)} ${at} 这一轮`,
    en: `${planName}, the round of ${dayInEnglish(on)} ${at},`,
  };
}

/** Notes are for whoever answers for it, and stay in the school. */
const lostWords = ({ place, skip }: LostPoint): Bilingual => ({
  zh: `${place}${skip ? `（${skipWords[skip.reason].zh}）` : ''}`,
  en: `${place}${skip ? ` (${skipWords[skip.reason].en})` : ''}`,
});

const missedWords = (points: number, whole: boolean): Bilingual => ({
  zh: whole ? '整轮漏巡' : `漏 ${points} 个点位`,
  en: whole ? 'was not walked at all' : points === 1 ? 'missed 1 point' : `missed ${points} points`,
});

/** That a phone may still hold it; who it is stays in the school. */
export function silentWords({ silent, plannedAt }: LateNews, { timeZone }: Zone): Bilingual | undefined {
  if (silent.length === 0) return undefined;
  const at = Math.max(...silent.map((one) => one.at));
  const [day, time] = [dayOf(at, timeZone), clock(at, timeZone)];
  const isSameDay = day === dayOf(plannedAt, timeZone);
  const [zh, en] = isSameDay ? [time, time] : [`${dayWords(day)} ${time}`, `${dayInEnglish(day)} ${time}`];
  return silent.length === 1
    ? {
        zh: `该走的人手机 ${zh} 后没联网，可能还在手机里`,
        en: `the walker’s phone has been offline since ${en}: it may still be on the phone`,
      }
    : {
        zh: `该走的人里有 ${silent.length} 人的手机 ${zh} 后没联网，可能还在手机里`,
        en: `the phones of ${silent.length} walkers have been offline since ${en}: it may still be on one of them`,
      };
}

/** The same behind a sentence; nothing where no phone was silent. */
function aside(news: LateNews, zone: Zone): Bilingual {
  const said = silentWords(news, zone);
  return said ? { zh: `（${said.zh}）`, en: ` (${said.en})` } : { zh: '', en: '' };
}

export function missedText(news: MissedNews, zone: Zone): Bilingual {
  const { points, lost, whole } = news;
  const [round, missed, places] = [named(news, zone), missedWords(points, whole), lost.map(lostWords)];
  const silent = aside(news, zone);
  const isMore = points > lost.length;
  return {
    zh: `${round.zh}${missed.zh}：${places.map(({ zh }) => zh).join('、')}${isMore ? `等 ${points} 处` : ''}${silent.zh}`,
    en: `${round.en} ${missed.en}: ${places.map(({ en }) => en).join(', ')}${isMore ? ` and others, ${points} in all` : ''}${silent.en}`,
  };
}

export const missedNotice = (news: MissedNews, zone: Zone): Notice => ({
  topic: 'missed',
  key: `missed ${news.id}`,
  text: missedText(news, zone),
});

export function lateNotice(news: LateNews, zone: Zone): Notice {
  const [{ zh, en }, silent] = [named(news, zone), aside(news, zone)];
  const text = { zh: `${zh}还没有开始${silent.zh}`, en: `${en} has not begun${silent.en}` };
  return { topic: 'late', key: `late ${news.id}`, text };
}

/** It had not begun when it was late, and its window is over. */
export function neverBegunText(news: LateNews, zone: Zone): Bilingual {
  const [{ zh, en }, silent] = [named(news, zone), aside(news, zone)];
  return { zh: `${zh}到时间也没有开始${silent.zh}`, en: `${en} did not begin in its time${silent.en}` };
}

export function correctedNotice(news: CorrectedNews, zone: Zone): Notice {
  const words = ({ outcome, points }: CorrectedNews['now']): Bilingual =>
    points === 0 ? outcomeWords[outcome] : missedWords(points, outcome === 'missed');
  const [round, said, now] = [named(news, zone), words(news.said), words(news.now)];
  const text = {
    zh: `更正：${round.zh}是断网走的，后来才送到：${said.zh} → ${now.zh}`,
    en: `Correction: ${round.en} was walked without a network and arrived later: ${said.en} → ${now.en}`,
  };
  return { topic: 'missed', key: `corrected ${news.id} ${news.now.points}`, text };
}
