// What the clock on a school's wall shows. Reckoned by hand where it can be: a phone takes longer to load the browser's
// calendar than to draw a checklist.

/** A date whose UTC parts are those of the wall clock in `timeZone` (an IANA name) at `ms` (UTC ms). */
export const wallClock = (ms: number, timeZone: string): Date => new Date(ms + offsetMs(ms, timeZone));

const chinaMs = 8 * 3_600_000;
/** China has kept one time, without summer time, since then. */
const oneTimeSince = Date.UTC(1991, 8, 15);

function offsetMs(ms: number, timeZone: string): number {
  if (timeZone === 'Asia/Shanghai' && ms > oneTimeSince) return chinaMs;
  const shown = Date.parse(`${formatOf(timeZone).format(ms).replace(' ', 'T')}Z`);
  return shown - Math.floor(ms / 1000) * 1000;
}

/** Making one takes longer than everything else about an entry. */
const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ?? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' });
  formats.set(timeZone, format);
  return format;
}

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
