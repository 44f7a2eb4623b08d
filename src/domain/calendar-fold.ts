// The calendar as it stands, with what it said before: what was due before a change stays due as it was said then.
import { emptyCalendar } from './calendar.ts';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';

/** However often it is changed, it stays small on every phone. */
const mostKept = 12;

/** Both documents after the entry. `receivedAt` as in `fold`. */
export function foldCalendar(
  { subject: id, at, body }: EntryOf<'calendar-set'>,
  read: Read,
  receivedAt: number | null,
): Document[] {
  const last = { until: receivedAt ?? correctedMs(at), calendar: read('calendar', id) ?? emptyCalendar };
  const said = [last, ...(read('calendar-before', id)?.said ?? [])].slice(0, mostKept);
  return [
    { type: 'calendar', id, body },
    { type: 'calendar-before', id, body: { said } },
  ];
}
