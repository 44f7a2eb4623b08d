import { expect, test } from 'vitest';
import type { Item } from '../../domain/template.ts';
import { zh } from '../../../tests/words.ts';
import { dayLeft, limitText, outOfLimits } from './item-words.ts';

const item = (about: Partial<Item>) => about as Item;
const gram = { zh: 'g', en: 'g' };
const celsius = { zh: '℃', en: '℃' };

test('limits are said with their unit', () => {
  expect(limitText(item({ limit: { min: 125, unit: gram } }), 'zh')).toBe('≥ 125 g');
  expect(limitText(item({ limit: { max: 40, unit: celsius } }), 'zh')).toBe('≤ 40 ℃');
  expect(limitText(item({ limit: { min: 0, max: 8, unit: celsius } }), 'zh')).toBe('0–8 ℃');
  expect(limitText(item({ limit: { max: 0, unit: { zh: '项', en: 'hazards' } } }), 'zh')).toBe('0 项');
  expect(limitText(item({ range: { min: 0, max: 20, unit: { zh: '分', en: 'points' } } }), 'zh')).toBe('0–20 分');
  expect(limitText(item({}), 'zh')).toBe('');
});

test('a sample of 98 g is said to be below 125 g', () => {
  const sample = item({ limit: { min: 125, unit: gram } });
  expect(outOfLimits(sample, 98, zh, 'zh')).toBe('低于 125 g，记为异常');
  expect(outOfLimits(sample, 125, zh, 'zh')).toBe('');
});

test('a certificate that must lie ahead says how long it still holds', () => {
  const licence = item({ date: { mustBeAhead: true } });
  expect(dayLeft(licence, '2026-12-04', '2026-11-22', zh)).toEqual({ text: '还有 12 天到期', isOver: false });
  expect(dayLeft(licence, '2026-11-22', '2026-11-22', zh).text).toBe('今天到期');
  expect(dayLeft(licence, '2026-11-19', '2026-11-22', zh)).toEqual({ text: '已过期 3 天，记为异常', isOver: true });
});

test('a cleaning that must not be too long ago counts from its limit', () => {
  const cleaned = item({ date: { maxAgeDays: 90 } });
  expect(dayLeft(cleaned, '2026-09-05', '2026-11-22', zh).text).toBe('还有 12 天到期');
  expect(dayLeft(cleaned, '2026-08-20', '2026-11-22', zh)).toEqual({ text: '已过期 4 天，记为异常', isOver: true });
});

test('a date without a limit is only said to be so long ago', () => {
  expect(dayLeft(item({}), '2026-11-20', '2026-11-22', zh)).toEqual({ text: '2 天前', isOver: false });
});
