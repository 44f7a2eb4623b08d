// What may stand in each column, on a sheet of its own; reading passes it over.
import type { OutSheet } from '../sheets/write-workbook.ts';
import * as fields from './fields.ts';
import type { Field, Kind } from './fields.ts';
import { flagValues, type Words } from './words.ts';

const tables: readonly (readonly [string, readonly Field[]])[] = [
  [fields.sheets.head, fields.headFields],
  [fields.sheets.items, fields.itemFields],
  [fields.sheets.options, [fields.itemColumn, fields.tableColumn, ...fields.optionFields]],
  [fields.sheets.columns, [fields.itemColumn, ...fields.columnFields]],
  [fields.sheets.conditions, [fields.itemColumn, fields.useColumn, ...fields.conditionFields]],
  [fields.sheets.phrases, [fields.itemColumn, ...fields.phraseFields]],
];

export const helpSheet = (): OutSheet => ({
  name: fields.sheets.help,
  columns: [
    { head: '表', width: 12 },
    { head: '列', width: 32 },
    { head: '可以填', width: 90 },
  ],
  rows: tables.flatMap(([sheet, columns]) =>
    columns.map((field) => [sheet, fields.headOf(field), allowed(field.kind)]),
  ),
});

function allowed(kind: Kind): string {
  if (kind === 'number') return '数字';
  if (kind === 'flag') return firsts(flagValues);
  if (kind === 'id') return '编号，如 F1、F1-01';
  if (kind === 'list') return '几个之间用、隔开';
  if (kind === 'lines') return '几个时每行一个';
  if (kind === 'text') return '文字';
  return 'one' in kind ? firsts(kind.one) : `${firsts(kind.list)}，几个之间用、隔开`;
}

const firsts = (words: Words): string =>
  Object.values(words)
    .map(([first]) => first)
    .join(' | ');
