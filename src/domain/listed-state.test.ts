import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { handlingOf, isRepeat, type HazardDo } from './hazard-handling.ts';
import { columns, lineOf } from './hazard-ledger-columns.ts';
import { rowOf, shownStateOf } from './hazard-reports.ts';
import { shownState } from './hazard-times.ts';
import { listedAfter } from './listed-state.ts';
import type { Person } from './person.ts';
import { foldAtSchool } from './school-fold.ts';

const { dian, an, xiao } = cases;
const { wang, sun } = cast;

const say = (ledger: cases.Ledger, id: string, by: Person, what: HazardDo, over: object = {}) =>
  ledger.take(id, by, { ...cases.sayings[what](ledger.hazard(id)), ...over } as cases.Bare);

test('what nobody follows in is no 反弹: it waits to be given anew, until it really comes back', () => {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  const leave = () => {
    const { handling, ...hazard } = ledger.hazard(id);
    const on = {
      on: handling?.on ?? null,
      seen: { state: hazard.state, grade: hazard.grade },
      placeId: hazard.placeId,
    };
    const said = { do: 'move' as const, personId: null, note: '赵电已离开学校', ...on };
    const entry = cast.entry('hazard-handled', said, { subject: id, id: cast.id(7300), by: cast.yucai.id });
    ledger.put(foldAtSchool(entry, ledger.read, cast.yucai.id, ledger.now));
  };
  const stands = () => {
    const hazard = ledger.hazard(id);
    const around = { now: ledger.now, timeZone: 'Asia/Shanghai', placeOf: () => undefined };
    const shown = columns.state.cell(lineOf(hazard, 1, around));
    return [shownState(hazard, ledger.now), shownStateOf(rowOf(hazard), ledger.now), shown, isRepeat(hazard)];
  };
  say(ledger, id, sun, 'assign');
  say(ledger, id, dian, 'accept');
  leave();
  expect(ledger.hazard(id).state).toBe('reopened');
  expect(stands()).toEqual(['ownerless', 'ownerless', '待重新交办', false]);
  // Being graver, or judged, is no coming back either.
  say(ledger, id, wang, 'raise');
  expect(stands()[0]).toBe('ownerless');
  say(ledger, id, xiao, 'judge', { grade: 'G' });
  for (const [by, what] of [
    [sun, 'assign'],
    [dian, 'accept'],
    [dian, 'rectify'],
    [sun, 'pass'],
    [an, 'close'],
    [sun, 'reopen'],
  ] as const)
    expect(say(ledger, id, by, what), what).toBeNull();
  expect(stands()).toEqual(['reopened', 'reopened', '反弹重开', true]);
  const { steps } = handlingOf(ledger.hazard(id));
  expect(steps.map((one, n) => listedAfter(one.state, steps.slice(0, n + 1)))).toEqual([
    'assigned',
    'rectifying',
    'ownerless',
    'ownerless',
    'ownerless',
    'assigned',
    'rectifying',
    'to-verify',
    'verified',
    'closed',
    'reopened',
  ]);
});
