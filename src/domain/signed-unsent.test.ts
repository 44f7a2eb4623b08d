import { expect, test } from 'vitest';
import type { HazardHandled } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { isOvertaken } from './signed-on.ts';

/** Li took it up, Wang planned, and what Li raised before that came in behind it. */
const hazard = {
  state: 'plan-review',
  grade: 'MS',
  handling: {
    on: 'raised',
    plan: { by: { id: 'wang' } },
    steps: [
      { stepId: 'taken', id: 'li', said: { do: 'accept' } },
      { stepId: 'planned', id: 'wang', said: { do: 'plan' } },
      { stepId: 'raised', id: 'li', said: { do: 'raise' } },
    ],
  },
} as unknown as Hazard;
const plan = (last?: string | null): HazardHandled =>
  ({
    do: 'plan',
    on: 'raised',
    seen: { state: 'rectifying', grade: 'MS', ...(last !== undefined && { last }) },
  }) as never;

test('a plan that follows its maker’s own unsent step takes the place of no plan that was not seen', () => {
  expect(isOvertaken(hazard, plan('taken'), 'li', 12)).toBe(true);
  expect(isOvertaken(hazard, plan(null), 'li', 12)).toBe(true);
  expect(isOvertaken(hazard, plan('planned'), 'li', 12)).toBe(false);
  expect(isOvertaken(hazard, plan('taken'), 'wang', 12)).toBe(false);
});

test('what names no step that is here, or none at all, is held against what had moved the case, as before', () => {
  expect(isOvertaken(hazard, plan('of another life of the school'), 'li', 12)).toBe(false);
  expect(isOvertaken(hazard, plan(), 'li', 12)).toBe(false);
});
