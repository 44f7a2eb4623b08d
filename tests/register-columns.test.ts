// The register is one book: on the screen, on paper and in the workbook it has the columns of the form (`domain.md` 8.5).
import { expect, test } from 'vitest';
import { kitchen } from '../src/app/words/zh/kitchen.ts';
import { fridgeReadings, samples } from '../src/domain/ledgers/samples.ts';

test('what is on the screen and what is on paper and in files have the same columns', () => {
  expect(Object.values(kitchen.columns)).toEqual(samples.heads.map(({ head }) => head));
  expect(Object.values(kitchen.readingColumns)).toEqual(fridgeReadings.heads.map(({ head }) => head));
});
