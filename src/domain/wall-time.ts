// From what a wall clock shows back to when that is. By itself, because the first screen only asks the other way.
import { offsetMs } from './wall-clock.ts';

/**
 * UTC ms at which the clock on the wall shows so many `minutes` after the midnight of `day` (yyyy-mm-dd; 1440 is the next midnight). A time that
 * is left out when the clock is put forward is the moment of the change; one that comes twice is the first.
 */
export function msOfWall(day: string, minutes: number, timeZone: string): number {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * minuteMs;
  const [before, after] = [shown - halfDayMs, shown + halfDayMs].map((ms) => offsetMs(ms, timeZone)) as [
    number,
    number,
  ];
  const [early, late] = [shown - Math.max(before, after), shown - Math.min(before, after)];
  const isShown = (ms: number): boolean => ms + offsetMs(ms, timeZone) === shown;
  if (isShown(early)) return early;
  return isShown(late) ? late : changeBetween(early, late, timeZone);
}

const minuteMs = 60_000;
const halfDayMs = 720 * minuteMs;

/** To the minute. */
function changeBetween(from: number, to: number, timeZone: string): number {
  const before = offsetMs(from, timeZone);
  let [low, high] = [0, Math.ceil((to - from) / minuteMs)];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(from + middle * minuteMs, timeZone) === before) low = middle;
    else high = middle;
  }
  return from + high * minuteMs;
}
