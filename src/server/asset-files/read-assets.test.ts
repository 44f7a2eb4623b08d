import { expect, test } from 'vitest';
import { asset, canteen, dorm3, floor2, id } from '../../../tests/cast.ts';
import { keptAs, type AssetRecord } from '../../domain/asset.ts';
import { placesByName } from '../school-file/places-by-name.ts';
import { writeWorkbook, type Cell } from '../sheets/write-workbook.ts';
import { assetSheet } from './asset-sheet.ts';
import { readAssets, type AssetsNow } from './read-assets.ts';

const record = (n: number, over: Parameters<typeof asset>[0] = {}): AssetRecord => ({
  ...asset({ id: id(600 + n), placeId: floor2.id, label: `${n}号`, ...over }),
  entries: [id(800 + n)],
  byName: '李建国',
  at: 0,
});
const lift = record(2, { ...keptAs('lift'), agent: null, made: null, checked: '2026-03-01', due: '2027-03-01' });
const known = [record(1), lift, record(3, { retired: { reason: '报废' } })];
const heads = ['编号', 'Category', '类型规格 agent', '位置', '出厂日期', '检验日期', '下次检验日期', '备注', '登记号'];
let made = 0;
const now = (over: Partial<AssetsNow> = {}): AssetsNow => ({
  assets: known,
  placeOf: placesByName([dorm3, floor2, canteen]),
  scope: [],
  newId: () => id(7000 + ++made),
  ...over,
});
async function read(rows: Cell[][], over: Partial<AssetsNow> = {}, head = heads) {
  const columns = head.map((text) => ({ head: text, width: 10 }));
  return readAssets(await writeWorkbook([{ name: 'Sheet1', columns, rows }]), now(over));
}
const bad = async (rows: Cell[][], over?: Partial<AssetsNow>) => {
  const said = await read(rows, over);
  return 'rows' in said ? said.rows.map(({ row, column, code }) => [row, column, code]) : said;
};
const there = '3号宿舍楼 2层';

test('what was taken away comes back as it was, without what is out of use', async () => {
  const bytes = await writeWorkbook([assetSheet(known, [dorm3, floor2, canteen])]);
  expect(readAssets(bytes, now())).toEqual({ assets: [], added: 0, changed: 0, same: 2 });
});

test('new rows are new things, and dates are read as people and spreadsheets write them', async () => {
  const said = await read([
    ['9号', '灭火器', '干粉', '3号宿舍楼2层', '2024年5月', null, null, '门后'],
    ['1号梯', 'Lift', null, '食堂', 43221, '2026/3/1', '2027.3.1'],
  ]);
  expect(said).toMatchObject({
    added: 2,
    assets: [
      { label: '9号', category: 'extinguisher', agent: 'powder', placeId: floor2.id, made: '2024-05', note: '门后' },
      { category: 'lift', agent: null, placeId: canteen.id, made: '2018-05', checked: '2026-03-01', due: '2027-03-01' },
    ],
  });
});

test('a row is the thing of its line, or of that number at that place; an empty cell takes away, a missing column leaves', async () => {
  const said = await read([
    ['二号梯', '电梯', null, there, null, '2026-03-01', null, null, lift.id],
    ['1号', '灭火器', '水基', there, null],
  ]);
  expect(said).toMatchObject({
    added: 0,
    changed: 2,
    assets: [
      { id: lift.id, label: '二号梯', checked: '2026-03-01', due: null },
      { id: id(601), agent: 'water', made: null },
    ],
  });
  const few = await read([['1号', '灭火器', there]], {}, ['编号', '类别', '位置']);
  expect(few).toEqual({ assets: [], added: 0, changed: 0, same: 1 });
});

test('nothing is taken where a cell is wrong: each is named with its row and column', async () => {
  expect(
    await bad([
      [null, '灭火器', null, there],
      ['五号', '飞机', null, there],
      ['六号', '电梯', '干粉', there],
      ['七号', '灭火器', '沙子', there],
      ['八号', '灭火器', null, '9号楼'],
      ['九号', '灭火器', null, there, '去年'],
      ['十号', '灭火器', null, there, null, '2026-02-30'],
      ['十一号', '灭火器', null, there, null, null, null, null, id(999)],
      ['3号', '灭火器', null, there, null, null, null, null, id(603)],
      ['1号', '电梯', null, there, null, null, null, null, id(601)],
      ['2号', '电梯', null, '食堂', null, null, null, null, lift.id],
      ['好的', '灭火器', null, there],
      ['好的', '灭火器', null, there],
    ]),
  ).toEqual([
    [2, 'label', 'label-missing'],
    [3, 'kind', 'kind-unknown'],
    [4, 'agent', 'agent-not-asked'],
    [5, 'agent', 'agent-unknown'],
    [6, 'place', 'place-unknown'],
    [7, 'made', 'month'],
    [8, 'checked', 'day'],
    [9, 'id', 'id-unknown'],
    [10, 'id', 'asset-retired'],
    [11, 'kind', 'other-kind'],
    [12, 'place', 'elsewhere'],
    [14, 'label', 'asset-twice'],
  ]);
});

test('a place has room for 200, a manager of one building brings nothing to another, and a file that is none is said to be', async () => {
  const many = Array.from({ length: 201 }, (_, n): Cell[] => [`${n}号机`, '其他设备', null, '食堂']);
  expect(await bad(many)).toEqual([[202, 'place', 'too-many']]);
  expect(await bad([['1号', '灭火器', null, '食堂']], { scope: [dorm3.id] })).toEqual([[2, 'place', 'out-of-scope']]);
  expect(readAssets(Buffer.from('no'), now())).toEqual({
    rows: [{ row: 0, column: null, value: '', code: 'not-xlsx' }],
  });
  expect(await read([['1号']], {}, ['编号'])).toMatchObject({ rows: [{ row: 0, code: 'sheet-missing' }] });
});
