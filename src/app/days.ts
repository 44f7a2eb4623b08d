// Days as people name them. A day is yyyy-mm-dd where the school is.
import { screen, type Language } from './state.ts';

const noon = (day: string): number => Date.parse(`${day}T12:00:00Z`);

/** The day before or after, by so many days. */
export const dayPlus = (day: string, days: number): string =>
  new Date(noon(day) + days * 86_400_000).toISOString().slice(0, 10);

/** 11月22日 周日. */
export const dayName = (day: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', {
    month: 'long',
    day: 'numeric',
    weekday: 'short',
    timeZone: 'UTC',
  }).format(noon(day));

/** 今天 11月22日 周日; only the date for older days. */
export function dayTitle(day: string, today: string, language: Language): string {
  const { common } = screen.getState().words;
  const near = day === today ? common.today : day === dayPlus(today, -1) ? common.yesterday : '';
  return [near, dayName(day, language)].filter(Boolean).join(' ');
}

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
