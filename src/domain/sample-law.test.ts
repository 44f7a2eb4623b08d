import { expect, test } from 'vitest';
import { checklist, item } from '../../tests/cast.ts';
import { faultsOf } from './template-rules.ts';
import type { Item, Template } from './template.ts';

const asks = (zh: string, en = zh) => ({ zh, en });
const limit = (unit: string, min?: number, max?: number): Item['limit'] => ({
  ...(min !== undefined && { min }),
  ...(max !== undefined && { max }),
  ...(unit && { unit: asks(unit) }),
});
const isRefused = (items: Item[], over: Partial<Template> = {}): boolean =>
  faultsOf({ ...checklist, code: 'X1', items, ...over }, () => undefined).some(({ code }) => code === 'laxer-than-law');
const number = (zh: string, of: Item['limit'], over: Partial<Item> = {}): boolean =>
  isRefused([{ ...item({ id: 'X1-01', type: 'NUM', flag: 'P', text: asks(zh), limit: of }), ...over }]);
const said = (zh: string, over: Partial<Item> = {}): boolean =>
  isRefused([{ ...item({ id: 'X1-01', type: 'PF', flag: 'P', text: asks(zh) }), ...over }]);

test('a weight is held to 125 g in whatever unit, and without one', () => {
  expect(number('留样量', limit('g/份', 100))).toBe(true);
  expect(number('留样量', limit('克每样', 130))).toBe(false);
  expect(number('留样重量', limit('两', 2))).toBe(true);
  expect(number('留样重量', limit('oz', 4))).toBe(true);
  expect(number('汤的留样量', limit('ml', 100))).toBe(true);
  expect(number('留样量', limit('勺', 2))).toBe(true);
  // What a form without units asks: the words have it.
  expect(number('留样克数', limit('', 100))).toBe(true);
  expect(number('留样（kg）', limit('', 0.1))).toBe(true);
  expect(number('留样重量（kg）', limit('', 0.15))).toBe(false);
  expect(number('每盒留样量', limit('g', 100))).toBe(true);
  expect(number('留样盒里装了多少', limit('g', 100))).toBe(true);
});

test('a time is held to 48 h where it says how long a sample is kept', () => {
  expect(number('留样在冰箱内保存时间', limit('h', 24))).toBe(true);
  expect(number('留样保存多久', limit('小时', 24))).toBe(true);
  expect(number('留样保存小时数', limit('', 24))).toBe(true);
  expect(number('留样保存', limit('周', 1))).toBe(false);
  const column = { zh: '保存时间', en: 'Kept', type: 'NUM' as const, limit: limit('h', 24) };
  expect(number('留样登记', undefined, { type: 'TABLE', columns: [column] })).toBe(true);
});

test('a fridge is held to 0-8 ℃, in Fahrenheit as well', () => {
  expect(number('留样柜柜温', limit('', 0, 10))).toBe(true);
  expect(number('留样柜温度', limit('℉', 32, 50))).toBe(true);
  expect(number('留样柜温度', limit('℉', 33, 46))).toBe(false);
  expect(number('留样柜温度（复测量）', limit('', 1, 7))).toBe(false);
});

test('what stands under a heading of samples is about samples', () => {
  const weight = item({ id: 'X1-02', type: 'NUM', flag: 'P', text: asks('重量'), limit: limit('g', 100) });
  expect(isRefused([weight])).toBe(false);
  expect(isRefused([weight], { name: asks('食品留样检查') })).toBe(true);
  const headed = item({ id: 'X1-01', type: 'PF', flag: 'P', text: asks('柜门上锁'), section: asks('留样') });
  expect(isRefused([headed, weight])).toBe(true);
  expect(isRefused([headed, { ...weight, section: asks('配菜') }])).toBe(false);
  expect(isRefused([headed, { ...weight, text: asks('每样不少于100克'), type: 'PF', limit: undefined }])).toBe(true);
  const store = { ...weight, text: asks('冷库温度'), limit: limit('℃', undefined, -12) };
  expect(isRefused([store], { name: asks('留样与库房') })).toBe(false);
  expect(isRefused([{ ...weight, text: asks('Sample weight') }], { name: asks('Canteen', 'Canteen') })).toBe(true);
  expect(isRefused([{ ...weight, text: asks('Sample weight') }], { name: asks('Chemistry lab') })).toBe(false);
});

test.each([
  '留样100克以上',
  '每样留样100克',
  '每样留样二两',
  '留样不超过一百克',
  '食堂留样达到0.1公斤',
  '每样留样 50-100 克',
  'Food samples of 100 g or more',
  '留样保存24小时以上',
  '留样保存一天',
  '留样 24 小时后倒掉',
  '留样放24小时',
  'Keep food samples for 24 hours',
  'Food sample fridge 0 to 10 °C',
  '留样柜温度 0-10 ℃',
  '留样柜不高于10度',
  '留样冰箱 10℃ 以下',
  '留样柜温度高于10℃就报修',
  'Food sample fridge at most 50 °F',
])('words that say less are refused: %s', (words) => {
  expect(said(words)).toBe(true);
  // And as a form may say it: as a heading, beside a limit, as the name of a column.
  expect(said('齐全', { section: asks(words) })).toBe(true);
  expect(said('留样', { type: 'NUM', limit: { note: asks(words) } })).toBe(true);
  expect(said('齐全', { type: 'TABLE', columns: [asks(words)] })).toBe(true);
});

test.each([
  '留样125克以上',
  '每样留样不少于二百克',
  '一两样菜没有留样',
  '留样柜24小时通电',
  '留样柜温度每天至少1天两次记录',
  '留样柜温度 0-8 ℃',
  '留样柜温度超过8℃就报修',
  '留样保存48小时以上',
  '留样登记保存两天',
  '留样后2小时内放入冰箱',
  '留样勺用 250mg/L 消毒液浸泡 5 分钟以上',
  '留样应在开餐前30分钟完成',
  '留样柜温度计误差不超过1℃',
  '供餐100人以上的食堂留样',
  '9月1日起食品留样',
  '留样柜 2-6℃',
])('words that do not are the school’s own: %s', (words) => {
  expect(said(words)).toBe(false);
});

test('a choice that passes for normal says a figure, too', () => {
  const choice = (zh: string, good: string, bad = '不足') =>
    said(zh, {
      type: 'CH',
      options: [
        { zh: good, en: good, abnormal: false },
        { zh: bad, en: bad, abnormal: true },
      ],
    });
  expect(choice('留样量', '100克')).toBe(true);
  expect(choice('留样量', '125克以上', '不足125克')).toBe(false);
  expect(choice('留样保存多久', '24小时')).toBe(true);
  expect(choice('留样保存多久', '48小时', '24小时')).toBe(false);
  expect(choice('留样柜温度', '0~10℃')).toBe(true);
  expect(choice('留样柜温度', '0~8℃', '高于8℃')).toBe(false);
});

test('what only counts in the same units is the school’s own', () => {
  expect(number('留样数量', limit('', 3))).toBe(false);
  expect(number('留样份数', limit('份', 3))).toBe(false);
  expect(number('留样员体温', limit('℃', undefined, 37.3))).toBe(false);
  expect(number('留样操作用时', limit('min', undefined, 10))).toBe(false);
  expect(number('留样常温存放时间', limit('min', undefined, 30))).toBe(false);
  expect(number('留样盒空盒重量', limit('g', 50))).toBe(false);
});

test('what was published before a rule was known can be taken out of use', () => {
  const lax = item({ id: 'X1-01', type: 'NUM', flag: 'P', text: asks('留样量'), limit: limit('g', 100) });
  expect(isRefused([lax])).toBe(true);
  expect(isRefused([lax], { retired: true })).toBe(false);
});
