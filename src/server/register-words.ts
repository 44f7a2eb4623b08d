// What both papers of the kitchen say alike.
import type { Meal } from '../domain/kitchen.ts';
import type { Cell, Column } from './sheets/write-workbook.ts';

export const mealNames: Record<Meal, string> = {
  breakfast: '早',
  lunch: '中',
  extra: '加餐',
  dinner: '晚',
  supper: '夜宵',
};

export const heads = (of: Readonly<Record<string, number>>): Column[] =>
  Object.entries(of).map(([head, width]) => ({ head, width }));

export const dayCell = (day: string): Cell => ({ day: new Date(`${day}T00:00:00Z`) });
