import { expect, test } from 'vitest';
import { facilities } from '../../domain/school.ts';
import { conditionUses } from '../../domain/logic-rules.ts';
import * as schema from '../../domain/schema/template.ts';
import { answerTypes, type Template } from '../../domain/template.ts';
import { checklist, item } from '../../../tests/cast.ts';
import { builtInTemplates } from '../library/library.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { writeWorkbook } from '../sheets/write-workbook.ts';
import { columnFields, headFields, itemFields } from './fields.ts';
import { readJsonFile, readXlsx } from './read-file.ts';
import { sheetsOf } from './write-sheets.ts';

const library = builtInTemplates({ kind: 'university', facilities: [...facilities] });
const both = (zh: string, en = 'text') => ({ zh, en });
const bytes = (value: unknown) => Buffer.from(`\ufeff${JSON.stringify(value, null, 2)}`);
const there = async (template: Template) => readXlsx(await writeWorkbook(sheetsOf(template)));

test.each(library.map((template) => [template.code, template] as const))(
  '%s comes back from its workbook as it went in',
  async (_code, template) => {
    expect(await there(template)).toEqual({ template, notes: [] });
  },
);

test('JSON comes back as it went in, and without a version is the first', () => {
  for (const template of library) {
    expect(readJsonFile(bytes(template))).toEqual({ template, notes: [] });
    const { version: _, ...nameless } = template;
    expect(readJsonFile(bytes(nameless))).toEqual({ template, notes: [] });
  }
});

test('what is laxer than a rule is said with its row, and can be put right in the editor', async () => {
  const samples = library.find(({ code }) => code === 'K1')!;
  const items = samples.items.map((one) => (one.id === 'K1-03' ? { ...one, limit: { ...one.limit, min: 50 } } : one));
  const read = await there({ ...samples, items });
  expect('notes' in read && read.notes.map(({ sheet, value, code }) => [sheet, value, code])).toEqual([
    ['检查项', 'K1-03', 'laxer-than-law'],
  ]);
});

test('what a school wrote about a food sample itself is held to the law in a sheet and in JSON alike', async () => {
  const own = {
    ...item({ id: 'X1-01', type: 'NUM' as const }),
    text: both('每盒留样'),
    limit: { min: 100, unit: both('克') },
  };
  const column = { ...both('保存时间'), type: 'NUM' as const, limit: { min: 24, unit: both('h') } };
  const table = { ...item({ id: 'X1-02', type: 'TABLE' as const }), text: both('留样登记'), columns: [column] };
  const template = { ...checklist, code: 'X1', items: [own, table] };
  for (const read of [await there(template), readJsonFile(bytes(template))])
    expect('notes' in read && read.notes.map(({ value, code }) => [value, code])).toEqual([
      ['X1-01', 'laxer-than-law'],
      ['X1-02', 'laxer-than-law'],
    ]);
});

const limit = { min: -0.1, max: 1e-7, unit: both('℃', '°C'), note: both('说明') };
const date = { maxAgeDays: 365, mustBeAhead: true as const, note: both('到期') };
const options = [
  { ...both('绿区', 'Green'), abnormal: false },
  { ...both('1', 'Red'), abnormal: true },
];
const full: Template = {
  ...checklist,
  version: 7,
  note: both('多行\n说明', 'two\nlines'),
  passMark: 62.5,
  edition: 3,
  perAsset: 'rcd',
  noPeople: true,
  retired: true,
  items: [
    item({
      id: 'Z1-01',
      type: 'CH',
      section: both('门窗', 'Doors'),
      options,
      critical: true,
      weight: 2.5,
      leastPhotos: 3,
      once: true,
      register: 'checked',
      everyMonths: 12,
      mayBeMajor: true,
    }),
    item({
      id: 'Z1-02',
      type: 'NUM',
      optional: true,
      limit,
      range: { min: 0, max: 1, unit: both('V') },
      majorRefs: ['M1', 'M2'],
      showIf: [
        { item: 'Z1-01', is: 'answered' },
        { item: 'Z1-01', oneOf: ['绿区', 'a\\n\nb、c', '1'] },
      ],
      requiredIf: [{ item: 'Z1-01', min: -3, max: 0 }],
      showIfAny: [
        { item: 'Z1-01', is: 'abnormal' },
        { item: 'Z1-01', oneOf: ['绿区'] },
      ],
      requiredIfAny: [{ item: 'Z1-01', is: 'normal' }],
    }),
    item({
      id: 'Z1-03',
      type: 'TXT',
      phrases: [both('=1+1', '+1'), both('-2', '@x')],
      dept: null,
      grade: null,
      due: null,
    }),
    item({ id: 'Z1-06', type: 'DATE', date, made: true, copyOf: 'K1-09' }),
    item({ id: 'Z1-05', type: 'SIGN', photo: 'none', later: { roles: ['safety_office', 'principal'] } }),
    item({
      id: 'Z1-04',
      type: 'TABLE',
      text: both('=HYPERLINK("http://x")', ' _x0041_ <b>&amp;</b> '),
      columns: [
        { ...both('等级'), type: 'CH', options, required: true },
        { ...both('等级'), type: 'CH', options },
        { ...both('数量'), type: 'NUM', total: true, limit },
        { ...both('到期'), type: 'DATE', date },
        both('1'),
      ],
    }),
  ],
};

test('whatever the format can say comes back', async () => {
  expect(await there(full)).toEqual({ template: full, notes: [] });
});

test('every field of the format has its column', () => {
  const named = (fields: readonly { path: string }[]) => new Set(fields.map(({ path }) => path.split('.')[0]));
  const sheets = { item: named(itemFields), column: named(columnFields), head: named(headFields) };
  const elsewhere = new Set<string>(['options', 'columns', 'phrases', 'items', ...conditionUses]);
  const lacking = (entries: object, columns: Set<string | undefined>) =>
    Object.keys(entries).filter((key) => !columns.has(key) && !elsewhere.has(key));
  expect(lacking(schema.Item.entries, sheets.item)).toEqual([]);
  expect(lacking(schema.Column.entries, sheets.column)).toEqual([]);
  expect(lacking(schema.Template.entries, sheets.head)).toEqual([]);
});

test('every type of answer and every word is written as the word people know', async () => {
  const sheets = readWorkbook(await writeWorkbook(sheetsOf(checklist)));
  const items = sheets.find(({ name }) => name === '检查项')!;
  const heads = [...items.rows[0]!.cells.values()];
  const at = heads.indexOf('类型 type');
  const types = items.rows.slice(1).map(({ cells }) => cells.get(at));
  expect(new Set(types)).toEqual(
    new Set(['合格/不合格', '数字', '选择', '文字', '日期', '时间', '照片', '签名', '表格']),
  );
  expect(new Set(types).size).toBe(answerTypes.length);
  expect(heads.slice(0, 4)).toEqual(['编号 id', '检查内容 text.zh', '检查内容（英文） text.en', '类型 type']);
});
