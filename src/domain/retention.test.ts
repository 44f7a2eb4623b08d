import { expect, test } from 'vitest';
import { answer, checklist, entry, inspection, item } from '../../tests/cast.ts';
import { caseSince, isBelowFloor, leastYears, photoUntil, yearsAfter, yearsBefore, yearsOf } from './retention.ts';
import { withoutNames } from './roll-call.ts';
import type { Template } from './template.ts';

const day = (text: string): number => Date.parse(`${text}T12:00:00Z`);
const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

test('what is so many years before is never later than those years ago, leap days included', () => {
  for (const text of ['2027-03-01', '2028-02-28', '2028-02-29', '2028-03-01', '2031-12-31', '2032-02-29'])
    for (const n of [1, 2, 3, 4, 5]) {
      const before = yearsBefore(day(text), n);
      expect(yearsAfter(before, n), `${text} ${n}`).toBeLessThanOrEqual(day(text));
      expect(yearsAfter(before + 2 * 86_400_000, n), `${text} ${n}`).toBeGreaterThan(day(text));
    }
  expect(dayOf(yearsAfter(day('2028-02-29'), 1))).toBe('2029-03-01');
});

test('a photo stays as long as the longest of what it stands in, and for ever where one of them has no end', () => {
  const years = { ...leastYears, cases: 7 };
  const round = { thing: 'rounds' as const, since: day('2026-01-01') };
  const food = { thing: 'food' as const, since: day('2026-02-01') };
  const ended = { thing: 'cases' as const, since: day('2026-01-01') };
  const until = (...uses: Parameters<typeof photoUntil>[0]) => {
    const at = photoUntil(uses, years);
    return at && dayOf(at);
  };
  expect(until(round)).toBe('2029-01-01');
  expect(until(round, food)).toBe('2029-02-01');
  expect(until(round, food, ended)).toBe('2033-01-01');
  expect(until(round, { thing: 'cases', since: null })).toBeNull();
  expect(until()).toBeNull();
});

test('the time of a case begins when it is over, and never where it is or may be major', () => {
  const at = day('2026-01-01');
  for (const state of ['closed', 'archived', 'rejected', 'merged', 'withdrawn'] as const) {
    expect(caseSince({ state, grade: 'L' }, at)).toBe(at);
    expect(caseSince({ state, grade: 'M' }, at)).toBeNull();
    expect(caseSince({ state, grade: 'MS' }, at)).toBeNull();
  }
  for (const state of ['reported', 'fixed-on-spot', 'to-verify', 'verified', 'escalated', 'reopened'] as const)
    expect(caseSince({ state, grade: 'G' }, at)).toBeNull();
});

test('whatever is stored, nothing is kept for a shorter time than the floor', () => {
  for (const kept of [null, undefined, 'x', [], { photos: -4, names: 0.5, cases: '9' }, { photos: Number.NaN }])
    expect(yearsOf(kept)).toEqual(leastYears);
  expect(yearsOf({ photos: 6, names: 2.5 })).toEqual({ ...leastYears, photos: 6, names: 3 });
  expect(isBelowFloor(leastYears)).toBe(false);
  expect(isBelowFloor({ ...leastYears, food: 1 })).toBe(true);
});

const table = item({
  id: 'D2-05',
  type: 'TABLE',
  columns: [
    { zh: '房间', en: 'Room' },
    { zh: '时间', en: 'At', type: 'TIME' },
    { zh: '体温', en: 'Fever', type: 'NUM', limit: { max: 37 } },
  ],
});
const count: Template = {
  ...checklist,
  items: [item({ id: 'D2-04', type: 'NUM', limit: { max: 0 } }), table, item({ id: 'Z1-06', type: 'TXT' })],
};
const counted = (note: string, rows: string[][]) =>
  entry('inspection-submitted', {
    ...inspection({ photos: [] }),
    answers: [answer('D2-04', 1, { note }), answer('D2-05', rows), answer('Z1-06', '张三说灯坏了')],
  });

test('names in a head count are covered; numbers, rows, and what makes an answer abnormal stay', () => {
  const one = counted('张三未归', [
    ['305 张三', '22:10', '38.5'],
    ['', '', '36.5'],
  ]);
  const covered = withoutNames(one, count, 'Asia/Shanghai', new Set());
  expect(covered?.body.answers.map(({ value, note }) => [value, note])).toEqual([
    [1, '＊＊＊'],
    [
      [
        ['＊＊＊', '', '38.5'],
        ['', '', ''],
      ],
      undefined,
    ],
    ['张三说灯坏了', undefined],
  ]);
  expect(covered && withoutNames(covered, count, 'Asia/Shanghai', new Set())).toBeNull();
  const stays = withoutNames(one, count, 'Asia/Shanghai', new Set(['D2-04', 'D2-05']));
  expect(stays).toBeNull();
});

test('an item copied from the head count is covered as well', () => {
  const own: Template = { ...count, items: [{ ...table, id: 'X1-01', copyOf: 'D2-05' }] };
  const one = entry('inspection-submitted', {
    ...inspection({ photos: [] }),
    answers: [answer('X1-01', [['305 张三', '', '']])],
  });
  expect(withoutNames(one, own, 'Asia/Shanghai', new Set())?.body.answers[0]?.value).toEqual([['＊＊＊', '', '']]);
});
