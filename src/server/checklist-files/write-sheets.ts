// A template as the sheets of a workbook that a person can edit: one row an item.
import { conditionUses } from '../../domain/logic-rules.ts';
import type { Item, Template } from '../../domain/template.ts';
import type { Cell, OutSheet } from '../sheets/write-workbook.ts';
import * as fields from './fields.ts';
import type { Field, Kind } from './fields.ts';
import { helpSheet } from './help-sheet.ts';
import { escapeLine } from './lines.ts';

export const sheetsOf = (template: Template): OutSheet[] => [
  headSheet(template),
  sheet(
    fields.sheets.items,
    fields.itemFields,
    template.items.map((item) => rowOf(fields.itemFields, item)),
  ),
  sheet(fields.sheets.options, [fields.itemColumn, fields.tableColumn, ...fields.optionFields], optionRows(template)),
  sheet(
    fields.sheets.columns,
    [fields.itemColumn, ...fields.columnFields],
    partRows(template, 'columns', fields.columnFields),
  ),
  sheet(
    fields.sheets.conditions,
    [fields.itemColumn, fields.useColumn, ...fields.conditionFields],
    conditionRows(template),
  ),
  sheet(
    fields.sheets.phrases,
    [fields.itemColumn, ...fields.phraseFields],
    partRows(template, 'phrases', fields.phraseFields),
  ),
  helpSheet(),
];

const sheet = (name: string, columns: readonly Field[], rows: Cell[][]): OutSheet => ({
  name,
  columns: columns.map((field) => ({ head: fields.headOf(field), width: widthOf(field) })),
  rows,
});

/** In characters: what is read gets room, what is ticked gets little. */
function widthOf({ path, kind }: Field): number {
  if (kind !== 'text') return 12;
  return path === 'text.zh' || path === 'text.en' ? 44 : 18;
}

function headSheet(template: Template): OutSheet {
  const { name, zh, en } = fields.lineColumns;
  const rows = fields.headFields.flatMap((field): Cell[][] => {
    const value = template[field.path as keyof Template];
    const values = field.path === 'reasons' ? template.reasons : [value];
    return values.map((one) =>
      isBoth(one) ? [fields.headOf(field), one.zh, one.en] : [fields.headOf(field), cellOf(field.kind, one), null],
    );
  });
  return {
    name: fields.sheets.head,
    columns: [name, zh, en].map((field) => ({ head: fields.headOf(field), width: field === name ? 24 : 60 })),
    rows,
  };
}

const isBoth = (value: unknown): value is { zh: string; en: string } =>
  typeof value === 'object' && value !== null && 'zh' in value;

/** `lead`: what stands before the columns of the thing itself. */
const rowOf = (columns: readonly Field[], thing: object, ...lead: Cell[]): Cell[] =>
  lead.concat(columns.map(({ path, kind }) => cellOf(kind, valueAt(thing, path))));

const valueAt = (thing: object, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown> | null | undefined)?.[key], thing);

function cellOf(kind: Kind, value: unknown): Cell {
  if (value === undefined || value === null) return null;
  if (kind === 'flag') return value === true ? '是' : '否';
  if (kind === 'number') return Number(value);
  if (kind === 'lines') return (value as string[]).map(escapeLine).join('\n');
  if (Array.isArray(value)) return listed(kind, value as string[]);
  const text = value as string | number;
  return typeof kind === 'object' && 'one' in kind ? (kind.one[text]?.[0] ?? text) : text;
}

const listed = (kind: Kind, codes: readonly string[]): string =>
  codes.map((code) => (typeof kind === 'object' && 'list' in kind ? (kind.list[code]?.[0] ?? code) : code)).join('、');

const partRows = (template: Template, part: 'columns' | 'phrases', columns: readonly Field[]): Cell[][] =>
  template.items.flatMap((item) => (item[part] ?? []).map((one) => rowOf(columns, one, item.id)));

const optionRows = ({ items }: Template): Cell[][] =>
  items.flatMap((item) => {
    const own = (item.options ?? []).map((option) => rowOf(fields.optionFields, option, item.id, null));
    const ofColumns = (item.columns ?? []).flatMap((column, at) =>
      (column.options ?? []).map((option) => rowOf(fields.optionFields, option, item.id, nameOfColumn(item, at))),
    );
    return own.concat(ofColumns);
  });

/** By its Chinese name; by its number (`#2`) where two have the same. */
function nameOfColumn({ columns = [] }: Item, at: number): string {
  const name = columns[at]?.zh ?? '';
  return columns.filter(({ zh }) => zh === name).length === 1 ? name : `#${at + 1}`;
}

const conditionRows = ({ items }: Template): Cell[][] =>
  items.flatMap((item) =>
    conditionUses.flatMap((use) => {
      const word = cellOf(fields.useColumn.kind, use);
      return (item[use] ?? []).map((one) => rowOf(fields.conditionFields, one, item.id, word));
    }),
  );
