// Pictures over the cells of a workbook that is written row by row, and signatures drawn as pictures.
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { imageSize } from 'image-size';
import type { CellPicture } from './cell-pictures.ts';
import { drawnPng } from './png.ts';
import { streamWorkbook, type LongRow } from './stream-workbook.ts';
import { readWorkbook } from './read-workbook.ts';
import { unpack } from './unpack.ts';

const columns = [
  { head: '日期', width: 12 },
  { head: '照片', width: 10 },
];
const end = () => ({ name: '说明', columns: [{ head: '行数', width: 10 }], rows: [[3]] });

async function made(rows: readonly LongRow[]): Promise<Buffer> {
  async function* parts() {
    for (const row of rows) yield [row];
  }
  const pieces: Uint8Array[] = [];
  for await (const piece of streamWorkbook({ name: '表', columns, parts: parts() }, end)) pieces.push(piece);
  return Buffer.concat(pieces);
}

const drawing = { strokes: [[10, 10, 290, 140]], width: 300, height: 150 };

test('a picture stands over its cell, once in the file however often it is shown, and its row is high enough', async () => {
  const { bytes, width, height } = drawnPng(drawing);
  let read = 0;
  const picture: CellPicture = {
    column: 1,
    key: 'one',
    type: 'image/png',
    width,
    height,
    read: async () => {
      read++;
      return bytes;
    },
  };
  const book = await made([
    { cells: ['2026-11-22', 2], pictures: [picture] },
    { cells: ['2026-11-23', null] },
    { cells: ['2026-11-24', 1], pictures: [picture] },
  ]);
  expect(read).toBe(1);
  const parts = unpack(book);
  expect([...parts.keys()].filter((name) => name.startsWith('xl/media/'))).toEqual(['xl/media/image1.png']);
  expect(Buffer.compare(parts.get('xl/media/image1.png')!, bytes)).toBe(0);
  const text = (name: string): string => parts.get(name)!.toString('utf8');
  const anchors = [
    ...text('xl/drawings/drawing1.xml').matchAll(/<xdr:col>(\d+)<\/xdr:col>.*?<xdr:row>(\d+)<\/xdr:row>/g),
  ];
  expect(anchors.map(([, column, row]) => [column, row])).toEqual([
    ['1', '1'],
    ['1', '3'],
  ]);
  const sheet = text('xl/worksheets/sheet1.xml');
  expect(sheet).toMatch(/<row r="2" ht="\d+(\.\d+)?" customHeight="1">/);
  expect(sheet).toContain('<row r="3"><c');
  expect(sheet).toMatch(/<\/sheetData><drawing [^>]*r:id="rId1"\/><\/worksheet>$/);
  expect(text('[Content_Types].xml')).toContain('Extension="png"');
  expect(readWorkbook(book)[0]?.rows.map(({ cells }) => cells.get(0))).toEqual([
    '日期',
    '2026-11-22',
    '2026-11-23',
    '2026-11-24',
  ]);
});

test('a workbook without pictures is as it was', async () => {
  const parts = unpack(await made([{ cells: ['2026-11-22', 2] }]));
  expect([...parts.keys()].filter((name) => /media|drawing/.test(name))).toEqual([]);
  expect(parts.get('[Content_Types].xml')!.toString()).not.toContain('png');
});

test('a signature is drawn as it was written, and what lies outside of its box spoils nothing', () => {
  const { bytes, width, height } = drawnPng(drawing);
  expect({ width, height }).toEqual({ width: 240, height: 120 });
  expect(imageSize(bytes)).toMatchObject({ width, height, type: 'png' });
  const at = bytes.indexOf('IDAT');
  const rows = inflateSync(bytes.subarray(at + 4, at + 4 + bytes.readUInt32BE(at - 4)));
  const isDark = (x: number, y: number): boolean => rows[y * (width + 1) + 1 + x] === 0;
  expect([isDark(8, 8), isDark(120, 60), isDark(231, 111), isDark(8, 111)]).toEqual([true, true, true, false]);
  for (const strokes of [[[]], [[5]], [[-10_000, -10_000, 10_000, 10_000]], [[1, 1]]])
    expect(imageSize(drawnPng({ strokes, width: 0, height: -5 }).bytes).type).toBe('png');
});
