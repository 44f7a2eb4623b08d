// The calendar of rounds, and the paper of the guards.
import type { roundPapers as zh } from '../zh/round-papers.ts';

const many = (n: number, one: string) => `${n} ${n === 1 ? one : `${one}s`}`;

export const roundPapers: typeof zh = {
  guardPaperOf: (school, plan, from, to) => `${school}  ${plan}  ${from === to ? from : `${from} to ${to}`}`,
  madeAt: (made, asOf) => `Made ${made}, data as of ${asOf}`,
  nightsHint: 'Rounds of a night stand under the day on which it begins.',
  dayShift: 'Day',
  nightShift: 'Night',
  guardSign: 'Signed, head of the guards:',
  span: { from: 'From', to: 'To' },
  due: (n) => `${n} due`,
  by: 'Walked by',
  month: (month) => `${Number(month.slice(5))}/${month.slice(0, 4)}`,
  monthBefore: 'Month before',
  monthAfter: 'Month after',
  weekdays: ['Mo', 'Tu', 'We', 'Th', 'Fr', 'Sa', 'Su'],
  cell: (day, due) => `${day}, ${many(due, 'round')} due`,
  marks: { done: '✓', late: 'L', partly: 'P', missed: 'M' },
  legend: { full: 'All in time', good: '90 % or more', fair: '70 % or more', poor: 'Under 70 %', none: 'No rounds' },
  calendarHint:
    'The colour is the share done in time; the letter is the gravest there was (M missed, P points missed, L late) with how many.',
  calendarNone: 'No rounds have come to their end here in this month yet',
  way: 'Route',
  allWays: 'All routes',
  building: 'Building',
  allBuildings: 'All buildings',
};
