import { expect, test } from 'vitest';
import type { Briefing } from '../../../domain/briefing-reports.ts';
import { isEmpty } from './figures.ts';

const none = { inspections: 0, found: 0, points: { n: 0, of: 0 }, meals: { n: 0, of: 0 } };
const report = (is: Briefing['is'], facts: object, open: number): Briefing =>
  ({ is, facts: { ...none, ...facts }, standing: { open } }) as unknown as Briefing;

test('a month before the school began here has no report, however many cases are open today', () => {
  expect(isEmpty(report('recounted', {}, 12))).toBe(true);
  expect(isEmpty(report('recounted', { inspections: 1 }, 0))).toBe(false);
  // What was open when it was said belongs to it, and so does what is open while it is under way.
  expect([isEmpty(report('final', {}, 12)), isEmpty(report('open', {}, 12))]).toEqual([false, false]);
  expect([isEmpty(report('final', {}, 0)), isEmpty(report('open', {}, 0))]).toEqual([true, true]);
});
