// Who walks where and when: four weeks of ordinary duty.
import type { Chance } from './random.ts';

/**
 * `hour` in the school's time; `place` by its whole name. `finishHour`: of the same day, where it was finished only on the next
 * one (补录). `isCalm`: hardly anything is found.
 */
export type Shift = {
  username: string;
  template: string;
  place: string;
  hour: number;
  finishHour?: number;
  isCalm?: boolean;
};

const dayMs = 86_400_000;
export const schoolOffsetMs = 8 * 3_600_000;
export const weeks = 4;

/** UTC ms of midnight at the school. */
export const midnight = (ms: number): number => Math.floor((ms + schoolOffsetMs) / dayMs) * dayMs - schoolOffsetMs;

/** Shifts of one day; `n` counts days, `weekday` runs from 0 for Sunday. */
export function shiftsOf(n: number, weekday: number, luck: Chance): Shift[] {
  const floor = (days: number) => `3号宿舍楼 ${((n + days) % 6) + 1}层`;
  const shifts: Shift[] = [
    { username: 'li', template: 'F1', place: `教学楼 ${(n % 5) + 1}层`, hour: 7.6 },
    { username: 'li', template: 'P1', place: n % 2 === 0 ? '东门' : '西门', hour: 17.8 },
    { username: 'wang', template: 'D1', place: floor(0), hour: 9.5 },
    { username: 'wang', template: 'D1', place: floor(1), hour: 10.1 },
    { username: 'wang', template: 'F2', place: floor(0), hour: 22.4 },
    { username: 'zhao', template: 'K1', place: '食堂 留样间', hour: 11.6 },
  ];
  const weekly: Record<number, Shift[]> = {
    1: [
      { username: 'chen', template: 'E1', place: '配电室 低压柜', hour: 8.8 },
      { username: 'sun', template: 'F7', place: '东门', hour: 15.2 },
    ],
    2: [
      { username: 'zhou', template: 'H1', place: '操场', hour: 14.4 },
      { username: 'chen', template: 'E2', place: `${luck.pick(['1', '2', '3'])}号宿舍楼`, hour: 10.5 },
    ],
    3: [
      { username: 'chen', template: 'E1', place: '配电室 高压柜', hour: 8.9 },
      { username: 'wang', template: 'D4', place: `3号宿舍楼 ${(n % 6) + 1}层`, hour: 13.2 },
    ],
    4: [
      { username: 'zhou', template: 'H2', place: '教学楼 2层', hour: 15.6 },
      { username: 'li', template: 'F5', place: '教学楼 1层', hour: 9.8 },
    ],
    5: [
      { username: 'chen', template: 'E1', place: '配电室 低压柜', hour: 9.1 },
      { username: 'li', template: 'E5', place: '2号宿舍楼', hour: 19.3 },
    ],
  };
  const weekend = weekday === 0 || weekday === 6;
  const duty = weekend ? shifts.filter(({ template }) => template !== 'K1') : shifts;
  // Nobody is perfect: now and then a round is simply not walked.
  return [...duty, ...(weekly[weekday] ?? [])].filter(() => !luck.happens(4));
}
