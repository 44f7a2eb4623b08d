import { expect, test } from 'vitest';
import { item } from '../../../tests/cast.ts';
import { checklistWords } from '../words/checklists.ts';
import { figuresText, figureText } from './law-text.ts';

const { zh, en } = checklistWords;

const g = { zh: 'g', en: 'g' };

test('a figure is said with its unit or its days, and of a table column by column', () => {
  expect(figureText({ limit: { min: 125, unit: g } }, zh, 'zh')).toBe('≥ 125 g');
  expect(figureText({ date: { maxAgeDays: 90 } }, zh, 'zh')).toBe('最多 90 天以前');
  expect(figureText({ date: { mustBeAhead: true } }, en, 'en')).toBe('not yet past');
  expect(figureText({ limit: { unit: g } }, zh, 'zh')).toBe('');
  const table = item({
    id: 'Z1-01',
    type: 'TABLE',
    columns: [
      { zh: '菜品', en: 'Dish' },
      { zh: '留样量', en: 'Weight', type: 'NUM', limit: { min: 125, unit: g } },
    ],
  });
  expect(figuresText(table, zh, 'zh')).toBe('留样量 ≥ 125 g');
});
