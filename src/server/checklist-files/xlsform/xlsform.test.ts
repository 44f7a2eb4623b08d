// Forms as the public standard (xlsform.org) describes them, written for these tests.
import { expect, test } from 'vitest';
import type { FileNote } from '../../../domain/checklist-file.ts';
import type { Template } from '../../../domain/template.ts';
import { writeWorkbook, type Cell, type OutSheet } from '../../sheets/write-workbook.ts';
import { readXlsx } from '../read-file.ts';

const sheet = (name: string, [heads = [], ...rows]: Cell[][]): OutSheet => ({
  name,
  columns: heads.map((head) => ({ head: head as string, width: 10 })),
  rows,
});
const read = async (...sheets: OutSheet[]) => readXlsx(await writeWorkbook(sheets));
async function form(...sheets: OutSheet[]): Promise<{ template: Template; notes: FileNote[] }> {
  const said = await read(...sheets);
  if ('rows' in said) throw new Error(JSON.stringify(said.rows));
  return said;
}
/** The notes about the sheets themselves, without those that every form gets. */
const own = (notes: readonly FileNote[]) =>
  notes
    .filter(({ code }) => !['to-fill-in', 'english-from-chinese', 'chinese-from-english'].includes(code))
    .map(({ sheet: at, row, column, code, value }) => [at, row, column, code, value]);

const settings = sheet('settings', [
  ['form_title', 'form_id'],
  ['厨房开餐检查', 'f9'],
]);

test('a daily round: choices, numbers with bounds, text, date, time, pictures, in two languages', async () => {
  const { template, notes } = await form(
    sheet('survey', [
      ['type', 'name', 'label::English (en)', 'label::中文 (zh)', 'required', 'constraint', 'appearance'],
      ['select_one ok_list', 'floor', 'Floor clean', '地面干净', 'yes', null, null],
      ['select_one colour', 'label_colour', 'Colour of the label', '标签颜色', 'true', null, null],
      ['integer', 'boxes', 'How many boxes', '多少盒', 'yes', '. > 0 and . <= 40', null],
      ['decimal', 'fridge', 'Fridge °C', '冰箱温度', 'TRUE', '. >= -1.5 and . <= 8', null],
      ['text', 'remarks', 'Remarks', '备注', null, null, null],
      ['date', 'expires', 'Expires on', '到期日', 'yes', null, null],
      ['time', 'served', 'Served at', '开餐时间', 'yes', null, null],
      ['image', 'picture', 'Picture', '照片', 'yes', null, null],
      ['image', 'signed', 'Signature', '签名', 'yes', null, 'signature'],
    ]),
    sheet('choices', [
      ['list_name', 'name', 'label::English (en)', 'label::中文 (zh)', 'abnormal'],
      ['ok_list', 'ok', 'In order', '合格', null],
      ['ok_list', 'not_ok', 'Not in order', '不合格', null],
      ['colour', 'green', 'Green', '绿', null],
      ['colour', 'red', 'Red', '红', 'yes'],
    ]),
    settings,
  );
  expect(template).toMatchObject({ code: 'F9', version: 1, name: { zh: '厨房开餐检查' }, frequency: { zh: '待填' } });
  expect(template.items.map(({ id, type, optional, photo }) => [id, type, optional ?? false, photo])).toEqual([
    ['F9-01', 'PF', false, 'none'],
    ['F9-02', 'CH', false, 'none'],
    ['F9-03', 'NUM', false, 'none'],
    ['F9-04', 'NUM', false, 'none'],
    ['F9-05', 'TXT', true, 'none'],
    ['F9-06', 'DATE', false, 'none'],
    ['F9-07', 'TIME', false, 'none'],
    ['F9-08', 'PHOTO', false, 'always'],
    ['F9-09', 'SIGN', false, 'none'],
  ]);
  expect(template.items[0]?.text).toEqual({ zh: '地面干净', en: 'Floor clean' });
  expect(template.items[1]?.options).toEqual([
    { zh: '绿', en: 'Green', abnormal: false },
    { zh: '红', en: 'Red', abnormal: true },
  ]);
  expect(template.items.slice(2, 4).map(({ limit }) => limit)).toEqual([
    { min: 1, max: 40 },
    { min: -1.5, max: 8 },
  ]);
  expect(own(notes)).toEqual([
    ['survey', 4, 'constraint', 'constraint-is-limit', '. > 0 and . <= 40'],
    ['survey', 5, 'constraint', 'constraint-is-limit', '. >= -1.5 and . <= 8'],
  ]);
  expect(notes.filter(({ code }) => code === 'to-fill-in').map(({ column }) => column)).toEqual([
    'frequency',
    'performedBy',
    'signedBy',
    'unit',
    'applies',
  ]);
});

test('what a form asks less of a food sample than the law is said with its row', async () => {
  const { notes } = await form(
    sheet('survey', [
      ['type', 'name', 'label', 'constraint'],
      ['decimal', 'grams', '每样留样克数', '. >= 100'],
      ['integer', 'hours', '留样保存小时数', '. >= 48'],
      ['select_one cold', 'fridge', '留样柜温度', null],
    ]),
    sheet('choices', [
      ['list_name', 'name', 'label', 'abnormal'],
      ['cold', 'a', '0-10℃', null],
      ['cold', 'b', '高于10℃', 'yes'],
    ]),
    settings,
  );
  const lax = notes.filter(({ code }) => code === 'laxer-than-law');
  expect(lax.map(({ sheet: at, row }) => [at, row])).toEqual([
    ['survey', 2],
    ['survey', 4],
  ]);
});

test('follow-up questions: what our logic can say is said, everything else is named and always asked', async () => {
  const lists = sheet('choices', [
    ['list_name', 'name', 'label'],
    ['state', 'pass', '正常'],
    ['state', 'fail', '异常'],
    ['kind', 'a', '漏水'],
    ['kind', 'b', '断电'],
    ['kind', 'c', '其他'],
  ]);
  const rows: [label: string, relevant: string, all: unknown, any?: unknown][] = [
    ['一', "${state} = 'fail'", [{ item: 'F9-01', is: 'abnormal' }]],
    ['二', "${state} != 'fail'", [{ item: 'F9-01', is: 'normal' }]],
    ['三', "selected(${kind}, 'a') or ${kind} = 'b'", [{ item: 'F9-02', oneOf: ['漏水', '断电'] }]],
    [
      '四',
      "(${kind} != 'c') and (${n} > 3)",
      [
        { item: 'F9-02', oneOf: ['漏水', '断电'] },
        { item: 'F9-03', min: 4 },
      ],
    ],
    [
      '五',
      '${d} >= 0.5 and ${d} <= 2',
      [
        { item: 'F9-04', min: 0.5 },
        { item: 'F9-04', max: 2 },
      ],
    ],
    ['六', "${kind} != ''", [{ item: 'F9-02', is: 'answered' }]],
    ['七', '${d} > 2', null],
    [
      '八',
      "(${state} = 'fail' or selected(${kind}, 'a'))",
      [],
      [
        { item: 'F9-01', is: 'abnormal' },
        { item: 'F9-02', oneOf: ['漏水'] },
      ],
    ],
    ['九', "not(${state} = 'fail')", null],
    ['十', '${later} = 1', null],
    ['十一', "${kind} = 'z'", null],
    [
      '十三',
      "${n} > 3 and (${state} = 'fail' or ${kind} = 'a')",
      [{ item: 'F9-03', min: 4 }],
      [
        { item: 'F9-01', is: 'abnormal' },
        { item: 'F9-02', oneOf: ['漏水'] },
      ],
    ],
    ['十四', "${kind} = 'a' or ${kind} = 'b' and ${n} > 3", null],
    ['十五', "(${state} = 'fail' or ${n} > 3) and (${state} = 'pass' or ${kind} = 'a')", null],
    ['十二', "regex(${n}, '[0-9]') ; system('rm')", null],
  ];
  const { template, notes } = await form(
    sheet('survey', [
      ['type', 'name', 'label', 'relevant'],
      ['select_one state', 'state', '状态', null],
      ['select_one kind', 'kind', '种类', null],
      ['integer', 'n', '几处', null],
      ['decimal', 'd', '多宽', null],
      ...rows.map(([label, relevant], n): Cell[] => ['text', `q${n}`, label, relevant]),
      ['integer', 'later', '后来', null],
    ]),
    lists,
    settings,
  );
  expect(template.items.slice(4, -1).map(({ text, showIf, showIfAny }) => [text.zh, showIf, showIfAny])).toEqual(
    rows.map(([label, , all, any]) => [
      label,
      any && Array.isArray(all) && all.length === 0 ? undefined : (all ?? undefined),
      any,
    ]),
  );
  expect(own(notes)).toEqual([
    ['survey', 3, 'type', 'nothing-abnormal', 'select_one kind'],
    ...rows.flatMap(([, relevant, conditions], n) =>
      conditions === null ? [['survey', 6 + n, 'relevant', 'relevant-unsupported', relevant]] : [],
    ),
  ]);
});

test('groups hand their condition down, a repeat becomes a table, several choices become rows', async () => {
  const { template, notes } = await form(
    sheet('survey', [
      ['type', 'name', 'label', 'required', 'relevant', 'constraint'],
      ['integer', 'n', '几间', 'yes', null, null],
      ['begin_group', 'rooms', '房间', null, '${n} >= 1', null],
      ['begin repeat', 'room', '逐间检查', null, null, null],
      ['text', 'no', '房号', 'yes', null, null],
      ['decimal', 'c', '温度', null, null, '. <= 30'],
      ['select_one kind', 'what', '问题', null, "${no} != ''", null],
      ['image', 'shot', '照片', null, null, null],
      ['end repeat', null, null, null, null, null],
      ['end_group', null, null, null, null, null],
      ['select_multiple kind', 'all', '都有什么', null, null, null],
    ]),
    sheet('choices', [
      ['list_name', 'name', 'label', 'abnormal'],
      ['kind', 'a', '漏水', '是'],
      ['kind', 'b', '没有', '否'],
    ]),
    settings,
  );
  const options = [
    { zh: '漏水', en: '漏水', abnormal: true },
    { zh: '没有', en: '没有', abnormal: false },
  ];
  expect(template.items.slice(1)).toMatchObject([
    {
      type: 'TABLE',
      text: { zh: '逐间检查' },
      showIf: [{ item: 'F9-01', min: 1 }],
      columns: [
        { zh: '房号', type: 'TXT', required: true },
        { zh: '温度', type: 'NUM', limit: { max: 30 } },
        { zh: '问题', type: 'CH', options },
      ],
    },
    { type: 'TABLE', optional: true, columns: [{ zh: '都有什么', type: 'CH', options }] },
  ]);
  expect(own(notes)).toEqual([
    ['survey', 3, 'type', 'group-flattened', 'begin_group'],
    ['survey', 6, 'constraint', 'constraint-is-limit', '. <= 30'],
    ['survey', 7, 'relevant', 'relevant-unsupported', "${no} != ''"],
    ['survey', 8, 'type', 'type-unsupported', 'image'],
    ['survey', 11, 'type', 'multiple-as-table', 'select_multiple kind'],
  ]);
});

test('what is not supported is named: types, columns, languages, settings, sheets', async () => {
  const { template, notes } = await form(
    sheet('survey', [
      ['type', 'name', 'label', 'label::日本語 (ja)', 'hint', 'calculation', 'required', 'constraint'],
      ['start', 'start', null, null, null, null, null, null],
      ['note', 'intro', '请先看说明', null, null, null, null, null],
      ['text', 'who', '谁在场', '誰', '写全名', null, "${x} = '1'", 'regex(., "a")'],
      ['geopoint', 'where', '位置', null, null, null, null, null],
      ['calculate', 'sum', null, null, null, '1+1', null, null],
      ['constructor', 'odd', '怪', null, null, null, null, null],
    ]),
    sheet('settings', [
      ['form_title', 'form_id', 'version', 'style'],
      ['Who was there', 'who_was_there', '2026112401', 'pages'],
    ]),
    sheet('entities', [['dataset'], ['trees']]),
  );
  expect(template.items).toMatchObject([
    { id: 'X1-01', type: 'TXT', optional: true, text: { zh: '谁在场', en: '谁在场' } },
  ]);
  expect(own(notes)).toEqual([
    ['survey', 2, 'type', 'type-unsupported', 'start'],
    ['survey', 3, 'type', 'type-unsupported', 'note'],
    ['survey', 4, 'hint', 'column-unsupported', '写全名'],
    ['survey', 4, 'constraint', 'constraint-unsupported', 'regex(., "a")'],
    ['survey', 4, 'label::日本語 (ja)', 'language-unsupported', '誰'],
    ['survey', 4, 'required', 'required-unsupported', "${x} = '1'"],
    ['survey', 5, 'type', 'type-unsupported', 'geopoint'],
    ['survey', 6, 'calculation', 'column-unsupported', '1+1'],
    ['survey', 6, 'type', 'type-unsupported', 'calculate'],
    ['survey', 7, 'type', 'type-unsupported', 'constructor'],
    ['settings', 2, 'version', 'column-unsupported', '2026112401'],
    ['settings', 2, 'style', 'column-unsupported', 'pages'],
    ['settings', 2, 'form_id', 'code-made', 'who_was_there'],
    ['entities', 0, '', 'sheet-unknown', ''],
  ]);
});

test('a form with anything wrong is refused, and every bad row is named', async () => {
  const said = await read(
    sheet('survey', [
      ['type', 'name', 'label'],
      ['text', 'a', null],
      ['text', 'b', '乙'],
      ['text', 'b', '丙'],
      ['select_one nowhere', 'c', '丁'],
      ['select_one long', 'd', '戊'],
      [null, 'e', '己'],
      ['begin repeat', 'f', '庚'],
      ['end repeat', null, null],
      ['end group', null, null],
    ]),
    sheet('choices', [
      ['list_name', 'name', 'label', 'abnormal'],
      ['long', 'x', '长'.repeat(41), '大概'],
    ]),
  );
  expect('rows' in said && said.rows.map(({ sheet: at, row, column, code }) => [at, row, column, code])).toEqual([
    ['survey', 2, 'label', 'empty'],
    ['survey', 4, 'name', 'item-twice'],
    ['survey', 5, 'type', 'list-unknown'],
    ['survey', 6, '', 'options-missing'],
    ['survey', 7, 'type', 'empty'],
    ['survey', 8, '', 'too-few'],
    ['survey', 10, 'type', 'group-open'],
    ['choices', 2, 'abnormal', 'word-unknown'],
    ['choices', 2, 'label', 'too-long'],
  ]);
});

test('a condition of a group inside a repeat is named, and whatever begins has to end', async () => {
  const survey = (...rows: Cell[][]) => sheet('survey', [['type', 'name', 'label', 'relevant'], ...rows]);
  const room: Cell[][] = [
    ['integer', 'n', '几间', null],
    ['begin_repeat', 'room', '逐间', null],
    ['begin_group', 'wet', '漏水的', '${n} >= 1'],
    ['text', 'where', '哪里', null],
  ];
  const { template, notes } = await form(
    survey(...room, ['end_group', null, null, null], ['end_repeat', null, null, null]),
    settings,
  );
  expect(template.items).toMatchObject([{ id: 'F9-01' }, { type: 'TABLE', columns: [{ zh: '哪里' }] }]);
  expect(own(notes)).toEqual([
    ['survey', 4, 'relevant', 'relevant-unsupported', '${n} >= 1'],
    ['survey', 4, 'type', 'group-flattened', 'begin_group'],
  ]);
  const bad = async (...ends: string[]) => {
    const said = await read(survey(...room, ...ends.map((end): Cell[] => [end, null, null, null])), settings);
    return 'rows' in said ? said.rows.map(({ row, code }) => [row, code]) : said.notes;
  };
  expect(await bad()).toEqual([
    [3, 'group-open'],
    [4, 'group-open'],
  ]);
  expect(await bad('end_group')).toEqual([[3, 'group-open']]);
  expect(await bad('end_repeat', 'end_group')).toEqual([
    [6, 'group-open'],
    [7, 'group-open'],
  ]);
});
