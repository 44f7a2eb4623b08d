import { expect, test } from 'vitest';
import { plan } from '../../../tests/cast-rounds.ts';
import { faultsIn } from './writing-plan.ts';

test('a round of a month follows no pack, and one of the day does', () => {
  expect([...faultsIn(plan({ pack: 'rain', when: { each: 'month' } }))]).toEqual(['pack']);
  expect([...faultsIn(plan({ pack: 'rain' })), ...faultsIn(plan({ when: { each: 'month' } }))]).toEqual([]);
});
