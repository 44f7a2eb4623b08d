import { expect, test } from 'vitest';
import { answer, item } from '../../tests/cast.ts';
import { checkAnswer, judge, type Answer } from './answer.ts';
import { daysBetween } from './value.ts';
import type { Item } from './template.ts';

const today = '2026-11-22';
const pf = item({ id: 'Z1-01', type: 'PF' });
const grams = item({ id: 'Z1-04', type: 'NUM', limit: { min: 125, max: 250 } });
const gauge = item({
  id: 'Z1-05',
  type: 'CH',
  options: [
    { zh: '绿区', en: 'Green', abnormal: false },
    { zh: '红区', en: 'Red', abnormal: true },
  ],
});
const cleaned = item({ id: 'Z1-07', type: 'DATE', date: { maxAgeDays: 90 } });
const licence = item({ id: 'Z1-08', type: 'DATE', date: { mustBeAhead: true } });

const judged = (on: Item, value: Answer['value']) => judge(on, answer(on.id, value), today);

test('an item without an answer is open, and so is one that only has a photo', () => {
  expect(judge(pf, undefined, today)).toBe('open');
  expect(judge(pf, answer('Z1-01', null, { photos: ['a'.repeat(64)] }), today)).toBe('open');
});

test('a number outside its limits is abnormal by itself, and one on the limit is not', () => {
  expect(judged(grams, 124.9)).toBe('abnormal');
  expect(judged(grams, 250.1)).toBe('abnormal');
  expect(judged(grams, 125)).toBe('normal');
  expect(judged(grams, 250)).toBe('normal');
});

test('an option is abnormal when the template says so', () => {
  expect(judged(gauge, '红区')).toBe('abnormal');
  expect(judged(gauge, '绿区')).toBe('normal');
});

test('a date is judged against the day of the inspection', () => {
  expect(judged(cleaned, '2026-08-24')).toBe('normal');
  expect(judged(cleaned, '2026-08-23')).toBe('abnormal');
  expect(judged(licence, '2026-11-22')).toBe('normal');
  expect(judged(licence, '2026-11-21')).toBe('abnormal');
});

test('what does not apply is neither normal nor abnormal', () => {
  expect(judge(pf, answer('Z1-01', null, { na: { reason: 'absent' } }), today)).toBe('not-applicable');
});

test('days are counted over months and leap days', () => {
  expect(daysBetween('2028-02-28', '2028-03-01')).toBe(2);
  expect(daysBetween('2026-11-22', '2026-11-01')).toBe(-21);
});

test('a signature is a name or something drawn', () => {
  const signature = item({ id: 'Z1-10', type: 'SIGN' });
  for (const value of [
    { name: '王', signedAt: 0, strokes: [] },
    { name: '', signedAt: 0, strokes: [[1, 2]] },
  ])
    expect(() => checkAnswer(signature, answer('Z1-10', value))).not.toThrow();
});

const numberOf = (limit: Item['limit']) => item({ id: 'Z1-09', type: 'NUM', limit });

test('degrees, differences and shares may be below zero', () => {
  const below = [
    { max: 8, unit: { zh: '℃', en: '℃' } },
    { unit: { zh: 'mm', en: 'mm' } },
    { unit: { zh: '%', en: '%' } },
  ];
  for (const limit of below) expect(() => checkAnswer(numberOf(limit), answer('Z1-09', -3))).not.toThrow();
});

test.each<[string, Item, Answer['value'], string]>([
  ['a word for a number', grams, '130', 'answer-wrong-type'],
  ['minus zero', grams, -0, 'answer-wrong-type'],
  ['an option that is not in the list', gauge, '蓝区', 'answer-not-an-option'],
  ['a third way to pass', pf, 'maybe', 'answer-not-an-option'],
  ['a day that does not exist', cleaned, '2026-02-30', 'answer-wrong-type'],
  ['an hour that does not exist', item({ id: 'Z1-09', type: 'TIME' }), '24:00', 'answer-wrong-type'],
  [
    'a score outside its range',
    item({ id: 'Z1-09', type: 'NUM', range: { min: 0, max: 20, unit: { zh: '分', en: 'points' } } }),
    21,
    'answer-out-of-range',
  ],
  [
    'less than no current, of which only too much is abnormal',
    numberOf({ max: 30, unit: { zh: 'mA', en: 'mA' } }),
    -5,
    'answer-out-of-range',
  ],
  ['less than nobody', numberOf({ unit: { zh: '人', en: 'people' } }), -1, 'answer-out-of-range'],
  ['a hose shorter than nothing', numberOf({ max: 2, unit: { zh: 'm', en: 'm' } }), -2, 'answer-out-of-range'],
  ['rows where a signature belongs', item({ id: 'Z1-10', type: 'SIGN' }), [['a']], 'answer-wrong-type'],
  [
    'a signature of nobody',
    item({ id: 'Z1-10', type: 'SIGN' }),
    { name: ' ', signedAt: 0, strokes: [[]] },
    'answer-wrong-type',
  ],
  [
    'a signature where rows belong',
    item({ id: 'Z1-11', type: 'TABLE' }),
    { name: '王', signedAt: 0, strokes: [] },
    'answer-wrong-type',
  ],
])('17 %s is refused', (_what, on, value, code) => {
  expect(() => checkAnswer(on, answer(on.id, value))).toThrow(code);
});
