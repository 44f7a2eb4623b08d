// The register is one book: on the screen, on paper and in the workbook it has the columns of the form (`domain.md` 8.5).
import { expect, test } from 'vitest';
import { kitchen } from '../src/app/words/zh/kitchen.ts';
import { registerSheets } from '../src/server/register-sheets.ts';

test('what is on the screen and what is in the workbook have the same columns', () => {
  const [samples, readings] = registerSheets([{ name: '', samples: [], readings: [], gaps: [] }], 'Asia/Shanghai');
  expect(Object.values(kitchen.columns)).toEqual(samples!.columns.map(({ head }) => head));
  expect(Object.values(kitchen.readingColumns)).toEqual(readings!.columns.map(({ head }) => head));
});
