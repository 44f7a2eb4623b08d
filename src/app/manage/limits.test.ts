import { expect, test } from 'vitest';
import type { Item } from '../../domain/template.ts';
import { limitText } from './limits.ts';

const unit = { zh: '℃', en: '°C' };
const item = (limit: Item['limit']): Item => ({
  id: 'K2-01',
  text: { zh: '冷藏温度', en: 'Cold store' },
  type: 'NUM',
  photo: 'none',
  grade: 'G',
  majorRefs: [],
  mayBeMajor: false,
  dept: null,
  due: null,
  source: '',
  flag: 'V',
  limit,
});

test.each([
  [{ min: 10, max: 30, unit }, '10–30 ℃'],
  [{ max: 8, unit }, '≤ 8 ℃'],
  [{ min: -18, unit }, '≥ -18 ℃'],
  [{ min: 0, max: 0, unit }, '0 ℃'],
  [{ max: 0 }, '≤ 0'],
  [{ unit }, ''],
  [undefined, ''],
] as const)('%o reads %s', (limit, text) => {
  expect(limitText(item(limit), 'zh')).toBe(text);
});
