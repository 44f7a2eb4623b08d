// What the clock on a school's wall shows. Reckoned by hand where it can be: a phone takes longer to load the browser's
// calendar than to draw a checklist.

/** A date whose UTC parts are those of the wall clock in `timeZone` (an IANA name) at `ms` (UTC ms). */
export const wallClock = (ms: number, timeZone: string): Date => new Date(ms + offsetMs(ms, timeZone));

const chinaMs = 8 * 3_600_000;
/** China has kept one time, without summer time, since then. */
const oneTimeSince = Date.UTC(1991, 8, 15);

/** How far the wall is ahead of UTC at `ms` (UTC ms), in ms. */
export function offsetMs(ms: number, timeZone: string): number {
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
