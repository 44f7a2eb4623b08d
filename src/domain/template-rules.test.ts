import { expect, test } from 'vitest';
import { checklist, item } from '../../tests/cast.ts';
import { builtInTemplates } from '../server/library/library.ts';
import { facilities } from './school.ts';
import type { Item, Template } from './template.ts';
import { changesBetween } from './template-changes.ts';
import { faultsOf } from './template-rules.ts';

const grams = item({ id: 'Z1-01', type: 'NUM', flag: 'V', limit: { min: 125, unit: { zh: '克', en: 'g' } } });
const cold = item({ id: 'Z1-02', type: 'NUM', flag: 'U', limit: { min: 0, max: 8 } });
const habit = item({ id: 'Z1-03', type: 'NUM', flag: 'P', limit: { max: 30 } });
const cleaned = item({ id: 'Z1-04', type: 'DATE', flag: 'V', date: { maxAgeDays: 90 } });
const made = (items: Item[]): Template => ({ ...checklist, items });
const first = made([grams, cold, habit, cleaned]);
const faults = (...items: Item[]) => faultsOf(made(items), first).map(({ itemId, code }) => `${itemId} ${code}`);

test('a school may be stricter than the rule, never laxer', () => {
  expect(faults({ ...grams, limit: { min: 150 } }, { ...cold, limit: { min: 2, max: 6 } })).toEqual([]);
  expect(faults({ ...grams, limit: { min: 124 } })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, limit: undefined })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, type: 'TXT', limit: undefined })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...cold, limit: { min: 0, max: 10 } })).toEqual(['Z1-02 laxer-than-law']);
  expect(faults({ ...cleaned, date: { maxAgeDays: 120 } })).toEqual(['Z1-04 laxer-than-law']);
});

test('a figure of practice is the school’s own, and what it does not have it need not look at', () => {
  expect(faults({ ...habit, limit: { max: 60 } })).toEqual([]);
  expect(faults(habit)).toEqual([]);
});

test('a choice needs two different options, a table a column, and limits an order', () => {
  const option = { zh: '好', en: 'Good', abnormal: false };
  expect(faults(item({ id: 'Z1-05', type: 'CH', options: [option, option] }))).toEqual(['Z1-05 options-missing']);
  expect(faults(item({ id: 'Z1-06', type: 'TABLE', columns: [] }))).toEqual(['Z1-06 columns-missing']);
  expect(faults({ ...habit, limit: { min: 3, max: 2 } })).toEqual(['Z1-03 limits-crossed']);
});

test('the checklists that come with the product have no fault', () => {
  for (const template of builtInTemplates({ kind: 'secondary', facilities: [...facilities] }))
    expect([template.code, faultsOf(template, template)]).toEqual([template.code, []]);
});

test('a new version says what it added, changed, moved and left out', () => {
  const after = made([cleaned, grams, { ...cold, limit: { min: 1, max: 8 } }, item({ id: 'Z1-09', type: 'TXT' })]);
  const { head, items } = changesBetween(first, { ...after, name: { zh: '新名', en: 'New' } });
  expect(head).toEqual(['name']);
  expect(items.map((change) => `${change.is} ${change.item.id}`)).toEqual([
    'moved Z1-04',
    'changed Z1-02',
    'added Z1-09',
    'removed Z1-03',
  ]);
  expect(items[1]).toMatchObject({ fields: ['limit'] });
});
