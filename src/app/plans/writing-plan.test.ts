import { expect, test } from 'vitest';
import { plan } from '../../../tests/cast-rounds.ts';
import { faultsIn } from './writing-plan.ts';

test('a round of a month follows no pack, and one of the day does', () => {
  expect([...faultsIn(plan({ pack: 'rain', when: { each: 'month' } }))]).toEqual(['pack']);
  expect([...faultsIn(plan({ pack: 'rain' })), ...faultsIn(plan({ when: { each: 'month' } }))]).toEqual([]);
});

test('a round of one day is not planned for a day that is over, and stays as it was where it stood', () => {
  const on = (day: string) =>
    plan({ when: { each: 'once', day, spans: [{ from: '22:00', to: '06:00', every: null }] } });
  expect([...faultsIn(on('1900-01-01'), '2026-11-29')]).toEqual(['day']);
  expect([...faultsIn(on('2026-11-28'), '2026-11-29'), ...faultsIn(on('2026-12-31'), '2026-11-29')]).toEqual([]);
  expect([...faultsIn(on('2026-01-01'), '2026-11-29', on('2026-01-01'))]).toEqual([]);
});
