// What came of a round, and who is on duty when, by what was said alone: for tests that count the demo school again.
import type { Entry, EntryOf } from '../../domain/entry.ts';
import { doneMs } from '../../domain/moment.ts';
import type { Rounds } from '../../domain/round-reports.ts';
import type { Came } from './watch-demo.contract.ts';

type Row = Pick<Rounds['rows'][number], 'closesAt' | 'startBy' | 'finishBy' | 'points'>;

export const cameOf = <K extends Entry['kind']>(came: readonly Came[], kind: K): (Came & { entry: EntryOf<K> })[] =>
  came.filter((one): one is Came & { entry: EntryOf<K> } => one.entry.kind === kind);

/** When each point of a round was first seen before its window closed, UTC ms. */
export function seenIn(came: readonly Came[], id: string, { closesAt }: Pick<Row, 'closesAt'>): Map<string, number> {
  const seen = new Map<string, number>();
  for (const { entry, at } of cameOf(came, 'point-visited')) {
    if (entry.subject !== id) continue;
    const when = doneMs(entry.body.at, at);
    if (when <= closesAt && when < (seen.get(entry.body.placeId) ?? Infinity)) seen.set(entry.body.placeId, when);
  }
  return seen;
}

/** From the visits alone: when was which point seen, and was that in time? */
export function outcomeOf(came: readonly Came[], id: string, row: Row): 'done' | 'late' | 'partly' | 'missed' {
  const seen = seenIn(came, id, row);
  if (seen.size === 0) return 'missed';
  if (seen.size < row.points.length) return 'partly';
  const starts = cameOf(came, 'round-started').filter(({ entry }) => entry.subject === id);
  const begun = Math.min(...starts.map(({ entry, at }) => doneMs(entry.at, at)), ...seen.values());
  const isLate = (row.startBy !== null && begun > row.startBy) || Math.max(...seen.values()) > row.finishBy;
  return isLate ? 'late' : 'done';
}

/** Who is on a shift on a day (yyyy-mm-dd): the pattern counted from its first day, with the changes of that day in the order they were made. */
export function onShift(came: readonly Came[], shiftId: string, day: string): string[] {
  const said = cameOf(came, 'shift-kept').findLast(({ entry }) => entry.subject === shiftId)!.entry.body;
  const nth = Math.round((Date.parse(day) - Date.parse(said.since)) / 86_400_000);
  let on = [...(said.days[nth % said.days.length] ?? [])];
  for (const { entry } of cameOf(came, 'turns-changed'))
    for (const turn of entry.body.turns) {
      if (turn.shiftId !== shiftId || day < turn.from || day > turn.to) continue;
      on = on.flatMap((id) => (id !== turn.out ? [id] : turn.in === null ? [] : [turn.in]));
      if (turn.out === null && turn.in !== null) on.push(turn.in);
    }
  return on;
}

/** How a round stands at `now` (UTC ms): by who began, where they were, and whether everybody has ended. */
export function standsAt(came: readonly Came[], row: Row & { id: string; opensAt: number }, now: number): string {
  const begun = new Set(
    cameOf(came, 'round-started').flatMap(({ entry }) => (entry.subject === row.id ? entry.by : [])),
  );
  const ended = new Set(
    cameOf(came, 'round-finished').flatMap(({ entry }) => (entry.subject === row.id ? entry.by : [])),
  );
  if (begun.size > 0) {
    const isOver = now >= row.closesAt || [...begun].every((id) => ended.has(id));
    return isOver || seenIn(came, row.id, row).size === row.points.length ? outcomeOf(came, row.id, row) : 'running';
  }
  if (now >= row.closesAt) return 'missed';
  if (now < row.opensAt) return 'ahead';
  return now > (row.startBy ?? row.finishBy) ? 'late' : 'ahead';
}

/** When a round began, UTC ms: at its start or its first arrival; null where nobody was anywhere in time. */
export function beganAt(came: readonly Came[], row: Row & { id: string }): number | null {
  const seen = [...seenIn(came, row.id, row).values()];
  const starts = cameOf(came, 'round-started').filter(({ entry }) => entry.subject === row.id);
  return seen.length === 0 ? null : Math.min(...seen, ...starts.map(({ entry, at }) => doneMs(entry.at, at)));
}

/** Minutes from round to round that are more than the plan asks for, by the later round: from what was said of the plan. */
export function plainGaps(came: readonly Came[], rows: readonly Rounds['rows'][number][]): Map<string, number> {
  const gaps = new Map<string, number>();
  for (const [, those] of Map.groupBy(rows, ({ planId, day }) => `${planId} ${day}`)) {
    const plan = cameOf(came, 'plan-kept').findLast(({ entry }) => entry.subject === those[0]?.planId)!.entry.body;
    const every = plan.when.each === 'day' ? plan.when.spans[0]?.every : null;
    let last: number | null = null;
    for (const row of every ? those.toSorted((a, b) => a.minute - b.minute) : []) {
      const begun = beganAt(came, row);
      if (begun === null) continue;
      const minutes = last === null ? 0 : Math.floor((begun - last) / 60_000);
      if (minutes > every!) gaps.set(row.id, minutes);
      last = begun;
    }
  }
  return gaps;
}

/** When somebody was last at each place on a round, in time or not. */
export function lastAt(came: readonly Came[]): Map<string, { at: number; byName: string }> {
  const last = new Map<string, { at: number; byName: string }>();
  for (const { entry, at, by } of cameOf(came, 'point-visited')) {
    const when = doneMs(entry.body.at, at);
    if (when > (last.get(entry.body.placeId)?.at ?? 0)) last.set(entry.body.placeId, { at: when, byName: by.name });
  }
  return last;
}
