// Days as people name them. A day is yyyy-mm-dd where the school is.
import { screen, type Language } from './state.ts';

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** The day before or after, by so many days. */
export const dayPlus = (day: string, days: number): string =>
  new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 11月22日 周日. By hand in Chinese: the browser's own calendar takes long to load. */
export function dayName(day: string, language: Language): string {
  const date = new Date(noon(day));
  if (language === 'zh')
    return `${date.getUTCMonth() + 1}月${date.getUTCDate()}日 周${'日一二三四五六'[date.getUTCDay()]}`;
  const part = (options: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat('en-GB', { ...options, timeZone: 'UTC' }).format(date);
  return `${part({ weekday: 'short' })} ${part({ day: 'numeric', month: 'long' })}`;
}

/** 今天, 昨天, else nothing. */
function nearName(day: string, today: string): string {
  const { common } = screen.getState().words;
  return day === today ? common.today : day === dayPlus(today, -1) ? common.yesterday : '';
}

/** 今天 11月22日 周日; only the date for older days. */
export const dayTitle = (day: string, today: string, language: Language): string =>
  [nearName(day, today), dayName(day, language)].filter(Boolean).join(' ');

/** 昨天, or 11月20日 周五: for a word in a line. */
export const dayWord = (day: string, today: string, language: Language): string =>
  nearName(day, today) || dayName(day, language);

/** Lines in runs of the same day, in the order they came. */
export function byDay<T extends { day: string }>(lines: readonly T[]): { day: string; lines: T[] }[] {
  const days: { day: string; lines: T[] }[] = [];
  for (const line of lines) {
    const last = days.at(-1);
    if (last?.day === line.day) last.lines.push(line);
    else days.push({ day: line.day, lines: [line] });
  }
  return days;
}
