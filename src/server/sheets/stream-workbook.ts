// A workbook of any length, written while its rows are read: what is held at once is one part, however long the sheet.
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, ZipPassThrough, type ZipInputFile } from 'fflate';
import { CellPictures, type CellPicture } from './cell-pictures.ts';
import { drawingPartsXml, drawingXml, rowPoints, sheetDrawing, sheetPartsXml } from './drawing-xml.ts';
import {
  contentTypesXml,
  mostSheetRows,
  packageXml,
  rowXml,
  sheetEnd,
  sheetEndWith,
  sheetStart,
  stylesXml,
  workbookPartsXml,
  workbookXml,
} from './sheet-xml.ts';
import type { Cell, Column, OutSheet } from './write-workbook.ts';

export type LongRow = { cells: readonly Cell[]; pictures?: readonly CellPicture[] };
/** `parts`: a few hundred rows at a time. Pictures stand on the first sheet only, so a longer one must not have any behind its end. */
export type LongSheet = {
  name: string;
  columns: readonly Column[];
  parts: AsyncIterable<readonly LongRow[]>;
};

const bytesOf = new TextEncoder();
/** Rows repeat themselves so much that packing harder gains little. */
const level = 1;
/** Before it there is no day in a zip file. */
const firstDay = '1980-01-01T12:00:00';

/**
 * The long sheet, then what `last` makes once all rows are read (how many there were, for one). A sheet that would be longer than a spreadsheet
 * can open goes on in another. Ends with its reader: nothing is read ahead of what is taken.
 */
export async function* streamWorkbook(sheet: LongSheet, last: () => OutSheet): AsyncGenerator<Uint8Array> {
  const made: Uint8Array[] = [];
  const zip = new Zip((error, bytes) => {
    if (error) throw error;
    if (bytes.length > 0) made.push(bytes);
  });
  const open = (name: string): ZipInputFile & { push: ZipDeflate['push'] } => {
    const file = new ZipDeflate(name, { level });
    // The same rows are the same bytes, whenever they are asked for.
    file.mtime = firstDay;
    zip.add(file);
    return file;
  };
  const put = (name: string, text: string): void => open(name).push(bytesOf.encode(text), true);

  const names = [sheet.name];
  const pictures = new CellPictures();
  const endOf = (): string =>
    names.length === 1 && pictures.anchors.length > 0 ? sheetEndWith(sheetDrawing) : sheetEnd;
  const nameOf = (): string => `xl/worksheets/sheet${names.length}.xml`;
  let file = open(nameOf());
  let n = 1;
  file.push(bytesOf.encode(sheetStart(sheet.columns)));
  for await (const rows of sheet.parts) {
    let text = '';
    for (const row of rows) {
      if (n === mostSheetRows) {
        file.push(bytesOf.encode(text + endOf()), true);
        names.push(`${sheet.name.slice(0, 26)} ${names.length + 1}`);
        [file, n, text] = [open(nameOf()), 1, sheetStart(sheet.columns)];
      }
      const height = names.length === 1 ? pictures.put(n, row.pictures ?? []) : 0;
      text += rowXml(
        ++n,
        row.cells,
        undefined,
        height > 0 ? Math.max(rowPoints(height), textPoints(row.cells, sheet.columns)) : 0,
      );
    }
    file.push(bytesOf.encode(text));
    yield* made.splice(0);
    // Others are answered between two parts.
    await setImmediate();
  }
  file.push(bytesOf.encode(endOf()), true);
  if (pictures.anchors.length > 0) {
    put('xl/worksheets/_rels/sheet1.xml.rels', sheetPartsXml);
    put('xl/drawings/drawing1.xml', drawingXml(pictures.anchors));
    put('xl/drawings/_rels/drawing1.xml.rels', drawingPartsXml(pictures.images.map(({ name }) => name)));
    for (const { name, read } of pictures.images) {
      const image = new ZipPassThrough(`xl/media/${name}`);
      image.mtime = firstDay;
      zip.add(image);
      image.push(await read(), true);
      yield* made.splice(0);
    }
  }
  const end = last();
  names.push(end.name);
  put(nameOf(), sheetStart(end.columns) + end.rows.map((row, at) => rowXml(at + 2, row)).join('') + sheetEnd);
  put('xl/styles.xml', stylesXml);
  put('xl/workbook.xml', workbookXml(names));
  put('xl/_rels/workbook.xml.rels', workbookPartsXml(names));
  put('_rels/.rels', packageXml);
  put('[Content_Types].xml', contentTypesXml(names, pictures.anchors.length > 0));
  zip.end();
  yield* made;
}

const linePoints = 15;

/** About how high a row must be for its texts: one whose height is said is not made higher for them by a spreadsheet. */
function textPoints(cells: readonly Cell[], columns: readonly Column[]): number {
  const lines = cells.map((cell, n) => (typeof cell === 'string' ? linesOf(cell, columns[n]?.width ?? 10) : 1));
  return Math.max(...lines) * linePoints;
}

/** `width` in characters; a han character counts as two. */
const linesOf = (text: string, width: number): number =>
  text.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0);
const widthOf = (line: string): number => Array.from(line).reduce((sum, one) => sum + (one > '\u00ff' ? 2 : 1), 0);
