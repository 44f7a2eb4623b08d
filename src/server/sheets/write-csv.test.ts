import { expect, test } from 'vitest';
import { csvLine } from './write-csv.ts';

const cell = (text: string): string => csvLine([text]).slice(0, -2);

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(1)',
  '\t=1+1',
  ' =1+1',
  '\u00A0=1+1',
  '\uFEFF=1+1',
  '\n=1+1',
  '\r\n@SUM(1)',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '　＝1+1',
])('T23 what a spreadsheet might reckon has a mark before it: %j', (text) => {
  expect(cell(text).replace(/^"/, '')).toMatch(/^'/);
});

test('T23 nothing inside a cell can begin another one, whatever is taken for what parts them', () => {
  for (const text of ['灯;=1+1', '灯\t=1+1', '灯,=1+1', '灯\n=1+1', '灯"=1+1'])
    expect(cell(text)).toBe(`"${text.replaceAll('"', '""')}"`);
});

test('plain words and numbers stay as they are', () => {
  expect(csvLine(['灯不亮', '3-2 楼', -4, null, ''])).toBe('灯不亮,3-2 楼,-4,,\r\n');
});
