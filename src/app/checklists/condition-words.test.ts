// Conditions in words: every kind of them, several at once, in both languages.
import { expect, test } from 'vitest';
import { item } from '../../../tests/cast.ts';
import type { Condition } from '../../domain/template.ts';
import { checklistWords } from '../words/checklists.ts';
import { conditionsText } from './condition-words.ts';

const { zh, en } = checklistWords;

const options = [
  { zh: '好', en: 'Good', abnormal: false },
  { zh: '破损', en: 'Broken', abnormal: true },
  { zh: '没有', en: 'None', abnormal: true },
];
const items = [
  item({ id: 'Z1-01', type: 'PF' }),
  item({ id: 'Z1-02', type: 'CH', options }),
  item({ id: 'Z1-03', type: 'NUM' }),
];
const inBoth = (item: Parameters<typeof conditionsText>[0]) => [
  conditionsText(item, items, zh, 'zh'),
  conditionsText(item, items, en, 'en'),
];
const both = (...showIf: Condition[]) => inBoth({ showIf });

test('one condition', () => {
  expect(both({ item: 'Z1-01', is: 'abnormal' })).toEqual(['第 1 项异常时才问', 'asked only if item 1 is abnormal']);
  expect(both({ item: 'Z1-03', min: 2 })).toEqual(['第 3 项不小于 2 时才问', 'asked only if item 3 is 2 or more']);
  expect(both({ item: 'Z1-03', is: 'answered', max: 8 })).toEqual([
    '第 3 项不大于 8 时才问',
    'asked only if item 3 is 8 or less',
  ]);
  expect(both({ item: 'Z1-09', is: 'answered' })).toEqual([
    '已去掉的一项填了时才问',
    'asked only if an item that is gone is answered',
  ]);
});

test('several must all hold, and an item may have several options', () => {
  expect(
    both(
      { item: 'Z1-01', is: 'normal' },
      { item: 'Z1-02', oneOf: ['破损', '没有'] },
      { item: 'Z1-03', min: 2, max: 8 },
    ),
  ).toEqual([
    '第 1 项正常、第 2 项选了“破损”或“没有”、第 3 项在 2 到 8 之间，都满足时才问',
    'asked only if item 1 is normal, and item 2 is “Broken” or “None”, and item 3 is between 2 and 8',
  ]);
});

test('of several one may be enough, beside others that all must hold', () => {
  const showIfAny: Condition[] = [
    { item: 'Z1-01', is: 'abnormal' },
    { item: 'Z1-03', is: 'abnormal', min: 2 },
  ];
  expect(inBoth({ showIfAny })).toEqual([
    '第 1 项异常、第 3 项异常且第 3 项不小于 2 ，满足一条时才问',
    'asked only if item 1 is abnormal, or item 3 is abnormal and item 3 is 2 or more',
  ]);
  expect(inBoth({ showIf: [{ item: 'Z1-02', is: 'answered' }], showIfAny })).toEqual([
    '第 2 项填了，并且第 1 项异常、第 3 项异常且第 3 项不小于 2 ，满足一条时才问',
    'asked only if item 2 is answered, and either item 1 is abnormal or item 3 is abnormal and item 3 is 2 or more',
  ]);
  expect(inBoth({})).toEqual(['', '']);
});
