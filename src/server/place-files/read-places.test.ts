import { expect, test } from 'vitest';
import { canteen, dorm3, floor2, id } from '../../../tests/cast.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { placeCode } from '../../domain/place-code.ts';
import { writeWorkbook, type Cell } from '../sheets/write-workbook.ts';
import { placeSheet } from './place-sheet.ts';
import { readPlaces } from './read-places.ts';

const known = [dorm3, floor2, canteen];
const heads = ['楼栋', 'Floor', '房间 room', '点位', '编号'];
let made = 0;
async function read(rows: Cell[][], places: readonly Place[] = known, head = heads) {
  const columns = head.map((text) => ({ head: text, width: 10 }));
  const bytes = await writeWorkbook([{ name: 'Sheet1', columns, rows }]);
  return readPlaces(bytes, new Map(places.map((place) => [place.id, place])), () => id(3000 + ++made));
}
const bad = async (rows: Cell[][]) => {
  const said = await read(rows);
  return 'rows' in said ? said.rows.map(({ row, code }) => [row, code]) : said;
};
const names = (said: Awaited<ReturnType<typeof read>>) => ('places' in said ? said.places.map(placeName) : said);

test('what was taken away comes back as it was', async () => {
  const sheet = placeSheet(known);
  const said = readPlaces(await writeWorkbook([sheet]), new Map(known.map((place) => [place.id, place])), () => id(1));
  expect(said).toEqual({ places: [], added: 0, renamed: 0, moved: 0, same: 3 });
});

test('new rows are new places, with what they lie in where that is new too', async () => {
  const said = await read([
    ['5号楼', '1层', '101'],
    ['5号楼', '1层', '102'],
    ['3号宿舍楼', '2层', '201', '门后'],
    ['西门'],
  ]);
  expect(names(said)).toEqual([
    '5号楼',
    '5号楼 1层',
    '5号楼 1层 101',
    '5号楼 1层 102',
    '3号宿舍楼 2层 201',
    '3号宿舍楼 2层 201 门后',
    '西门',
  ]);
  expect(said).toMatchObject({ added: 7, renamed: 0, moved: 0, same: 0 });
});

test('a row with its code is renamed or moved, whatever the order and however the others call it', async () => {
  const said = await read([
    ['兰苑', '2层', '201'],
    ['食堂', '二层', null, null, placeCode(floor2).toLowerCase()],
    ['兰苑', null, null, null, placeCode(dorm3)],
  ]);
  expect(names(said)).toEqual(['兰苑', '兰苑 2层', '兰苑 2层 201', '食堂 二层']);
  expect(said).toMatchObject({ added: 2, renamed: 2, moved: 1 });
});

test('every bad row is named, and nothing is taken', async () => {
  expect(
    await bad([
      ['好楼'],
      [null, '1层'],
      ['楼'.repeat(41)],
      [null, null, null, null, placeCode(floor2)],
      ['5号楼', null, null, null, '扫码'],
    ]),
  ).toEqual([
    [3, 'order'],
    [4, 'too-long'],
    [5, 'empty'],
    [6, 'code-unknown'],
  ]);
  expect(
    await bad([
      ['5号楼'],
      ['5号楼'],
      ['甲', null, null, null, placeCode(canteen)],
      ['乙', null, null, null, placeCode(canteen)],
      ['丙', null, null, null, '4F7K-92XM'],
    ]),
  ).toEqual([
    [3, 'place-twice'],
    [5, 'code-twice'],
    [6, 'code-unknown'],
  ]);
  expect(await read([['1']], known, ['什么'])).toEqual({ rows: [{ row: 0, value: '', code: 'sheet-missing' }] });
  expect(readPlaces(Buffer.from('no'), new Map(), () => id(1))).toMatchObject({ rows: [{ code: 'not-xlsx' }] });
});

test('five thousand places go out and come back', async () => {
  const many = Array.from({ length: 5000 }, (_, n): Place => ({
    id: id(5000 + n),
    kind: 'room',
    name: String(n),
    ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
  }));
  const bytes = await writeWorkbook([placeSheet([...known, ...many])]);
  const book = new Map([...known, ...many].map((place) => [place.id, place]));
  expect(readPlaces(bytes, book, () => id(1))).toMatchObject({ added: 0, same: 5003 });
});
