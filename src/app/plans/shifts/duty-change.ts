// A change of one duty while it is being made: what it still lacks, and what it comes to.
import type { PlanBook } from '../../../db/plans.ts';
import { daysAfter } from '../../../domain/calendar.ts';
import { dutyOf } from '../../../domain/on-shift.ts';
import { longestChangeDays, type Change, type Turns } from '../../../domain/shift.ts';
import { shiftsInUse } from './rosters.ts';

export const kinds = ['stand', 'swap', 'off', 'add'] as const;
export type Kind = (typeof kinds)[number];

/** `other`: the duty that is swapped with, as `<shift> <day> <person>`. */
export type Making = {
  kind: Kind;
  out: string | null;
  in: string | null;
  other: string | null;
  to: string;
  reason: Change['reason'];
};

export type Fault = 'out' | 'in' | 'other' | 'to';

export function faultsIn(made: Making, day: string): Set<Fault> {
  const faults = new Set<Fault>();
  if (made.kind !== 'add' && made.out === null) faults.add('out');
  if ((made.kind === 'stand' || made.kind === 'add') && made.in === null) faults.add('in');
  if (made.kind === 'swap' && made.other === null) faults.add('other');
  const isSpan = made.to >= day && made.to < daysAfter(day, longestChangeDays);
  if (made.kind !== 'swap' && !isSpan) faults.add('to');
  return faults;
}

/** As it goes into the ledger. `id`: of the change. */
export function turnsOf(made: Making, id: string, shiftId: string, day: string): Turns {
  const { kind, out, to } = made;
  if (kind === 'add') return { id, reason: 'help', turns: [{ shiftId, from: day, to, out: null, in: made.in }] };
  if (kind === 'off') return { id, reason: made.reason, turns: [{ shiftId, from: day, to, out, in: null }] };
  if (kind === 'stand') return { id, reason: made.reason, turns: [{ shiftId, from: day, to, out, in: made.in }] };
  const [otherShift = '', otherDay = '', other = ''] = (made.other ?? '').split(' ');
  return {
    id,
    reason: 'swap',
    turns: [
      { shiftId, from: day, to: day, out, in: other },
      { shiftId: otherShift, from: otherDay, to: otherDay, out: other, in: out },
    ],
  };
}

const swapDays = 28;

/** Duties of others that this person is not on already, in the next weeks: with which one can swap. */
export function othersToSwap(
  book: PlanBook,
  from: { shiftId: string; day: string; out: string },
  today: string,
  timeZone: string,
): { key: string; day: string; shiftName: string; personId: string }[] {
  return Array.from({ length: swapDays }, (_, i) => daysAfter(today, i)).flatMap((day) =>
    shiftsInUse(book).flatMap((shift) => {
      if (shift.id === from.shiftId && day === from.day) return [];
      const on = dutyOf(shift, day, timeZone)?.on ?? [];
      if (on.some(({ id }) => id === from.out)) return [];
      return on.map(({ id }) => ({ key: `${shift.id} ${day} ${id}`, day, shiftName: shift.name, personId: id }));
    }),
  );
}
