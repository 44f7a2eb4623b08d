// The calendar as it stands, with what it said before: what was due before a change stays due as it was said then.
import { emptyCalendar, type CalendarBefore } from './calendar.ts';
import { canonical } from './canonical.ts';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';

/** Nobody asks for windows that are longer over; and however often it is changed, it stays small on every phone. */
const keptMs = 100 * 86_400_000;
const mostKept = 12;

/** Both documents after the entry. `receivedAt` as in `fold`. */
export function foldCalendar(
  { subject, at, body }: EntryOf<'calendar-set'>,
  read: Read,
  receivedAt: number | null,
): Document[] {
  const calendar = read('calendar', subject) ?? emptyCalendar;
  const until = receivedAt ?? correctedMs(at);
  const earlier = read('calendar-before', subject)?.said ?? [];
  const isSame = canonical(calendar) === canonical(body);
  const said = isSame ? earlier : [{ until, calendar }, ...earlier.filter((one) => one.until > until - keptMs)];
  const before: CalendarBefore = { said: said.slice(0, mostKept) };
  return [
    { type: 'calendar', id: subject, body },
    { type: 'calendar-before', id: subject, body: before },
  ];
}
