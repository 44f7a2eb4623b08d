import { expect, test } from 'vitest';
import { checklist } from '../../../tests/cast.ts';
import { writeWorkbook, type Cell, type OutSheet } from '../sheets/write-workbook.ts';
import { readJsonFile, readXlsx } from './read-file.ts';
import { sheetsOf } from './write-sheets.ts';

const sheet = (name: string, [heads = [], ...rows]: Cell[][]): OutSheet => ({
  name,
  columns: heads.map((head) => ({ head: head as string, width: 10 })),
  rows,
});
const read = async (...sheets: OutSheet[]) => readXlsx(await writeWorkbook(sheets));
const bad = async (...sheets: OutSheet[]) => {
  const said = await read(...sheets);
  return 'rows' in said
    ? said.rows.map(({ sheet: at, row, column, code, value }) => [at, row, column, code, value])
    : said;
};

const head = sheet('清单', [
  ['项', '内容', '英文'],
  ['编号', 'ｆ9'],
  ['名称', '厨房检查', 'Kitchen'],
  ['频次 frequency', '每天', 'Daily'],
  ['performed by', '厨师', 'Cook'],
  ['签字人', '厨师长', 'Chef'],
  ['检查单位', '食堂', 'Canteen'],
  ['适用', '学校', 'Schools'],
  ['岗位', '留样员、食品安全员', null],
]);

test('a sheet as a person types it: Chinese or English words, width, case and spaces as they come', async () => {
  const said = await read(
    head,
    sheet('检查项', [
      ['编号', '检查内容', 'text.en', '类型', '拍照', '等级', '整改期限', '可不填', '下限', '单位', '依据核实'],
      [
        ' f9-01 ',
        '地面干净',
        'Floor clean',
        ' 合格 / 不合格 ',
        '异常时拍',
        '较大隐患',
        '２４小时',
        '否',
        null,
        null,
        'v',
      ],
      ['Ｆ9-02', '温度', 'Temperature', 'ＮＵＭＢＥＲ', 'none', 'g', 'd1', '√', '－1.50', '℃', '待核'],
    ]),
  );
  if ('rows' in said) throw new Error(JSON.stringify(said.rows));
  expect(said.template).toMatchObject({
    code: 'F9',
    version: 1,
    roles: ['sampler', 'food_officer'],
    reasons: [],
    note: null,
  });
  expect(said.template.items).toMatchObject([
    { id: 'F9-01', type: 'PF', photo: 'on-fail', grade: 'L', due: 'D1', flag: 'V', dept: null, source: '' },
    { id: 'F9-02', type: 'NUM', photo: 'none', grade: 'G', due: 'D1', optional: true, flag: 'U' },
  ]);
  expect(said.template.items[0]).not.toHaveProperty('optional');
  expect(said.template.items[1]?.limit).toEqual({ min: -1.5, unit: { zh: '℃', en: '℃' } });
  expect(said.notes).toEqual([
    { sheet: '检查项', row: 3, column: '单位（英文） limit.unit.en', code: 'english-from-chinese', value: '' },
  ]);
});

test('every bad row is named, on every sheet, and nothing is imported', async () => {
  const rows = await bad(
    sheet('清单', [
      ['项', '内容', '英文'],
      ['编号', '厨房', null],
      ['名称', '甲', 'A'],
      ['名称', '乙', 'B'],
      ['版本', '第二版', null],
    ]),
    sheet('检查项', [
      ['编号', '检查内容', '检查内容（英文）', '类型', '等级', '下限', '最少张数', '分值'],
      ['F9-01', '甲', 'A', '打勾', '很大', '约五', '0', '1001'],
      ['F9-01', '乙', 'B', '数字', null, null, null, null],
      ['第三', null, 'C', '选择', null, null, null, null],
      ['F9-04', '丁'.repeat(401), 'D', '表格', null, null, null, null],
    ]),
    sheet('选项', [
      ['编号', '属于表格列', '选项', '选项（英文）'],
      ['F9-77', null, '绿', 'green'],
      ['F9-04', '没有的列', '绿', 'green'],
      ['F9-04', '颜色', '绿', null],
    ]),
    sheet('表格列', [
      ['编号', '列名', '类型'],
      ['F9-04', '颜色', '照片'],
    ]),
    sheet('条件', [
      ['编号', '用途', '看哪一项', '结果'],
      ['F9-01', '显示', 'F9-04', '正常'],
      ['F9-04', '隐藏', 'F9-01', '正常'],
      ['F9-04', '显示', 'F9-01', null],
    ]),
  );
  expect(rows).toEqual([
    ['清单', 0, '频次', 'empty', ''],
    ['清单', 0, '检查人', 'empty', ''],
    ['清单', 0, '签字人', 'empty', ''],
    ['清单', 0, '检查单位', 'empty', ''],
    ['清单', 0, '适用', 'empty', ''],
    ['清单', 2, '内容', 'bad-template-code', '厨房'],
    ['清单', 4, '项', 'said-twice', '名称'],
    ['清单', 5, '内容', 'not-a-number', '第二版'],
    ['检查项', 2, '类型', 'word-unknown', '打勾'],
    ['检查项', 2, '等级', 'word-unknown', '很大'],
    ['检查项', 2, '下限', 'not-a-number', '约五'],
    ['检查项', 2, '分值', 'out-of-range', '1001'],
    ['检查项', 2, '最少张数', 'out-of-range', '0'],
    ['检查项', 3, '编号', 'item-twice', 'F9-01'],
    ['检查项', 4, '编号', 'bad-item-id', '第三'],
    ['检查项', 4, '类型', 'options-missing', '选择'],
    ['检查项', 5, '检查内容', 'too-long', '丁'.repeat(100)],
    ['选项', 2, '编号', 'item-unknown', 'F9-77'],
    ['选项', 3, '属于表格列', 'table-column-unknown', '没有的列'],
    ['表格列', 2, '类型', 'word-unknown', '照片'],
    ['条件', 2, '看哪一项', 'condition-unknown', 'F9-04'],
    ['条件', 3, '用途', 'word-unknown', '隐藏'],
    ['条件', 4, '看哪一项', 'condition-unknown', 'F9-01'],
  ]);
});

test('what its type cannot be answered with is named at its row', async () => {
  const items = sheet('检查项', [
    ['编号', '检查内容', '类型', '下限', '上限', '单位', '最多天数'],
    ['F9-01', '颜色', '选择', null, null, null, null],
    ['F9-02', '温度', '数字', '9', '3', '℃', null],
    ['F9-03', '登记', '表格', null, null, null, null],
    ['F9-04', '重量', '数字', null, null, null, null],
    ['F9-05', '备注', '文字', '9', null, null, '30'],
    ['F9-06', '明细', '表格', null, null, null, null],
    ['F9-07', '好坏', '选择', null, null, null, null],
  ]);
  const options = sheet('选项', [
    ['编号', '属于表格列', '选项'],
    ['F9-04', null, '绿'],
    ['F9-06', '量', '多'],
    ['F9-07', null, '好'],
    ['F9-07', null, '好'],
  ]);
  const columns = sheet('表格列', [
    ['编号', '列名', '类型', '下限', '上限'],
    ['F9-06', '量', '数字', '9', '3'],
    ['F9-06', '色', '选择', null, null],
    ['F9-07', '多余', '文字', null, null],
  ]);
  expect(await bad(head, items, options, columns)).toEqual([
    ['检查项', 2, '类型', 'options-missing', '选择'],
    ['检查项', 3, '下限', 'limits-crossed', '9'],
    ['检查项', 4, '类型', 'columns-missing', '表格'],
    ['检查项', 6, '下限', 'not-of-type', '9'],
    ['检查项', 6, '最多天数', 'not-of-type', '30'],
    ['检查项', 8, '类型', 'options-missing', '选择'],
    ['选项', 2, '', 'not-of-type', ''],
    ['选项', 3, '', 'not-of-type', ''],
    ['表格列', 2, '下限', 'limits-crossed', '9'],
    ['表格列', 3, '类型', 'options-missing', '选择'],
    ['表格列', 4, '', 'not-of-type', ''],
  ]);
});

test('what is not understood is named, never dropped without a word', async () => {
  const [first, items, ...others] = sheetsOf(checklist) as [OutSheet, OutSheet, ...OutSheet[]];
  const said = await read(
    { ...first, rows: first.rows.concat([['校训', '团结', null]]) },
    items,
    ...others,
    sheet('草稿', [['随手记']]),
    sheet('空表', []),
  );
  expect(said).toEqual({
    template: checklist,
    notes: [
      { sheet: '清单', row: 19, column: '项 field', code: 'field-unknown', value: '校训' },
      { sheet: '草稿', row: 0, column: '', code: 'sheet-unknown', value: '' },
    ],
  });
  const wider = {
    ...items,
    columns: [...items.columns, { head: '备注', width: 10 }],
    rows: items.rows.map((row, n) => row.concat(n === 2 ? '问老王' : null)),
  };
  expect(await read(first, wider, ...others)).toMatchObject({
    notes: [{ sheet: '检查项', row: 4, column: '备注', code: 'column-unknown', value: '问老王' }],
  });
});

test('a missing sheet or column is named once, and no sheet of ours is no checklist', async () => {
  expect(await bad(sheet('检查项', [['编号', '类型']]))).toEqual([
    ['清单', 0, '', 'sheet-missing', ''],
    ['检查项', 0, '', 'too-few', ''],
    ['检查项', 1, '检查内容 text.zh', 'column-missing', ''],
  ]);
  expect(await bad(sheet('Sheet1', [['甲']]))).toEqual([['', 0, '', 'not-a-checklist', '']]);
});

test('JSON: every fault by its item and path, and what is none at all', () => {
  const json = (value: unknown) => {
    const said = readJsonFile(Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)));
    return 'rows' in said ? said.rows.map(({ row, column, code, value: shown }) => [row, column, code, shown]) : said;
  };
  const [first, second, ...others] = checklist.items;
  expect(
    json({
      ...checklist,
      name: { zh: '' },
      more: 1,
      items: [{ ...first, type: 'XX' }, { ...second, id: 'Z1-01' }, ...others],
    }),
  ).toEqual([
    [0, 'name.zh', 'empty', ''],
    [0, 'name.en', 'empty', ''],
    [0, 'more', 'unknown-field', '1'],
    [1, 'type', 'word-unknown', 'XX'],
    [2, 'id', 'item-twice', 'Z1-01'],
  ]);
  expect(json('[]')).toEqual([[0, '', 'not-a-checklist', '']]);
  expect(json('{"__proto__": {"code": "F1"}}')).toEqual([[0, '', 'bad-json', '']]);
  expect(json('{"code": "F1", "code": "F2"}')).toEqual([[0, '', 'bad-json', '']]);
  expect(json('编号')).toEqual([[0, '', 'bad-json', '']]);
});
