// Times, sizes and names as people here read them.
import type { Bilingual } from '../domain/text.ts';
import { wallClock } from '../domain/wall-clock.ts';
import { dayName } from './days.ts';
import { screen, type Language } from './state.ts';

const locale = (language: Language) => (language === 'zh' ? 'zh-CN' : 'en-GB');
const timeZone = () => screen.getState().session?.school.timeZone;

/** Making one costs as much as drawing a row, so each is made once. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${name} ${JSON.stringify(options)}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(name, options);
  formats.set(key, format);
  return format;
}

const part = (ms: number, language: Language, options: Intl.DateTimeFormatOptions): string =>
  formatOf(locale(language), { ...options, timeZone: timeZone() }).format(ms);

/** ISO text of what the clocks of the school show; of the phone's own while nobody is signed in. */
function onTheWall(ms: number): string {
  const zone = timeZone();
  const shown = zone ? wallClock(ms, zone) : new Date(ms - new Date(ms).getTimezoneOffset() * 60_000);
  return shown.toISOString();
}

/** Several things in one line, as the language sets them apart. */
export const listed = (parts: readonly string[], language: Language): string =>
  parts.join(language === 'zh' ? '、' : ', ');

/** 09:05, in the school's time zone. */
export const clock = (ms: number): string => onTheWall(ms).slice(11, 16);

/** 11月22日 周日. */
export const dayAndWeekday = (ms: number, language: Language): string => dayName(dayKey(ms), language);

/** 2026年11月22日 22:31. */
export const dayAndClock = (ms: number, language: Language): string =>
  `${part(ms, language, { year: 'numeric', month: language === 'zh' ? 'long' : 'short', day: 'numeric' })} ${clock(ms)}`;

/** 11月22日 22:31; with the year where it is not this one. */
export function nearDayAndClock(ms: number, language: Language): string {
  if (dayKey(ms).slice(0, 4) !== dayKey(Date.now()).slice(0, 4)) return dayAndClock(ms, language);
  return `${part(ms, language, { month: language === 'zh' ? 'long' : 'short', day: 'numeric' })} ${clock(ms)}`;
}

/** Today's day as yyyy-mm-dd where the school is. */
export const dayKey = (ms: number): string => onTheWall(ms).slice(0, 10);

/** A size with its unit: 1.6 MB. */
export function size(bytes: number): string {
  if (bytes < 1000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  let value = bytes / 1000;
  let unit = 0;
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000;
    unit++;
  }
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[unit]}`;
}

export const inLanguage = (text: Bilingual, language: Language): string => text[language];
