// A workbook after the XLSForm standard (xlsform.org), as far as a checklist can say the same. See docs/checklists.md.
import type { Sheet } from '../../sheets/read-workbook.ts';
import type { FileReport } from '../file-report.ts';
import { find } from '../find-sheet.ts';
import type { Draft } from '../put.ts';
import { readTable, type TableRow } from '../table.ts';
import { readChoices } from './choices.ts';
import { column } from './labels.ts';
import { readSurvey } from './survey.ts';

const [title, formId] = [column('form_title'), column('form_id')];
const toFillIn = { zh: '待填', en: 'To be filled in' };
/** What a checklist says of itself and a form does not. */
const lacking = ['frequency', 'performedBy', 'signedBy', 'unit', 'applies'];

export const isXlsForm = (sheets: readonly Sheet[]): boolean => find(sheets, 'survey') !== undefined;

export function readXlsForm(sheets: readonly Sheet[], report: FileReport): unknown {
  const [survey, settings] = [find(sheets, 'survey')!, find(sheets, 'settings')];
  for (const { name, rows } of sheets)
    if (!/^(survey|choices|settings)$/i.test(name.trim()) && rows.length > 0)
      report.note({ sheet: name, row: 0, column: '', value: '' }, 'sheet-unknown');
  const [row] = settings ? readTable(settings, [title, formId], [], report, 'column-unsupported') : [];
  const code = readCode(row, report);
  const lists = readChoices(find(sheets, 'choices'), report);
  const template: Draft = { code, version: 1, note: null, roles: [], reasons: [], name: readTitle(row, report) };
  for (const path of lacking) {
    template[path] = toFillIn;
    report.note({ sheet: 'settings', row: 0, column: path, value: '' }, 'to-fill-in');
  }
  report.cameFrom('items', { sheet: survey.name, row: 0, column: '', value: '' });
  return { ...template, items: readSurvey(survey, lists, code, report) };
}

function readCode(row: TableRow | undefined, report: FileReport): string {
  const said = row?.text(formId).normalize('NFKC').trim().toUpperCase() ?? '';
  if (/^[A-Z]\d{1,2}$/.test(said)) return said;
  report.note(row?.place(formId) ?? { sheet: 'settings', row: 0, column: formId.head, value: '' }, 'code-made');
  return 'X1';
}

function readTitle(row: TableRow | undefined, report: FileReport): Draft {
  const said = row?.text(title).trim() ?? '';
  const place = row?.place(title) ?? { sheet: 'settings', row: 0, column: title.head, value: '' };
  report.cameFrom('name', place);
  report.note(
    place,
    said === '' ? 'to-fill-in' : /\p{Script=Han}/u.test(said) ? 'english-from-chinese' : 'chinese-from-english',
  );
  return said === '' ? toFillIn : { zh: said, en: said };
}
