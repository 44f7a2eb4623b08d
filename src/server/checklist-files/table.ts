// A sheet with heads: its rows, each cell asked for by its column.
import type { NoteCode } from '../../domain/checklist-file.ts';
import type { Sheet } from '../sheets/read-workbook.ts';
import type { SheetRow } from '../sheets/rows.ts';
import { headOf, type Field } from './fields.ts';
import { FileReport, type Place } from './file-report.ts';
import { normalForm } from './normal-form.ts';

export type TableRow = { text: (field: Field) => string; place: (field: Field) => Place; whole: Place };

/**
 * The rows below the first that says anything, which holds the heads. Names a missing column that is needed, a column
 * nobody knows that says something (as `stranger`), and every cell with a formula: what stands beside it is read.
 */
export function readTable(
  sheet: Sheet,
  columns: readonly Field[],
  needed: readonly Field[],
  report: FileReport,
  stranger: NoteCode = 'column-unknown',
): TableRow[] {
  const [heads, ...rows] = sheet.rows;
  const places = new Map<Field, { column: number; head: string }>();
  for (const [column, head] of heads?.cells ?? []) {
    const field = columns.find((one) => !places.has(one) && isHead(one, head));
    if (field) places.set(field, { column, head });
    else noteColumn(sheet, { column, head }, rows, report, stranger);
  }
  for (const field of needed)
    if (!places.has(field))
      report.fail({ sheet: sheet.name, row: heads?.row ?? 0, column: headOf(field), value: '' }, 'column-missing');
  for (const row of rows) noteFormulas(sheet, row, heads, report);
  return rows
    .filter((row) => row.cells.size > 0)
    .map((row) => {
      const text = (field: Field): string => row.cells.get(places.get(field)?.column ?? -1) ?? '';
      const at = { sheet: sheet.name, row: row.row };
      return {
        text,
        place: (field) => ({ ...at, column: places.get(field)?.head ?? headOf(field), value: text(field) }),
        whole: { ...at, column: '', value: '' },
      };
    });
}

function isHead(field: Field, head: string): boolean {
  const asked = normalForm(head);
  return [field.head, field.path, headOf(field)].some((name) => normalForm(name) === asked);
}

function noteColumn(
  sheet: Sheet,
  { column, head }: { column: number; head: string },
  rows: readonly SheetRow[],
  report: FileReport,
  code: NoteCode,
): void {
  const first = rows.find((row) => row.cells.has(column));
  const value = first?.cells.get(column) ?? '';
  if (first) report.note({ sheet: sheet.name, row: first.row, column: head, value }, code);
}

function noteFormulas(sheet: Sheet, row: SheetRow, heads: SheetRow | undefined, report: FileReport): void {
  for (const column of row.formulas) {
    const value = row.cells.get(column) ?? '';
    report.note({ sheet: sheet.name, row: row.row, column: heads?.cells.get(column) ?? '', value }, 'formula');
  }
}
