// The lists of an XLSForm to choose from. A column `abnormal`, which is ours, says which choice is a fault.
import type { Sheet } from '../../sheets/read-workbook.ts';
import type { FileReport, Place } from '../file-report.ts';
import { readTable } from '../table.ts';
import { codeOf, flagValues, type Words } from '../words.ts';
import { column, labelsOf, readLabel, type Said } from './labels.ts';

export type Choice = { name: string; said: Said; abnormal: boolean; place: Place };
export type Lists = ReadonlyMap<string, readonly Choice[]>;

const [list, name, abnormal] = [column('list_name'), column('name'), column('abnormal')];

export function readChoices(sheet: Sheet | undefined, report: FileReport): Lists {
  const lists = new Map<string, Choice[]>();
  if (!sheet) return lists;
  const labels = labelsOf(sheet);
  const columns = [list, name, abnormal, ...labels.all];
  for (const row of readTable(sheet, columns, [list, name], report, 'column-unsupported')) {
    const listed = lists.get(row.text(list).trim()) ?? [];
    const said = readLabel(row, labels, `choices.${row.whole.row}`, report);
    const mark = row.text(abnormal).trim();
    const isAbnormal = mark === '' ? 'false' : codeOf(flagValues, mark);
    if (isAbnormal === null) report.fail(row.place(abnormal), 'word-unknown');
    const place = report.placeOf(`choices.${row.whole.row}.zh`);
    listed.push({ name: row.text(name).trim(), said, abnormal: isAbnormal === 'true', place });
    lists.set(row.text(list).trim(), listed);
  }
  return lists;
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
