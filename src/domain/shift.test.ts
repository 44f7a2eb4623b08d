import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { shift } from '../../tests/cast-rounds.ts';
import type { Document, Read } from './documents.ts';
import {
  checkShift,
  foldShift,
  isOfShift,
  onDuty,
  type Change,
  type Shift,
  type ShiftRecord,
  type Turns,
} from './shift.ts';

const { wang, li, sun } = cast;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const roster = { since: '2026-11-22', days: [[wang.id], [li.id]] };
const change = (over: Partial<Change>): Change => ({
  id: cast.id(1),
  from: '2026-11-24',
  to: '2026-11-24',
  out: wang.id,
  in: sun.id,
  reason: 'leave',
  by: sun.id,
  at: 0,
  ...over,
});
const names = (changes: Change[], day: string): string[] => onDuty(roster, changes, day).map(({ id }) => id);

/** The shifts after these sayings, each received when it says. */
function kept(...said: [string, Partial<Shift> | Turns][]): Map<string, ShiftRecord> {
  const shifts = new Map<string, ShiftRecord>();
  const read = ((_type: string, id: string) => shifts.get(id)) as Read;
  for (const [when, what] of said) {
    const entry =
      'turns' in what
        ? cast.entry('turns-changed', what, { subject: what.turns[0]!.shiftId })
        : cast.entry('shift-kept', shift(what), { subject: what.id ?? shift().id });
    for (const { id, body } of foldShift(entry, read, at(when)) as Extract<Document, { type: 'shift' }>[])
      shifts.set(id, body);
  }
  return shifts;
}

test('a pattern begins again after its last day, and reaches back before its first', () => {
  expect(['2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24'].map((day) => names([], day))).toEqual([
    [li.id],
    [wang.id],
    [li.id],
    [wang.id],
  ]);
});

test('somebody stands in, and somebody else for him', () => {
  expect(names([change({})], '2026-11-24')).toEqual([sun.id]);
  expect(onDuty(roster, [change({})], '2026-11-24')).toEqual([{ id: sun.id, of: wang.id }]);
  expect(names([change({})], '2026-11-26')).toEqual([wang.id]);
  expect(names([change({}), change({ id: cast.id(2), out: sun.id, in: li.id })], '2026-11-24')).toEqual([li.id]);
});

test('of two who were put in for the same person the later one is on', () => {
  expect(names([change({}), change({ id: cast.id(2), in: li.id })], '2026-11-24')).toEqual([li.id]);
});

test('off without anybody in his place, and somebody besides', () => {
  expect(names([change({ in: null })], '2026-11-24')).toEqual([]);
  expect(names([change({ out: null, in: li.id })], '2026-11-24')).toEqual([wang.id, li.id]);
  expect(names([change({ out: null, in: wang.id })], '2026-11-24')).toEqual([wang.id]);
});

test('whoever has a duty of his own as well is off both when somebody comes for him', () => {
  const both = { since: '2026-11-22', days: [[wang.id, li.id]] };
  const changes = [change({ in: li.id }), change({ id: cast.id(2), out: li.id, in: sun.id })];
  expect(onDuty(both, changes, '2026-11-24').map(({ id }) => id)).toEqual([sun.id]);
});

test('two people swap days in one step, across shifts too', () => {
  const day = cast.id(84);
  const turns = [
    { shiftId: shift().id, from: '2026-11-24', to: '2026-11-24', out: wang.id, in: sun.id },
    { shiftId: day, from: '2026-11-25', to: '2026-11-25', out: sun.id, in: wang.id },
  ];
  const swap: Turns = { id: cast.id(5), turns, reason: 'swap' };
  const shifts = kept(
    ['2026-11-20T08:00', {}],
    ['2026-11-20T08:00', { id: day, name: '白班', from: '06:00', to: '22:00', since: '2026-11-23', days: [[sun.id]] }],
    ['2026-11-22T08:00', swap],
  );
  const on = (id: string, when: string) => {
    const { rosters, changes } = shifts.get(id)!;
    return onDuty(rosters[0]!, changes, when).map((one) => one.id);
  };
  expect([on(shift().id, '2026-11-24'), on(day, '2026-11-25')]).toEqual([[sun.id], [wang.id]]);
  const back = kept(
    ['2026-11-20T08:00', {}],
    ['2026-11-22T08:00', { ...swap, turns: turns.slice(0, 1) }],
    ['2026-11-22T09:00', { ...swap, turns: turns.slice(0, 1), back: true }],
  );
  expect(back.get(shift().id)?.changes).toEqual([]);
});

test('whoever was put in may walk, and whoever was replaced a week ago still may', () => {
  const shifts = kept(
    ['2026-11-10T08:00', {}],
    ['2026-11-20T08:00', { days: [[wang.id]] }],
    [
      '2026-11-22T08:00',
      {
        id: cast.id(5),
        turns: [{ shiftId: shift().id, from: '2026-11-24', to: '2026-11-24', out: wang.id, in: sun.id }],
        reason: 'away',
      },
    ],
  );
  const record = shifts.get(shift().id)!;
  expect([wang, li, sun].map(({ id }) => isOfShift(record, id))).toEqual([true, true, true]);
  const later = kept(
    ['2026-08-10T08:00', {}],
    ['2026-08-20T08:00', { days: [[wang.id]] }],
    ['2026-11-20T08:00', { days: [[wang.id], [wang.id]] }],
  );
  expect(isOfShift(later.get(shift().id)!, li.id)).toBe(false);
});

test('saying the same again begins no new roster; a shift out of use has an end', () => {
  const again = kept(['2026-11-20T08:00', {}], ['2026-11-21T08:00', { name: '大夜班' }]).get(shift().id);
  expect(again).toMatchObject({ name: '大夜班', rosters: { length: 1 } });
  const retired = kept(['2026-11-20T08:00', {}], ['2026-11-21T08:00', { retired: { reason: '并班' } }]);
  expect(retired.get(shift().id)?.rosters[0]?.until).toBe(at('2026-11-21T08:00'));
});

test('who only walks makes no roster, and a turn of no shift is refused', () => {
  const entry = cast.entry('shift-kept', shift(), { subject: shift().id });
  const none = (() => undefined) as Read;
  expect(() => checkShift(entry, wang, none)).toThrow(expect.objectContaining({ code: 'forbidden' }));
  expect(() => checkShift({ ...entry, subject: cast.id(9) }, sun, none)).toThrow(
    expect.objectContaining({ code: 'bad-id' }),
  );
  const turns = [{ shiftId: shift().id, from: '2026-11-24', to: '2026-11-24', out: wang.id, in: null }];
  const change = cast.entry('turns-changed', { id: cast.id(5), turns, reason: 'leave' }, { subject: shift().id });
  expect(() => checkShift(change, sun, none)).toThrow(expect.objectContaining({ code: 'shift-unknown' }));
});
