import { expect, test } from 'vitest';
import { nothingYet } from '../simulation/note.ts';
import { toldOf } from './simulate.ts';

const played = { ...nothingYet, schedules: 20_000, steps: 9, requests: 8, commits: 7 };
const held = { tier: 'A', from: 1, played, neverMet: [] } as const;

test('the schedules of both tiers are counted, with their seeds', () => {
  const ofB = { ...held, tier: 'B', played: { ...played, schedules: 2000 } } as const;
  const { passed, failed, figures } = toldOf([held, ofB]);
  expect({ passed, failed }).toEqual({ passed: 22_000, failed: [] });
  expect(figures).toContain('tier A, seeds 1 to 20000: 20000 schedules');
  expect(figures).toContain('tier B, seeds 1 to 2000: 2000 schedules');
  expect(figures).toMatch(/; 0 violations$/);
});

test('what broke fails with the trace of the first and the seeds of all, and so does what never happened', () => {
  const trace = 'seed 7 broke I1: gone\nagain: npm run simulate -- --seeds 1 --from 7 --tier A';
  const { passed, failed } = toldOf(
    [{ ...held, played: { ...played, broken: [7, 12] }, neverMet: ['two: a walk'] }],
    [trace, 'seed 12'],
  );
  expect(passed).toBe(19_998);
  expect(failed).toEqual([trace, 'broken in tier A: seeds 7, 12', 'never happened in tier A: two: a walk']);
});
