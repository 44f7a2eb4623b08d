import { expect, test } from 'vitest';
import { usualFacilities } from '../../domain/school.ts';
import { builtInTemplates } from '../../server/library/library.ts';
import { checklists as en } from '../words/en/checklists.ts';
import { checklists as zh } from '../words/zh/checklists.ts';
import { howMany } from './how-many.ts';

const library = builtInTemplates({ kind: 'secondary', facilities: [...usualFacilities.secondary] });
const of = (code: string) => library.find((one) => one.code === code)!;

test('a checklist says how many items are asked, and why the others are not', () => {
  expect(howMany(of('D4'), zh)).toBe('5 项');
  expect(howMany(of('D2'), zh)).toBe('9 项，另 1 项看回答才问，另 1 项交后由别人签');
  expect(howMany(of('F1'), en)).toBe('19 items, 1 more signed by somebody else afterwards');
});
