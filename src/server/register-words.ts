// How the papers of the kitchen are laid out as sheets.
import type { Cell, Column } from './sheets/write-workbook.ts';

export { mealNames } from '../domain/ledgers/samples.ts';

export const heads = (of: Readonly<Record<string, number>>): Column[] =>
  Object.entries(of).map(([head, width]) => ({ head, width }));

export const dayCell = (day: string): Cell => ({ day: new Date(`${day}T00:00:00Z`) });
