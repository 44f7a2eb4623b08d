import { expect, test } from 'vitest';
import type { Answer } from '../../domain/answer.ts';
import { answersById } from '../../domain/inspection.ts';
import type { Item } from '../../domain/template.ts';
import { lastLeftOpen } from './left-open.ts';

const on = '2026-11-22';
const item = (id: string, about: Partial<Item> = {}) => ({ id, type: 'PF', photo: 'on-fail', ...about }) as Item;
const remarks = item('F1-03', { type: 'TXT', optional: true, photo: 'none' });
const asked = [item('F1-01'), item('F1-02'), remarks, item('F1-04')];
const passed = (itemId: string): Answer => ({ itemId, value: 'pass', via: 'tap', at: 1, photos: [] });

test('the way back leads to the nearest item above that was passed over, and past what may stay empty', () => {
  const back = (here: string | null, ...given: string[]) =>
    lastLeftOpen({ asked, answers: answersById(given.map(passed)), here }, on)?.id;
  expect(back('F1-04')).toBe('F1-02');
  expect(back('F1-04', 'F1-02')).toBe('F1-01');
  expect(back('F1-01')).toBeUndefined();
  expect(back('F1-04', 'F1-01', 'F1-02')).toBeUndefined();
  expect(back(null)).toBeUndefined();
});
