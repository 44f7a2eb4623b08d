// Rows as a workbook that Excel and WPS open. Text stays text: `=1+1` is shown, never reckoned.
import writeExcelFile, { type Cell as ExcelCell } from 'write-excel-file/node';

/** A date is written by its UTC parts (`wallClock` makes them the school's): the day, the time of day, or both. */
export type Cell = string | number | null | { day: Date } | { clock: Date } | { time: Date };
/** `width` in characters; a han character counts as two. */
export type Column = { head: string; width: number };
export type OutSheet = {
  name: string;
  columns: readonly Column[];
  rows: readonly (readonly Cell[])[];
  pictures?: readonly Picture[];
};
/** Shown small in the cell of a row (of `rows`) and a column, both from 0, under what stands there. `width`, `height`: its own, in pixels. */
export type Picture = { row: number; column: number; content: Buffer; type: string; width: number; height: number };

/** What a picture is shown within, and how far below the text of its cell; pixels, of which 96 are an inch of 72 points. */
const frame = { width: 96, height: 72, below: 20 };
const dpi = 96;
const rowHeight = ((frame.height + frame.below + 4) * 72) / dpi;
const pictureChars = 14;

export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The sheets in this order, each with its heads in bold on a row that stays in sight. */
export async function writeWorkbook(sheets: readonly OutSheet[]): Promise<Buffer> {
  const made = sheets.map(({ name, columns, rows, pictures = [] }) => {
    const tall = new Set(pictures.map(({ row }) => row));
    const broad = new Set(pictures.map(({ column }) => column));
    return {
      sheet: name,
      columns: columns.map(({ width }, n) => ({ width: broad.has(n) ? Math.max(width, pictureChars) : width })),
      stickyRowsCount: 1,
      images: pictures.map(imageOf),
      data: [
        columns.map(({ head }) => ({ ...inText(head), fontWeight: 'bold' as const, backgroundColor: '#eef2f5' })),
        ...rows.map((row, n) => (tall.has(n) ? row.map(excelCell).map(inTallRow) : row.map(excelCell))),
      ],
    };
  });
  return writeExcelFile(made).toBuffer();
}

/** Whole within the frame. */
function imageOf({ row, column, content, type, width, height }: Picture) {
  const scale = Math.min(frame.width / width, frame.height / height);
  const [shownWidth, shownHeight] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [
    number,
    number,
  ];
  // The heads are the first row, and both are counted from 1.
  const anchor = { row: row + 2, column: column + 1 };
  return { content, contentType: type, width: shownWidth, height: shownHeight, dpi, anchor, offsetY: frame.below };
}

const inTallRow = (cell: ExcelCell, n: number): ExcelCell =>
  n === 0 && cell !== null && typeof cell === 'object'
    ? (Object.assign({}, cell, { height: rowHeight }) as ExcelCell)
    : cell;

function excelCell(cell: Cell): ExcelCell {
  if (cell === null || cell === '') return null;
  if (typeof cell === 'number') return { type: Number, value: cell };
  if (typeof cell === 'string') return inText(cell);
  if ('day' in cell) return { type: Date, value: cell.day, format: 'yyyy-mm-dd' };
  if ('clock' in cell) return { type: Date, value: cell.clock, format: 'hh:mm' };
  return { type: Date, value: cell.time, format: 'yyyy-mm-dd hh:mm' };
}

const inText = (text: string) => ({
  type: String,
  value: safeText(text),
  wrap: true,
  alignVertical: 'top' as const,
});

/** An underscore that would be read as a character by number is written as one itself. */
function safeText(text: string): string {
  const plain = text.replaceAll(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  // The writer looks texts up in a plain object, where `constructor` and the like are there before it put them. Excel and our
  // own reader show the letter; LibreOffice shows its number, which nobody's dish or item is likely to meet.
  return plain in {} ? `${byNumber(plain.charCodeAt(0))}${plain.slice(1)}` : plain;
}

const byNumber = (code: number): string => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
