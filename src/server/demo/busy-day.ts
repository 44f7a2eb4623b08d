// A whole day of the school: which checklists everybody else fills in, where and when (`domain.md` 10.2).
import type { Person, Role } from '../../domain/person.ts';
import { isWithin } from '../../domain/place.ts';
import type { Places } from './cast.ts';
import type { Chance } from './random.ts';
import type { Shift } from './shifts.ts';

/** So many walks of one checklist a day, at these places in turn, begun between two hours of the school's day. */
type Task = {
  role: Role;
  template: string;
  at: readonly string[];
  count: number;
  from: number;
  to: number;
  /** Also on Saturdays and Sundays, when the boarders stay. */
  weekends?: true;
};

const numbered = (count: number, name: (n: number) => string): string[] =>
  Array.from({ length: count }, (_, i) => name(i + 1));

const dormFloors = [1, 2, 3].flatMap((house) => numbered(6, (floor) => `${house}号宿舍楼 ${floor}层`));
const dormitories = numbered(3, (n) => `${n}号宿舍楼`);
const teaching = numbered(5, (floor) => `教学楼 ${floor}层`);
const classrooms = numbered(5, (floor) => `教学楼 ${floor}层`).flatMap((floor, i) =>
  numbered(8, (n) => `${floor} ${i + 1}0${n}教室`),
);
const canteen = ['食堂 粗加工间', '食堂 烹饪间', '食堂 餐厅', '食堂 留样间'];
const switchRooms = ['配电室 高压柜', '配电室 低压柜'];
const laboratories = ['实验楼 化学实验室', '实验楼 危化品库'];
const publicRooms = ['食堂 烹饪间', '食堂 餐厅', '图书馆 一楼大厅', '图书馆 阅览室', '配电室 低压柜', '操场'];
const fireAreas = [...teaching, ...dormitories, ...publicRooms, ...laboratories];
const extinguishers = ['3号宿舍楼 1层', '3号宿舍楼 2层', '教学楼 1层', '教学楼 2层'];

const tasks: readonly Task[] = [
  { role: 'patrol_guard', template: 'F1', at: fireAreas, count: 16, from: 6.8, to: 9, weekends: true },
  { role: 'patrol_guard', template: 'F4', at: ['教学楼 1层'], count: 3, from: 7, to: 23, weekends: true },
  { role: 'patrol_dorm', template: 'D1', at: dormFloors, count: 30, from: 8, to: 16.5, weekends: true },
  { role: 'patrol_dorm', template: 'D2', at: dormFloors, count: 18, from: 21.6, to: 22.6, weekends: true },
  { role: 'duty_teacher', template: 'D2', at: dormFloors, count: 12, from: 22.2, to: 23, weekends: true },
  { role: 'food_officer', template: 'K2', at: canteen, count: 8, from: 6, to: 18.8, weekends: true },
  { role: 'food_officer', template: 'G1', at: ['食堂 烹饪间'], count: 3, from: 5.8, to: 19.5, weekends: true },
  { role: 'electrician', template: 'E1', at: switchRooms, count: 6, from: 8, to: 17 },
  { role: 'repair', template: 'S1', at: ['教学楼 1层', '图书馆 一楼大厅', '实验楼'], count: 4, from: 6.6, to: 7.4 },
  { role: 'repair', template: 'S2', at: ['食堂'], count: 2, from: 5.5, to: 17, weekends: true },
  { role: 'patrol_guard', template: 'E5', at: ['东门', '西门'], count: 2, from: 19, to: 21.5, weekends: true },
  { role: 'patrol_guard', template: 'P1', at: ['东门', '西门'], count: 2, from: 6.8, to: 17.8, weekends: true },
  { role: 'dept_safety', template: 'H1', at: [...teaching, '图书馆', '操场'], count: 11, from: 9, to: 16 },
  { role: 'dept_safety', template: 'E3', at: classrooms, count: 14, from: 8, to: 17.5 },
  { role: 'dept_safety', template: 'T1', at: classrooms, count: 12, from: 8, to: 17.5 },
  { role: 'dept_safety', template: 'T2', at: ['操场'], count: 2, from: 8, to: 16.5 },
  { role: 'dept_safety', template: 'W1', at: teaching, count: 5, from: 15, to: 18 },
  { role: 'repair', template: 'T1', at: classrooms, count: 4, from: 8.5, to: 17 },
  { role: 'lab_admin', template: 'E4', at: laboratories, count: 3, from: 8, to: 17 },
  { role: 'safety_office', template: 'F3', at: [...dormitories, ...teaching], count: 1, from: 9, to: 11 },
  { role: 'patrol_guard', template: 'F5', at: extinguishers, count: 2, from: 9, to: 16 },
  { role: 'patrol_guard', template: 'F6', at: [...dormFloors, ...teaching], count: 6, from: 9, to: 16.5 },
  { role: 'electrician', template: 'E2', at: dormitories, count: 2, from: 9, to: 16 },
  { role: 'repair', template: 'D3', at: dormFloors, count: 3, from: 9, to: 16 },
];

const missedPercent = 2;
/** Of so many late walks one is finished on the next morning. */
const leftEvery = 20;
const evening = 21;

/** `n` counts days and turns people and places round, `weekday` runs from 0 for Sunday. */
export function busyDay(n: number, weekday: number, crowd: readonly Person[], places: Places, luck: Chance): Shift[] {
  const isWeekend = weekday === 0 || weekday === 6;
  return tasks
    .filter(({ weekends }) => weekends === true || !isWeekend)
    .flatMap((task) =>
      Array.from({ length: task.count }, (_, i): Shift => {
        const place = task.at[(n * task.count + i) % task.at.length] ?? '';
        const where = places.named(place);
        const who = crowd.filter(
          ({ role, scope }) => role === task.role && (scope.length === 0 || isWithin(where, scope)),
        );
        const person = who[(n + i) % who.length];
        if (!person) throw new Error(`nobody of the demo school walks ${task.template} at ${place}`);
        const hour = task.from + ((task.to - task.from) * (i + 0.5)) / task.count;
        const isLeft = hour >= evening && (n * task.count + i) % leftEvery === 0;
        const shift = { username: person.username, template: task.template, place, hour, isCalm: true };
        return isLeft ? { ...shift, finishHour: 24 + luck.between(6.5, 8.5) } : shift;
      }),
    )
    .filter(() => !luck.happens(missedPercent));
}
