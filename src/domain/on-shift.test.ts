import { expect, test } from 'vitest';
import * as cast from '../../tests/cast.ts';
import { plan, planned, rostered, shift } from '../../tests/cast-rounds.ts';
import { emptyCalendar } from './calendar.ts';
import { dueRounds } from './due-rounds.ts';
import { dutiesIn, dutyOf, isAsked, shiftNameOf } from './on-shift.ts';
import type { PlanRecord } from './plan.ts';
import type { ShiftRecord } from './shift.ts';

const china = 'Asia/Shanghai';
const { wang, li, sun } = cast;
const at = (text: string): number => Date.parse(`${text}+08:00`);
const onShift = { people: [], roles: [], shifts: [shift().id] };
const night = planned({ who: onShift });
const roundsOf = (of: PlanRecord, from: string, to: string) => dueRounds(of, emptyCalendar, at(from), at(to), china);

/** Who is asked to walk each round of two nights. */
const asked = (record: ShiftRecord, of: PlanRecord = night): string[][] =>
  roundsOf(of, '2026-11-22T20:00', '2026-11-24T08:00').map((round) => {
    const duties = dutiesIn(of, round, (id) => (id === record.id ? record : undefined), china);
    return [wang, li, sun].filter((one) => isAsked(one, of, undefined, duties)).map(({ name }) => name);
  });

test('the rounds of a night fall to whoever is on, until six the next morning', () => {
  const [first, second] = [wang, li].map(({ name }) => Array.from({ length: 4 }, () => [name]));
  expect(asked(rostered())).toEqual([...first!, ...second!]);
});

test('rounds keep their names whoever is on', () => {
  const ids = (who: typeof onShift | { people: string[]; roles: [] }) =>
    roundsOf(planned({ who }), '2026-11-22T20:00', '2026-11-24T08:00').map(({ id }) => id);
  expect(ids(onShift)).toEqual(ids({ people: [wang.id], roles: [] }));
});

test('a round after midnight by its own plan falls to the night that began the day before', () => {
  const early = planned({
    who: onShift,
    when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '02:00', to: '04:00', every: null }] },
  });
  expect(asked(rostered(), early)).toEqual([[wang.name], [li.name]]);
});

test('a duty that is over stays as it was said, one that goes on follows the new word', () => {
  const { from, to, since, days } = shift();
  const said = (when: string): ShiftRecord => ({
    ...rostered(),
    rosters: [
      { from, to, since, days: [[sun.id]], at: at(when) },
      { from, to, since, days, at: 0 },
    ],
  });
  const on = (record: ShiftRecord) => dutyOf(record, '2026-11-22', china)?.on.map(({ id }) => id);
  expect(on(said('2026-11-23T05:59'))).toEqual([sun.id]);
  expect(on(said('2026-11-23T06:00'))).toEqual([wang.id]);
});

test('before anything was said the first word holds, and out of use nobody is on', () => {
  const young = rostered({}, [], at('2026-11-25T12:00'));
  expect(dutyOf(young, '2026-11-22', china)?.on).toEqual([{ id: wang.id, of: wang.id }]);
  const [roster] = young.rosters;
  const retired = { ...young, rosters: [{ ...roster!, at: 0, until: at('2026-11-23T12:00') }] };
  expect(dutyOf(retired, '2026-11-22', china)).toBeDefined();
  expect(dutyOf(retired, '2026-11-23', china)).toBeUndefined();
});

test('hours go by the clock on the wall when it is changed', () => {
  const duty = dutyOf(rostered(), '2026-03-28', 'Europe/Berlin')!;
  expect((duty.to - duty.from) / 3_600_000).toBe(7);
});

test('papers call a round by the shift that has its hour', () => {
  const day: ShiftRecord = { ...rostered({ from: '06:00', to: '22:00' }), id: cast.id(84), name: '白班' };
  const shiftOf = (id: string) => [day, rostered()].find((one) => one.id === id);
  const both = planned({
    who: { people: [], roles: [], shifts: [day.id, shift().id] },
    when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '00:00', to: '24:00', every: 360 }] },
  });
  const names = roundsOf(both, '2026-11-23T00:30', '2026-11-23T23:30').map((round) =>
    shiftNameOf(both, round, shiftOf, china),
  );
  expect(names).toEqual(['夜班', '白班', '白班', '白班']);
  const [round] = roundsOf(night, '2026-11-22T20:00', '2026-11-23T08:00');
  expect(shiftNameOf(plan(), round!, shiftOf, china)).toBeUndefined();
});

test('who is named walks every round, on duty or not', () => {
  const named = planned({ who: { ...onShift, people: [sun.id] } });
  expect(asked(rostered(), named)[0]).toEqual([wang.name, sun.name]);
});
