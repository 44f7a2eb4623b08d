import { expect, test } from 'vitest';
import { answer, answers, checklist } from '../../tests/cast.ts';
import { carryOver } from './carry-over.ts';
import type { Item, Template } from './template.ts';

const newer = (change: (item: Item) => Item | null, over: Partial<Template> = {}): Template => ({
  ...checklist,
  version: 2,
  items: checklist.items.flatMap((item) => change(item) ?? []),
  ...over,
});
const only = (id: string, over: Partial<Item>) => (item: Item) => (item.id === id ? { ...item, ...over } : item);
const leftOf = (after: Template, given = answers) => carryOver(checklist, after, given).left.map(({ item }) => item.id);

test('a version that asks the same keeps every answer', () => {
  expect(carryOver(checklist, newer(only('Z1-01', { text: { zh: '出口畅通', en: 'Exits clear' } })), answers)).toEqual({
    answers,
    left: [],
  });
});

test.each([
  ['an item that is asked no more', newer((item) => (item.id === 'Z1-04' ? null : item)), 'Z1-04'],
  ['an item of another type', newer(only('Z1-01', { type: 'TXT' })), 'Z1-01'],
  [
    'a number that may not be entered any more',
    newer(only('Z1-04', { range: { min: 200, max: 300, unit: { zh: 'g', en: 'g' } } })),
    'Z1-04',
  ],
  [
    'an option that is not offered any more',
    newer(only('Z1-05', { options: [{ zh: '红区', en: 'Red', abnormal: true }] })),
    'Z1-05',
  ],
  ['a table with other columns', newer(only('Z1-11', { columns: [{ zh: '床位', en: 'Bed' }] })), 'Z1-11'],
  ['a signature that somebody else gives later', newer(only('Z1-10', { later: { roles: ['principal'] } })), 'Z1-10'],
])('%s leaves its answer behind, whole', (_what, after, itemId) => {
  const { left, answers: kept } = carryOver(checklist, after, answers);
  expect(left.map(({ item }) => item.id)).toEqual([itemId]);
  expect(left[0]?.answer).toBe(answers.find((one) => one.itemId === itemId));
  expect(kept).toHaveLength(answers.length - 1);
});

test('what was filled in bulk has to be looked at where the new version calls it critical', () => {
  const filled = [answer('Z1-01', 'pass', { via: 'bulk' }), answer('Z1-03', 'pass', { via: 'bulk' })];
  expect(leftOf(newer(only('Z1-01', { critical: true })), filled)).toEqual(['Z1-01']);
});

test('not applicable stays, with its reason, whatever the new version asks of the value', () => {
  const na = [answer('Z1-05', null, { na: { reason: 'absent' } })];
  expect(leftOf(newer(only('Z1-05', { options: [] })), na)).toEqual([]);
});

test('reasons keep their meaning when their list is another, and those gone from it stay readable', () => {
  const after = newer((item) => item, { reasons: [{ zh: '堆物', en: 'Blocked' }] });
  const given = [answer('Z1-01', 'fail', { reasons: [0, 1], note: '东门' })];
  expect(carryOver(checklist, after, given).answers).toMatchObject([{ reasons: [0], note: '上锁；东门' }]);
});
