// Rows as CSV that Excel, WPS and LibreOffice open as they are: UTF-8 with its mark, CRLF, and nothing that reckons.
import type { Cell } from './write-workbook.ts';

export const csvType = 'text/csv; charset=utf-8';
/** Without it Excel takes the file for one in the encoding of the machine. */
export const csvMark = '\uFEFF';

/** What some spreadsheet would take for a formula, by the full-width signs of Chinese keyboards or behind blanks, too; it is shown with a mark before it. */
const reckons = /^(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;
/** Whatever some spreadsheet takes for the end of a cell. */
const parts = /[",;\t\r\n]/;

export const csvLine = (cells: readonly Cell[]): string => `${cells.map(field).join(',')}\r\n`;

function field(cell: Cell): string {
  const text = textOf(cell);
  return parts.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function textOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'string') return reckons.test(cell) ? `'${cell}` : cell;
  const at = 'day' in cell ? cell.day : 'clock' in cell ? cell.clock : cell.time;
  const [day, clock] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
  return 'day' in cell ? day : 'clock' in cell ? clock : `${day} ${clock}`;
}
