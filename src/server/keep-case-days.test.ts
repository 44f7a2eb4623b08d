// Whoever looks after the whole school reads what was open, overdue and major as today began and as it did a week ago.
import { expect, test } from 'vitest';
import { sun, wang } from '../../tests/cast.ts';
import type { HazardCounts } from '../domain/hazard-reports.ts';
import { dayMs } from '../domain/hazard-times.ts';
import { openCases, type Cases } from './cases.contract.ts';
import { keepCaseDay } from './keep-case-days.ts';

const countsOf = ({ school }: Cases, who = sun, query = '') =>
  school.json<HazardCounts>(who, 'GET', `/api/hazards/counts${query}`);
const told = ({ counts: { open, overdue, major } }: HazardCounts) => ({ open, overdue, major });
/** Midnight in Shanghai. */
const nextMidnight = (ms: number): number => Math.ceil((ms + 8 * 3_600_000) / dayMs) * dayMs - 8 * 3_600_000;

test('what stood as the day began is told beside what stands now, and stays as it was counted', async () => {
  const cases = await openCases();
  const { school } = cases;
  const plain = await cases.report(wang);
  await cases.report(wang, { suspectedMajor: true, category: 'fire', text: '安全出口锁住' });
  school.clock.ms = nextMidnight(school.clock.ms);
  const lastWeek = told(await countsOf(cases));
  expect(lastWeek).toMatchObject({ open: 2, major: 1 });
  await keepCaseDay(school.parts, school.clock.ms + 20_000);
  expect((await countsOf(cases)).before).toEqual({ today: lastWeek });

  school.clock.ms += 7 * dayMs;
  const today = told(await countsOf(cases));
  expect([lastWeek.overdue, today.overdue]).toEqual([1, 2]);
  // The server was down at midnight: nothing came in meanwhile.
  await keepCaseDay(school.parts, school.clock.ms + 7 * 3_600_000);
  await cases.take(plain, sun, 'reject');
  await cases.report(wang, { text: '灯不亮' });
  await keepCaseDay(school.parts, school.clock.ms + 8 * 3_600_000);
  expect((await countsOf(cases)).before).toEqual({ today, 'last-week': lastWeek });
});

test('nothing is said of before to whoever sees a part of the school, or of a list that is narrowed', async () => {
  const cases = await openCases();
  await cases.report(wang);
  await keepCaseDay(cases.school.parts, cases.school.clock.ms);
  expect((await countsOf(cases)).before).toBeDefined();
  expect((await countsOf(cases, sun, '?grade=G')).before).toBeUndefined();
  expect((await countsOf(cases, wang)).before).toBeUndefined();
});
