import { expect, test } from 'vitest';
import { workbookParts, zip } from '../../../tests/zip.ts';
import { readWorkbook } from './read-workbook.ts';
import { unpack } from './unpack.ts';
import { writeWorkbook } from './write-workbook.ts';

const inSheet = (rows: string) =>
  readWorkbook(zip(workbookParts(rows)))[0]!.rows.map(({ row, cells, formulas }) => [row, [...cells], formulas]);
const whyNot = (bytes: Buffer): unknown => {
  try {
    return readWorkbook(bytes);
  } catch (error) {
    return (error as { why?: string }).why ?? error;
  }
};

test('cells come back as they were written, at their own row and column', async () => {
  const written = await writeWorkbook([
    {
      name: '一',
      columns: [
        { head: '甲', width: 9 },
        { head: '乙', width: 9 },
      ],
      rows: [['=1+1', null], [], [null, 0.1], ['  <&>"\n_x0041_ ', -12]],
    },
    { name: '二', columns: [], rows: [] },
  ]);
  const [one, two] = readWorkbook(written);
  expect(one).toEqual({
    name: '一',
    rows: [
      {
        row: 1,
        cells: new Map([
          [0, '甲'],
          [1, '乙'],
        ]),
        formulas: [],
      },
      { row: 2, cells: new Map([[0, '=1+1']]), formulas: [] },
      { row: 4, cells: new Map([[1, '0.1']]), formulas: [] },
      {
        row: 5,
        cells: new Map([
          [0, '  <&>"\n_x0041_ '],
          [1, '-12'],
        ]),
        formulas: [],
      },
    ],
  });
  expect(two).toEqual({ name: '二', rows: [] });
});

test('text that looks like a formula, or like a name of the language, is written as text', async () => {
  const texts = ['constructor', '__proto__', 'toString', '=1+1', '+1', '-1', '@SUM(A1)', '=cmd|"/c calc"!A0'];
  const written = await writeWorkbook([
    { name: '一', columns: [{ head: '甲', width: 9 }], rows: texts.map((text) => [text]) },
  ]);
  const [sheet] = readWorkbook(written);
  expect(sheet?.rows.slice(1).map(({ cells }) => cells.get(0))).toEqual(texts);
  expect(sheet?.rows.flatMap(({ formulas }) => formulas)).toEqual([]);
});

test('a formula is not reckoned: what was left beside it is read, and that it is one', () => {
  expect(inSheet('<row r="3"><c r="B3"><f>1+1</f><v>7</v></c><c r="C3"><f>NOW()</f></c></row>')).toEqual([
    [3, [[1, '7']], [1, 2]],
  ]);
});

test('what other programs write is read: inline and rich texts, booleans, errors, prefixes, no addresses', () => {
  const rich = '<c t="inlineStr"><is><r><t>检</t></r><r><t>查</t></r><rPh><t>jiancha</t></rPh></is></c>';
  expect(
    inSheet(`<x:row>${rich}<c t="b"><v>1</v></c><c t="e"><v>#REF!</v></c><c t="str"><v>a_x000A_b</v></c></x:row>`),
  ).toEqual([
    [
      1,
      [
        [0, '检查'],
        [1, 'TRUE'],
        [2, '#REF!'],
        [3, 'a\nb'],
      ],
      [],
    ],
  ]);
});

test('51 macros and links to other files are neither run nor followed: what is read is what the cells say', () => {
  const [book, links, sheet] = workbookParts('<row r="1"><c r="A1"><f>[1]other!A1</f><v>7</v></c></row>');
  const more = [
    { name: 'xl/vbaProject.bin', text: 'Sub Auto_Open()' },
    { name: 'xl/externalLinks/externalLink1.xml', text: '<externalLink/>' },
    { name: 'xl/externalLinks/_rels/externalLink1.xml.rels', text: '<Relationships/>' },
  ];
  const [one] = readWorkbook(zip([book!, links!, sheet!, ...more]));
  expect(one?.rows).toEqual([{ row: 1, cells: new Map([[0, '7']]), formulas: [0] }]);
});

test('52 of merged cells the first says it, and the others say nothing', () => {
  const cells =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>3号楼</t></is></c><c r="B1"/></row><row r="2"><c r="A2"/></row>';
  const [book, links, sheet] = workbookParts(cells);
  const text = String(sheet!.text).replace(
    '</worksheet>',
    '<mergeCells><mergeCell ref="A1:B2"/></mergeCells></worksheet>',
  );
  const merged = [book!, links!, { name: sheet!.name, text }];
  expect(readWorkbook(zip(merged))[0]?.rows).toEqual([{ row: 1, cells: new Map([[0, '3号楼']]), formulas: [] }]);
});

const zeros = Buffer.alloc(20 * 1024 * 1024);

test.each<[string, Buffer, string]>([
  ['nothing', Buffer.alloc(0), 'not-xlsx'],
  ['a text', Buffer.from('编号,检查内容\n'), 'not-xlsx'],
  ['a zip file of something else', zip([{ name: 'a.txt', text: 'a' }]), 'not-xlsx'],
  ['a workbook cut short', zip(workbookParts('')).subarray(0, 300), 'not-xlsx'],
  ['a zip bomb that says so', zip([...workbookParts(''), { name: 'b', text: zeros }]), 'too-large'],
  ['a zip bomb that lies', zip([...workbookParts(''), { name: 'b', text: zeros, claims: 10 }]), 'not-xlsx'],
  [
    'a part that holds less than it claims',
    zip([...workbookParts(''), { name: 'b', text: 'x', claims: 10 }]),
    'not-xlsx',
  ],
  ['many parts', zip(Array.from({ length: 300 }, (_, n) => ({ name: `${n}`, text: '' }))), 'too-large'],
  ['rows without end', zip(workbookParts('<row><c><v>1</v></c></row>'.repeat(10_001))), 'too-large'],
  ['a cell far to the right', zip(workbookParts('<row><c r="ZZZ1"><v>1</v></c></row>')), 'too-large'],
  ['XML that is broken', zip(workbookParts('<row></sheet>')), 'not-xlsx'],
  [
    'entities of its own',
    zip([{ name: 'xl/workbook.xml', text: '<!DOCTYPE a [<!ENTITY b "c">]><workbook><sheets/></workbook>' }]),
    'not-xlsx',
  ],
])('%s is refused', (_what, bytes, why) => {
  expect(whyNot(bytes)).toBe(why);
});

test('a zip bomb that lies is stopped where its lie ends', () => {
  const bomb = zip([{ name: 'b', text: zeros, claims: 10 }]);
  expect(() => unpack(bomb)).toThrow(
    expect.objectContaining({ why: 'not-xlsx', cause: expect.objectContaining({ code: 'ERR_BUFFER_TOO_LARGE' }) }),
  );
});
