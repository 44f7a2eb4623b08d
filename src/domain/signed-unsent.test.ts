import { expect, test } from 'vitest';
import type { HazardHandled } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { isOutdated, isOvertaken } from './signed-on.ts';

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

const given = (what: object): Hazard =>
  ({
    state: 'rectifying',
    grade: 'G',
    handling: {
      on: 'raised',
      steps: [
        { stepId: 'taken', id: 'li', said: { do: 'accept' } },
        { stepId: 'between', id: 'wang', said: what },
        { stepId: 'raised', id: 'li', said: { do: 'raise' } },
      ],
    },
  }) as unknown as Hazard;
const assign = { do: 'assign', on: 'raised', seen: { state: 'rectifying', grade: 'G', last: 'taken' } } as never;

test.each([
  { do: 'move', of: 'checker' },
  { do: 'source-corrected' },
  { do: 'source-withdrawn' },
  { do: 'took-in' },
  { do: 'progress' },
  { do: 'raise' },
])('what leaves a case where it is makes nothing older that was said before it came in: %o', (what) => {
  expect(isOutdated(given(what), assign, 'li')).toBe(false);
});

test.each([{ do: 'move' }, { do: 'assign' }, { do: 'plan' }, { do: 'return-plan' }, { do: 'fail' }])(
  'what moves a case makes older what was said before it came in, of whoever else says it: %o',
  (what) => {
    expect(isOutdated(given(what), assign, 'li')).toBe(true);
    expect(isOutdated(given(what), assign, 'wang')).toBe(false);
  },
);
