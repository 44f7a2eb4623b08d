import { expect, test } from 'vitest';
import type { When } from '../../domain/plan.ts';
import { readWhen, whenText } from './when-text.ts';

const span = (from: string, to: string, every: number | null = null) => ({ from, to, every });
const all = [1, 2, 3, 4, 5, 6, 7];

test.each<[string, When]>([
  ['每天 22:00-06:00 每120分钟', { each: 'day', weekdays: all, spans: [span('22:00', '06:00', 120)] }],
  ['周一、周三 08:00-10:00', { each: 'day', weekdays: [1, 3], spans: [span('08:00', '10:00')] }],
  [
    '每天 07:00-09:00，12:00-13:00',
    { each: 'day', weekdays: all, spans: [span('07:00', '09:00'), span('12:00', '13:00')] },
  ],
  ['每学期', { each: 'term' }],
  ['每半月', { each: 'half-month' }],
  ['2026-12-01 08:00-10:00', { each: 'once', day: '2026-12-01', spans: [span('08:00', '10:00')] }],
])('%s goes out and comes back', (text, when) => {
  expect([whenText(when), readWhen(text)]).toEqual([text, when]);
});

test.each<[string, When]>([
  ['每周一至周五 8:00～10:00', { each: 'day', weekdays: [1, 2, 3, 4, 5], spans: [span('08:00', '10:00')] }],
  ['周六，周日 08：00 - 10：00', { each: 'day', weekdays: [6, 7], spans: [span('08:00', '10:00')] }],
  ['星期天 08:00至10:00', { each: 'day', weekdays: [7], spans: [span('08:00', '10:00')] }],
  ['Mon-Fri 08:00-10:00 every 30 min', { each: 'day', weekdays: [1, 2, 3, 4, 5], spans: [span('08:00', '10:00', 30)] }],
  ['daily 22:00-06:00 every 120', { each: 'day', weekdays: all, spans: [span('22:00', '06:00', 120)] }],
  ['2026年12月1日 8:00-10:00', { each: 'once', day: '2026-12-01', spans: [span('08:00', '10:00')] }],
  ['Weekly', { each: 'week' }],
])('%s is understood', (text, when) => {
  expect(readWhen(text)).toEqual(when);
});

test.each([
  '',
  '每天',
  '每天 25:00-26:00',
  '周八 08:00-10:00',
  '周五至周一 08:00-10:00',
  '每天 08:00-10:00 每5分钟',
  '有空的时候 08:00-10:00',
  '08:00-10:00',
])('%j is no time of a plan', (text) => {
  expect(readWhen(text)).toBeNull();
});
