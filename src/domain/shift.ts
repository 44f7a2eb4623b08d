// Shifts (班次) and who is on them: the pattern of a roster, and the single days on which somebody stands in (替班).
import type * as v from 'valibot';
import { canonical } from './canonical.ts';
import type { Document, Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/shift.ts';

export const mostOnDuty = 20;
export const longestCycleDays = 28;
export const longestChangeDays = 92;

/** 请假, 换班, 外出或培训, 临时加人, 其他. No more is said: everybody's phone is sent it. */
export const turnReasons = ['leave', 'swap', 'away', 'help', 'other'] as const;

export type Shift = v.InferOutput<typeof schema.Shift>;
export type Turns = v.InferOutput<typeof schema.TurnsChanged>;

/** Hours and pattern as they were said at `at` (UTC ms by the server's clock). */
export type Roster = Pick<Shift, 'from' | 'to' | 'since' | 'days'> & { at: number; until?: number };

/** What a change says of this shift. `at`: UTC ms, `by`: who made it. */
export type Change = Omit<Turns['turns'][number], 'shiftId'> &
  Pick<Turns, 'id' | 'reason'> & { by: string; at: number };

/** `rosters`: the newest first. `changes`: those that hold, as they were made. */
export type ShiftRecord = Shift & { rosters: Roster[]; changes: Change[] };
export type ShiftOf = (id: string) => ShiftRecord | undefined;

const keptDays = 45;
const mostRosters = 8;
const mostChanges = 300;
const dayMs = 86_400_000;

type Kept = EntryOf<'shift-kept'>;
type Changed = EntryOf<'turns-changed'>;

/** Refuses `forbidden` (whoever makes plans makes rosters), `bad-id`, and `shift-unknown` for a turn of no shift. */
export function checkShift({ kind, subject, body }: Kept | Changed, person: Person, read: Read): void {
  if (!authorize(person, { do: 'keep-plan' })) throw new Refusal('forbidden');
  const own = kind === 'shift-kept' ? body.id : body.turns[0]?.shiftId;
  if (subject !== own) throw new Refusal('bad-id', { path: 'subject' });
  if (kind === 'turns-changed' && body.turns.some(({ shiftId }) => !read('shift', shiftId)))
    throw new Refusal('shift-unknown');
}

/** The shifts after the entry. `receivedAt` as in `fold`. */
export function foldShift(entry: Kept | Changed, read: Read, receivedAt: number | null): Document[] {
  const now = receivedAt ?? correctedMs(entry.at);
  if (entry.kind === 'shift-kept') {
    const before = read('shift', entry.body.id);
    const rosters = rostersAfter(before?.rosters ?? [], entry.body, now);
    return [shown({ ...entry.body, rosters, changes: before?.changes ?? [] })];
  }
  const { id, turns, reason, back } = entry.body;
  const oldest = new Date(now - keptDays * dayMs).toISOString().slice(0, 10);
  return [...new Set(turns.map(({ shiftId }) => shiftId))].flatMap((shiftId) => {
    const shift = read('shift', shiftId);
    if (!shift) return [];
    const others = shift.changes.filter((one) => one.id !== id && one.to >= oldest);
    const own = back ? [] : turns.filter((turn) => turn.shiftId === shiftId);
    const said = own.map((turn): Change => {
      const { from, to, out } = turn;
      return { id, from, to, out, in: turn.in, reason, by: entry.by, at: now };
    });
    return [shown({ ...shift, changes: [...others, ...said].slice(-mostChanges) })];
  });
}

const shown = (body: ShiftRecord): Document => ({ type: 'shift', id: body.id, body });

function rostersAfter(before: readonly Roster[], { from, to, since, days, retired }: Shift, now: number): Roster[] {
  const [last, ...older] = before;
  if (retired) return last ? [{ ...last, until: last.until ?? now }, ...older] : [];
  const said = { from, to, since, days };
  const goesOn = last && last.until === undefined && canonical({ ...said, at: last.at }) === canonical(last);
  if (goesOn) return [...before];
  // What was replaced long ago no phone can still be walking by.
  const recent = before.filter((_, i) => (before[i - 1]?.at ?? now) > now - keptDays * dayMs);
  return [{ ...said, at: now }, ...recent].slice(0, mostRosters);
}

/**
 * Is this person of the shift: on some day of its roster, or in for somebody? Whoever is may walk its rounds, on duty or not: a phone
 * without a network cannot know that somebody else was put in meanwhile.
 */
export const isOfShift = ({ rosters, changes }: ShiftRecord, personId: string): boolean =>
  rosters.some(({ days }) => days.some((ids) => ids.includes(personId))) ||
  changes.some((change) => change.in === personId);

/** Somebody on duty, and whose duty it is by the pattern; null for one who comes besides. */
export type OnDuty = { id: string; of: string | null };

/** Who is on by this roster on a day (yyyy-mm-dd), with the changes of that day: the last one made about somebody holds. */
export function onDuty(
  { days, since }: Pick<Roster, 'days' | 'since'>,
  changes: readonly Change[],
  day: string,
): OnDuty[] {
  const nth = Math.round((Date.parse(day) - Date.parse(since)) / dayMs);
  const pattern = days[((nth % days.length) + days.length) % days.length] ?? [];
  const on = pattern.map((id): { of: string | null; id: string | null } => ({ of: id, id }));
  for (const change of changes) {
    if (day < change.from || change.to < day) continue;
    if (change.out === null) on.push({ of: null, id: change.in });
    else {
      const here = on.filter(({ id }) => id === change.out);
      for (const one of here.length > 0 ? here : on.filter(({ of }) => of === change.out)) one.id = change.in;
    }
  }
  const there = on.flatMap(({ id, of }) => (id === null ? [] : [{ id, of }]));
  return there.filter(({ id }, i) => there.findIndex((one) => one.id === id) === i);
}
