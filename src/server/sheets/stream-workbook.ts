// A workbook of any length, written while its rows are read: what is held at once is one part, however long the sheet.
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate, type ZipInputFile } from 'fflate';
import {
  contentTypesXml,
  mostSheetRows,
  packageXml,
  rowXml,
  sheetEnd,
  sheetStart,
  stylesXml,
  workbookPartsXml,
  workbookXml,
} from './sheet-xml.ts';
import type { Cell, Column, OutSheet } from './write-workbook.ts';

/** `parts`: a few hundred rows at a time. */
export type LongSheet = {
  name: string;
  columns: readonly Column[];
  parts: AsyncIterable<readonly (readonly Cell[])[]>;
};

const bytesOf = new TextEncoder();
/** Rows repeat themselves so much that packing harder gains little. */
const level = 1;

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
    zip.add(file);
    return file;
  };
  const put = (name: string, text: string): void => open(name).push(bytesOf.encode(text), true);

  const names = [sheet.name];
  const nameOf = (): string => `xl/worksheets/sheet${names.length}.xml`;
  let file = open(nameOf());
  let n = 1;
  file.push(bytesOf.encode(sheetStart(sheet.columns)));
  for await (const rows of sheet.parts) {
    let text = '';
    for (const row of rows) {
      if (n === mostSheetRows) {
        file.push(bytesOf.encode(text + sheetEnd), true);
        names.push(`${sheet.name.slice(0, 26)} ${names.length + 1}`);
        [file, n, text] = [open(nameOf()), 1, sheetStart(sheet.columns)];
      }
      text += rowXml(++n, row);
    }
    file.push(bytesOf.encode(text));
    yield* made.splice(0);
    // Others are answered between two parts.
    await setImmediate();
  }
  file.push(bytesOf.encode(sheetEnd), true);
  const end = last();
  names.push(end.name);
  put(nameOf(), sheetStart(end.columns) + end.rows.map((row, at) => rowXml(at + 2, row)).join('') + sheetEnd);
  put('xl/styles.xml', stylesXml);
  put('xl/workbook.xml', workbookXml(names));
  put('xl/_rels/workbook.xml.rels', workbookPartsXml(names));
  put('_rels/.rels', packageXml);
  put('[Content_Types].xml', contentTypesXml(names));
  zip.end();
  yield* made;
}
