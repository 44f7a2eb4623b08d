import { expect, test } from 'vitest';
import { checklist, item } from '../../tests/cast.ts';
import { recoded } from './recoded.ts';
import { builtInTemplates } from '../server/library/library.ts';
import { leftOut, onlySometimes } from './figures-of-law.ts';
import { facilities } from './school.ts';
import { forbidsPeople, type Item, type Template } from './template.ts';
import { changesBetween } from './template-changes.ts';
import { faultsOf, schemaOf } from './template-rules.ts';

const asks = (zh: string) => ({ zh, en: zh });
const unit = asks;
const [g, mg, degrees] = [unit('g'), unit('mg'), unit('℃')];
const grams = item({ id: 'Z1-01', type: 'NUM', flag: 'V', text: asks('每品种留样量'), limit: { min: 125, unit: g } });
const cold = item({
  id: 'Z1-02',
  type: 'NUM',
  flag: 'U',
  text: asks('留样柜温度'),
  limit: { min: 0, max: 8, unit: degrees },
});
const habit = item({ id: 'Z1-03', type: 'NUM', flag: 'P', limit: { max: 30 } });
const cleaned = item({ id: 'Z1-04', type: 'DATE', flag: 'V', text: asks('最近清洗日期'), date: { maxAgeDays: 90 } });
const made = (items: Item[]): Template => ({ ...checklist, items });
const first = made([grams, cold, habit, cleaned]);
const firstOf = (code: string) => (code === 'Z1' ? first : undefined);
const said = (template: Template) => faultsOf(template, firstOf).map(({ itemId, code }) => `${itemId} ${code}`);
const faults = (...items: Item[]) => said(made(items));

test('a school may be stricter than the rule, never laxer', () => {
  expect(
    faults({ ...grams, limit: { min: 150, unit: g } }, { ...cold, limit: { min: 2, max: 6, unit: degrees } }),
  ).toEqual([]);
  expect(faults({ ...grams, limit: { min: 124, unit: g } })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, limit: undefined })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, type: 'TXT', limit: undefined })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...cold, limit: { min: 0, max: 10, unit: degrees } })).toEqual(['Z1-02 laxer-than-law']);
  expect(faults({ ...cleaned, date: { maxAgeDays: 120 } })).toEqual(['Z1-04 laxer-than-law']);
});

test('nor in another unit, as another kind of answer, or left to choice', () => {
  expect(faults({ ...grams, limit: { min: 50_000, unit: mg } })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, limit: { min: 125, unit: { zh: 'g', en: 'mg' } } })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, limit: { min: 125 } })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, type: 'TXT' })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...grams, optional: true })).toEqual(['Z1-01 laxer-than-law']);
  expect(faults({ ...cleaned, type: 'TXT' })).toEqual(['Z1-04 laxer-than-law']);
});

test('a figure taken out and put back under a new number is the same figure', () => {
  const again = (over: Partial<Item>): Item => ({
    ...grams,
    id: 'Z1-21',
    limit: { min: 50, unit: g },
    flag: 'P',
    ...over,
  });
  expect(faults(cold, again({}))).toEqual(['Z1-21 laxer-than-law']);
  expect(faults(cold, again({ text: asks('留样多重') }))).toEqual(['Z1-21 laxer-than-law']);
  expect(faults(cold, again({ limit: { min: 50_000, unit: mg } }))).toEqual(['Z1-21 laxer-than-law']);
  expect(faults(cold, again({ limit: { min: 200, unit: g } }))).toEqual([]);
  // Another question beside it, or in its stead, is the school's own.
  expect(faults(grams, cold, again({ text: asks('留样盒多重') }))).toEqual([]);
  expect(faults(cold, again({ text: asks('每餐糖用量') }))).toEqual([]);
});

test('a copy is bound by what it was copied from, under another code as well', () => {
  const copy = (...items: Item[]) => said({ ...made(items), code: 'X1' });
  const copied: Item = { ...grams, id: 'X1-01', copyOf: 'Z1-01', flag: 'P' };
  expect(copy(copied)).toEqual([]);
  expect(copy({ ...copied, limit: { min: 50, unit: g } })).toEqual(['X1-01 laxer-than-law']);
  expect(copy({ ...habit, id: 'X1-03', copyOf: 'Z1-03', limit: { max: 60 } })).toEqual([]);
  const { copyOf: _, ...typed } = copied;
  expect(copy({ ...copied, ...cold, id: 'X1-02', copyOf: 'Z1-02' }, { ...typed, limit: { min: 50, unit: g } })).toEqual(
    ['X1-01 laxer-than-law'],
  );
  // One that has nothing to do with it may ask what it likes.
  expect(copy({ ...typed, text: asks('每份米饭'), limit: { min: 50, unit: g } })).toEqual([]);
});

test('the copy of a figure that still stands is another question, and the figure when that is gone', () => {
  const copied: Item = {
    ...cold,
    id: 'Z1-22',
    copyOf: 'Z1-02',
    text: asks('冷冻柜'),
    limit: { max: -12, unit: degrees },
  };
  expect(faults(cold, copied)).toEqual([]);
  expect(faults(copied)).toEqual(['Z1-22 laxer-than-law']);
});

test('a column keeps its figure under another name', () => {
  const weight = {
    zh: '留样量',
    en: 'Weight',
    type: 'NUM' as const,
    required: true as const,
    limit: { min: 125, unit: g },
  };
  const dish = { zh: '菜品', en: 'Dish' };
  const table = item({ id: 'Z1-01', type: 'TABLE', columns: [dish, weight] });
  const as = (...columns: Item['columns'] & {}) =>
    faultsOf(made([{ ...table, columns }]), () => made([table])).map(({ code }) => code);
  expect(as(weight, dish)).toEqual([]);
  expect(as(dish, { ...weight, zh: '重量', limit: { min: 150, unit: g } })).toEqual([]);
  for (const laxer of [
    { ...weight, limit: { min: 50, unit: g } },
    { ...weight, zh: '重量', limit: { min: 50, unit: g } },
    { ...weight, limit: { min: 125, unit: mg } },
    { zh: '留样量', en: 'Weight', required: true as const, limit: weight.limit },
    { ...weight, required: undefined },
  ])
    expect(as(dish, laxer)).toEqual(['laxer-than-law']);
  expect(as(dish)).toEqual(['laxer-than-law']);
});

test('what a school writes itself about a food sample is held to the law, whatever it was copied from', () => {
  const own = (text: string, limit?: Item['limit'], over: Partial<Item> = {}) =>
    faultsOf(
      { ...made([item({ id: 'X1-01', type: 'NUM', flag: 'P', text: asks(text), limit, ...over })]), code: 'X1' },
      () => undefined,
    ).length > 0;
  const [kg, hours, days] = [unit('kg'), unit('小时'), unit('天')];
  expect(own('今日留样多少克', { min: 100, unit: g })).toBe(true);
  expect(own('留样重量', { min: 0.1, unit: kg })).toBe(true);
  expect(own('留样重量', { min: 0.125, unit: kg })).toBe(false);
  expect(own('每样菜留样量', { max: 300 })).toBe(true);
  expect(own('Weight of each food sample', { min: 100, unit: g })).toBe(true);
  expect(own('留样保存时间', { min: 24, unit: hours })).toBe(true);
  expect(own('留样保存时间', { min: 2, unit: days })).toBe(false);
  expect(own('留样冰箱温度', { min: 0, max: 10, unit: degrees })).toBe(true);
  expect(own('留样冰箱温度', { min: 2, max: 6, unit: degrees })).toBe(false);
  const column = { zh: '重量', en: 'Weight', type: 'NUM' as const, limit: { min: 100, unit: g } };
  expect(own('食品留样', undefined, { type: 'TABLE', columns: [column] })).toBe(true);
  expect(own('食堂用料', undefined, { type: 'TABLE', columns: [column] })).toBe(false);
  expect(own('留样每样不少于100克', undefined, { type: 'PF' })).toBe(true);
  expect(own('留样每样不少于150克', undefined, { type: 'PF' })).toBe(false);
  expect(own('留样满 24 小时才倒掉', undefined, { type: 'PF' })).toBe(true);
});

test('what only sounds like it is the school’s own', () => {
  const own = (text: string, limit?: Item['limit']) =>
    faultsOf(
      { ...made([item({ id: 'X1-01', type: 'NUM', flag: 'P', text: asks(text), limit })]), code: 'X1' },
      () => undefined,
    );
  expect(own('留样盒空盒重量', { min: 50, unit: g })).toEqual([]);
  expect(own('留样后多久放入冷藏', { max: 0.5, unit: unit('h') })).toEqual([]);
  expect(own('留样前菜品中心温度', { min: 70, unit: degrees })).toEqual([]);
  expect(own('留样几份', { min: 3, unit: unit('份') })).toEqual([]);
  expect(own('留样重量')).toEqual([]);
  expect(own('留样后2小时内放入冰箱')).toEqual([]);
});

test('an item of law that is asked only under conditions is said', () => {
  const hidden: Item = { ...grams, showIf: [{ item: 'Z1-03', is: 'abnormal' }] };
  expect(onlySometimes(made([habit, cold, hidden, cleaned]), firstOf)).toEqual([hidden]);
  expect(onlySometimes(made([{ ...habit, showIf: hidden.showIf }, grams]), firstOf)).toEqual([]);
  expect(onlySometimes(first, firstOf)).toEqual([]);
});

test('what a rule asks and a version does not is said', () => {
  expect(leftOut(made([cold, cleaned]), firstOf).map(({ id }) => id)).toEqual(['Z1-01']);
  const copy = { ...made([{ ...cold, id: 'X1-02', copyOf: 'Z1-02' }]), code: 'X1' };
  expect(leftOut(copy, firstOf).map(({ id }) => id)).toEqual(['Z1-01', 'Z1-04']);
  expect(leftOut(first, firstOf)).toEqual([]);
});

test('a figure of practice is the school’s own, and what it does not have it need not look at', () => {
  expect(faults({ ...habit, limit: { max: 60 } })).toEqual([]);
  expect(faults(habit)).toEqual([]);
});

test('a choice needs two different options, a table a column, photos a number there can be, and limits an order', () => {
  const option = { zh: '好', en: 'Good', abnormal: false };
  expect(faults(item({ id: 'Z1-05', type: 'CH', options: [option, option] }))).toEqual(['Z1-05 options-missing']);
  expect(faults(item({ id: 'Z1-05', type: 'CH', options: [option, { ...option, zh: ' ' }] }))).toEqual([
    'Z1-05 options-missing',
  ]);
  expect(faults(item({ id: 'Z1-06', type: 'TABLE', columns: [] }))).toEqual(['Z1-06 columns-missing']);
  expect(faults(item({ id: 'Z1-06', type: 'TABLE', columns: [{ zh: '', en: '' }] }))).toEqual([
    'Z1-06 columns-missing',
  ]);
  expect(faults({ ...habit, leastPhotos: 12 })).toEqual(['Z1-03 too-many-photos']);
  expect(faults({ ...habit, limit: { min: 3, max: 2 } })).toEqual(['Z1-03 limits-crossed']);
});

test('the checklists that come with the product have no fault', () => {
  for (const template of builtInTemplates({ kind: 'secondary', facilities: [...facilities] }))
    expect([template.code, faultsOf(template, () => template)]).toEqual([template.code, []]);
});

test('any item of theirs may be left out, of a copy as well, and none of the others stands for it then', () => {
  for (const template of builtInTemplates({ kind: 'university', facilities: [...facilities] }))
    for (const left of template.items) {
      const items = template.items.filter((one) => one !== left);
      const again = { ...template, version: 2, items };
      const copy = recoded(again, 'X1');
      const of = (code: string) => (code === template.code ? template : undefined);
      const faulty = [again, copy].flatMap((one) => faultsOf(one, of)).filter(({ code }) => code === 'laxer-than-law');
      expect([left.id, faulty]).toEqual([left.id, []]);
    }
});

test('a new version says what it added, changed, moved and left out', () => {
  const after = made([
    cleaned,
    grams,
    { ...cold, limit: { min: 1, max: 8, unit: degrees } },
    item({ id: 'Z1-09', type: 'TXT' }),
  ]);
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

test('T29 those of the dormitory show no people on photos, others where they say so, which an older server does not read', () => {
  expect(builtInTemplates({ kind: 'secondary', facilities: [...facilities] }).filter(forbidsPeople)).toEqual(
    builtInTemplates({ kind: 'secondary', facilities: [...facilities] }).filter(({ code }) => code.startsWith('D')),
  );
  const own: Template = { ...checklist, noPeople: true };
  expect([forbidsPeople(checklist), forbidsPeople(own)]).toEqual([false, true]);
  expect([schemaOf(checklist), schemaOf(own)]).toEqual([2, 7]);
});
