// A checklist from a file somebody chose: all of it, or nothing and every bad row.
import type { BadRow, FileNote } from '../../domain/checklist-file.ts';
import type { Template } from '../../domain/template.ts';
import { Refusal } from '../../domain/refusal.ts';
import { strictJson } from '../strict-json.ts';
import { BadWorkbook } from '../sheets/bad-workbook.ts';
import { readWorkbook, type Sheet } from '../sheets/read-workbook.ts';
import { checkTemplate } from './check-template.ts';
import { sheets as names } from './fields.ts';
import { FileReport, wholeFile, type Place } from './file-report.ts';
import { find } from './find-sheet.ts';
import { readSheets } from './read-sheets.ts';
import { isXlsForm, readXlsForm } from './xlsform/xlsform.ts';

export type FileRead = { template: Template; notes: FileNote[] } | { rows: BadRow[] };

const refused = (code: BadRow['code']): FileRead => ({ rows: [{ ...wholeFile, code }] });

/** The product's own sheets, or an XLSForm. Nothing in the file is reckoned or run. */
export function readXlsx(bytes: Buffer): FileRead {
  try {
    const sheets = readWorkbook(bytes);
    const report = new FileReport();
    const read = find(sheets, names.items) ? readSheets : isXlsForm(sheets) ? readXlsForm : null;
    if (!read) return refused('not-a-checklist');
    return finished(checkTemplate(read(sheets, report), report), report, sheets);
  } catch (error) {
    if (!(error instanceof BadWorkbook)) throw error;
    return refused(error.why);
  }
}

/** The product's own JSON; without a version it is the first. */
export function readJsonFile(bytes: Uint8Array): FileRead {
  try {
    // A byte-order mark, as some editors write it, is left out.
    return readTemplateJson(strictJson(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    if (error instanceof TypeError || error instanceof Refusal) return refused('bad-json');
    throw error;
  }
}

function readTemplateJson(value: unknown): FileRead {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refused('not-a-checklist');
  const report = new FileReport((path) => placeInJson(value, path));
  return finished(checkTemplate({ version: 1, ...value }, report), report, []);
}

/** The item, from 1, and the path inside of it. */
function placeInJson(value: unknown, path: string): Place {
  const [, item, inner] = /^items\.(\d+)(?:\.(.+))?$/.exec(path) ?? [];
  const said = path
    .split('.')
    .reduce<unknown>((at, key) => (at as Record<string, unknown> | null | undefined)?.[key], value);
  const plain = typeof said === 'string' || typeof said === 'number' ? String(said) : '';
  return {
    sheet: '',
    row: item === undefined ? 0 : Number(item) + 1,
    column: item === undefined ? path : (inner ?? ''),
    value: plain,
  };
}

function finished(template: Template | null, report: FileReport, sheets: readonly Sheet[]): FileRead {
  const order = new Map(sheets.map(({ name }, n) => [name, n]));
  const inOrder = (a: Place, b: Place): number =>
    (order.get(a.sheet) ?? -1) - (order.get(b.sheet) ?? -1) || a.row - b.row;
  if (template === null || report.bad.length > 0) return { rows: report.bad.sort(inOrder) };
  return { template, notes: report.notes.sort(inOrder) };
}
