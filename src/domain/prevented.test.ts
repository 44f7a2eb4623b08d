import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import { dayMs } from './hazard-times.ts';
import { prevented } from './prevented.ts';

function closedAfter(days: number) {
  const ledger = new cases.Ledger();
  const { id } = ledger.report();
  const take = (by: typeof cast.sun, what: keyof typeof cases.sayings) =>
    expect(ledger.take(id, by, cases.sayings[what](ledger.hazard(id)))).toBeNull();
  take(cast.sun, 'assign');
  take(cases.dian, 'accept');
  ledger.now += days * dayMs;
  take(cases.dian, 'rectify');
  take(cast.sun, 'pass');
  take(cases.an, 'close');
  return ledger.hazard(id);
}

test('what was put right this week is told with how long it took, and nothing where nothing was', () => {
  const [quick, slow] = [closedAfter(1), closedAfter(4)];
  const open = new cases.Ledger().report();
  expect(prevented([open], cast.tonight)).toBeNull();
  expect(prevented([quick, slow, open], cast.tonight + 5 * dayMs)).toEqual({ fixed: 2, days: 2.5 });
  // A week after the first was closed only the other counts.
  expect(prevented([quick, slow, open], cast.tonight + 8.5 * dayMs)).toEqual({ fixed: 1, days: 4 });
  expect(prevented([quick, slow, open], cast.tonight + 12 * dayMs)).toBeNull();
});
