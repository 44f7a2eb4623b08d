// The lists of an XLSForm to choose from. Columns `abnormal` and `major`, which are ours, say which choice is a fault, and which may be a major hazard.
import type { Sheet } from '../../sheets/read-workbook.ts';
import type { FileReport, Place } from '../file-report.ts';
import type { Field } from '../fields.ts';
import { readTable, type TableRow } from '../table.ts';
import { codeOf, flagValues, type Words } from '../words.ts';
import { column, labelsOf, readLabel, type Said } from './labels.ts';

export type Choice = { name: string; said: Said; abnormal: boolean; major: boolean; place: Place };
export type Lists = ReadonlyMap<string, readonly Choice[]>;

const [list, name] = [column('list_name'), column('name')];
const [abnormal, major] = [column('abnormal'), column('major')];

export function readChoices(sheet: Sheet | undefined, report: FileReport): Lists {
  const lists = new Map<string, Choice[]>();
  if (!sheet) return lists;
  const labels = labelsOf(sheet);
  const columns = [list, name, abnormal, major, ...labels.all];
  for (const row of readTable(sheet, columns, [list, name], report, 'column-unsupported')) {
    const listed = lists.get(row.text(list).trim()) ?? [];
    const said = readLabel(row, labels, `choices.${row.whole.row}`, report);
    const [isMajor, isAbnormal] = [marked(row, major, report), marked(row, abnormal, report)];
    const place = report.placeOf(`choices.${row.whole.row}.zh`);
    listed.push({ name: row.text(name).trim(), said, abnormal: isAbnormal || isMajor, major: isMajor, place });
    lists.set(row.text(list).trim(), listed);
  }
  return lists;
}

function marked(row: TableRow, field: Field, report: FileReport): boolean {
  const mark = row.text(field).trim();
  const said = mark === '' ? 'false' : codeOf(flagValues, mark);
  if (said === null) report.fail(row.place(field), 'word-unknown');
  return said === 'true';
}

const passOrFail: Words<'pass' | 'fail'> = {
  pass: ['合格', '正常', '符合', 'ok', 'good', 'normal', 'passed'],
  fail: ['不合格', '异常', '不符合', 'not ok', 'bad', 'abnormal', 'fault', 'failed'],
};

/** Two choices that say pass and fail, by their names: what each stands for. */
export function asPassOrFail(choices: readonly Choice[]): ReadonlyMap<string, 'pass' | 'fail'> | null {
  const meant = new Map(choices.map(({ name }) => [name, codeOf(passOrFail, name)] as const));
  const isBoth = choices.length === 2 && new Set(meant.values()).size === 2 && ![...meant.values()].includes(null);
  return isBoth ? (meant as Map<string, 'pass' | 'fail'>) : null;
}
