// The calendar as it stands, with what it said before: what was due before a change stays due as it was said then.
import { emptyCalendar, type Calendar } from './calendar.ts';
import { canonical } from './canonical.ts';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { fewest } from './what-held.ts';

/** However often it is changed, it stays small on every phone. */
const mostKept = 12;
/** Whether a round is due is settled before it closes, and the server that was off for longer closes it late. */
const neededForMs = 7 * 86_400_000;
/** No more can be said: two who switch a pack on at once must leave a calendar that can still be said. The oldest are over first. */
const mostPacks = 100;

/** The calendar with what this entry changes in it; one that does not say what it changed (schema 1) is the whole of it. */
export function changed(now: Calendar, { was = now, ...said }: EntryOf<'calendar-set'>['body']): Calendar {
  const merged = (list: keyof Calendar): unknown[] => [
    ...without(now[list], without(was[list], said[list])),
    ...without(said[list], [...was[list], ...now[list]]),
  ];
  const lists = Object.keys(said) as (keyof Calendar)[];
  const after = Object.fromEntries(lists.map((list) => [list, merged(list)])) as Calendar;
  return { ...after, packs: after.packs.slice(-mostPacks) };
}

function without(list: readonly unknown[], those: readonly unknown[]): unknown[] {
  const known = new Set(those.map(canonical));
  return list.filter((one) => !known.has(canonical(one)));
}

/** Both documents after the entry. `receivedAt` as in `fold`. */
export function foldCalendar(
  { subject: id, at, body }: EntryOf<'calendar-set'>,
  read: Read,
  receivedAt: number | null,
): Document[] {
  const calendar = read('calendar', id) ?? emptyCalendar;
  const earlier = read('calendar-before', id)?.said ?? [];
  // What was held for a manager was received before what holds now.
  const until = Math.max(receivedAt ?? correctedMs(at), earlier[0]?.until ?? 0);
  const all = [{ until, calendar }, ...earlier];
  const said = fewest(
    all,
    mostKept,
    (at) => ({ from: all[at + 1]?.until ?? 0, to: all[at]?.until ?? until }),
    (_one, { to }) => to < until - neededForMs,
  );
  return [
    { type: 'calendar', id, body: changed(calendar, body) },
    { type: 'calendar-before', id, body: { said } },
  ];
}
