// The labels of an XLSForm: in one language or several, each in a column of its own.
import type { Sheet } from '../../sheets/read-workbook.ts';
import type { Field } from '../fields.ts';
import type { FileReport, Place } from '../file-report.ts';
import type { TableRow } from '../table.ts';

export const column = (name: string): Field => ({ head: name, path: name, kind: 'text' });

export type Labels = { plain: Field | null; zh: Field | null; en: Field | null; others: Field[]; all: Field[] };

/** `label`, `label::English (en)`, `label::中文 (zh)`, as the first row of the sheet has them. */
export function labelsOf(sheet: Sheet): Labels {
  const labels: Labels = { plain: null, zh: null, en: null, others: [], all: [] };
  for (const head of sheet.rows[0]?.cells.values() ?? []) {
    const [whole, language] = /^\s*label\s*(?:::?\s*(.+?)\s*)?$/i.exec(head) ?? [];
    if (whole === undefined) continue;
    const field = column(head);
    labels.all.push(field);
    if (language === undefined) labels.plain ??= field;
    else if (/\(zh\b|^zh\b|中文|汉语|chinese/i.test(language)) labels.zh ??= field;
    else if (/\(en\b|^en\b|英文|english/i.test(language)) labels.en ??= field;
    else labels.others.push(field);
  }
  return labels;
}

export type Said = { zh?: string; en?: string };
const han = /\p{Script=Han}/u;

/** A label in both languages, at `path` of the template; the one that is there stands in for the other. */
export function readLabel(row: TableRow, labels: Labels, path: string, report: FileReport): Said {
  for (const other of labels.others)
    if (row.text(other).trim() !== '') report.noteOnce(row.place(other), 'language-unsupported');
  const plain = labels.plain === null ? '' : row.text(labels.plain);
  const [inZh, inEn] = [labels.zh, labels.en].map((field) => (field === null ? '' : row.text(field)));
  const zh = inZh?.trim() ? inZh : han.test(plain) ? plain : '';
  const en = inEn?.trim() ? inEn : han.test(plain) ? '' : plain;
  const place = placeOf(row, labels);
  report.cameFrom(`${path}.zh`, place);
  report.cameFrom(`${path}.en`, place);
  if (zh.includes('${') || en.includes('${')) report.note(place, 'column-unsupported');
  if (zh.trim() === '' && en.trim() === '') return {};
  if (en.trim() === '') report.noteOnce(place, 'english-from-chinese');
  if (zh.trim() === '') report.noteOnce(place, 'chinese-from-english');
  return { zh: zh.trim() === '' ? en : zh, en: en.trim() === '' ? zh : en };
}

function placeOf(row: TableRow, { zh, en, plain }: Labels): Place {
  const fields = [zh, plain, en].filter((field) => field !== null);
  return row.place(fields.find((field) => row.text(field).trim() !== '') ?? fields[0] ?? column('label'));
}
