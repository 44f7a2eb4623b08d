// The sheets of a checklist as a template that is still to be checked. Nothing stops at the first fault: every row is read.
import type { Sheet } from '../sheets/read-workbook.ts';
import * as fields from './fields.ts';
import type { Field } from './fields.ts';
import type { FileReport } from './file-report.ts';
import { find } from './find-sheet.ts';
import { normalForm } from './normal-form.ts';
import { put, putRow, type Draft } from './put.ts';
import { readTable, type TableRow } from './table.ts';

type ItemDraft = Draft & { id?: string; columns?: Draft[] };

/** What `sheetsOf` wrote, or what somebody made of it. */
export function readSheets(sheets: readonly Sheet[], report: FileReport): unknown {
  noteStrangers(sheets, report);
  const template = readHead(sheets, report);
  const items = readItems(sheets, report);
  const parts = new Parts(sheets, items, report);
  parts.read(fields.sheets.columns, [], fields.columnFields, 'columns');
  parts.readOptions();
  parts.read(fields.sheets.phrases, [], fields.phraseFields, 'phrases');
  parts.readConditions();
  return { ...template, items };
}

function noteStrangers(sheets: readonly Sheet[], report: FileReport): void {
  const known = new Set<string>(Object.values(fields.sheets).map(normalForm));
  for (const { name, rows } of sheets)
    if (!known.has(normalForm(name)) && rows.length > 0)
      report.note({ sheet: name, row: 0, column: '', value: '' }, 'sheet-unknown');
}

function readHead(sheets: readonly Sheet[], report: FileReport): Draft {
  const template: Draft & { reasons: Draft[] } = { version: 1, note: null, roles: [], reasons: [] };
  const sheet = find(sheets, fields.sheets.head);
  if (!sheet) {
    const whole = { sheet: fields.sheets.head, row: 0, column: '', value: '' };
    report.fail(whole, 'sheet-missing');
    for (const { path } of fields.headFields) report.cameFrom(path, whole);
    return template;
  }
  const { name, zh, en } = fields.lineColumns;
  const seen = new Set<Field>();
  for (const row of readTable(sheet, [name, zh, en], [name, zh], report)) {
    const said = normalForm(row.text(name));
    const field = fields.headFields.find((one) =>
      [one.head, one.path, fields.headOf(one)].some((known) => normalForm(known) === said),
    );
    if (!field) report.note(row.place(name), 'field-unknown');
    else if (field.path === 'reasons') readReason(template.reasons, row, report);
    else if (seen.has(field)) report.fail(row.place(name), 'said-twice');
    else readLine(template, field, row, report);
    if (field) seen.add(field);
  }
  for (const field of fields.headFields)
    if (!seen.has(field)) report.cameFrom(field.path, { sheet: sheet.name, row: 0, column: field.head, value: '' });
  return template;
}

function readLine(template: Draft, field: Field, row: TableRow, report: FileReport): void {
  const { zh, en } = fields.lineColumns;
  if (field.kind !== 'text') return put(template, '', field, row.text(zh), row.place(zh), report);
  const line: Draft = {};
  putRow(line, field.path, [zh, en], row, report);
  report.cameFrom(field.path, row.place(zh));
  if (Object.keys(line).length > 0) template[field.path] = line;
}

function readReason(reasons: Draft[], row: TableRow, report: FileReport): void {
  const { zh, en } = fields.lineColumns;
  if ([zh, en].every((field) => row.text(field).trim() === '')) return;
  const reason: Draft = {};
  putRow(reason, `reasons.${reasons.length}`, [zh, en], row, report);
  reasons.push(reason);
}

function readItems(sheets: readonly Sheet[], report: FileReport): ItemDraft[] {
  const name = fields.sheets.items;
  const sheet = find(sheets, name);
  report.cameFrom('items', { sheet: name, row: 0, column: '', value: '' });
  if (!sheet) {
    report.fail({ sheet: name, row: 0, column: '', value: '' }, 'sheet-missing');
    return [];
  }
  const needed = fields.itemFields.filter(({ path }) => ['id', 'text.zh', 'type'].includes(path));
  return readTable(sheet, fields.itemFields, needed, report).map((row, n) => {
    const item: ItemDraft = structuredClone(plainItem);
    putRow(item, `items.${n}`, fields.itemFields, row, report);
    return item;
  });
}

/** What an empty cell means, where it means something. */
export const plainItem = {
  photo: 'none',
  grade: null,
  majorRefs: [],
  mayBeMajor: false,
  dept: null,
  due: null,
  source: '',
  flag: 'P',
};

/** The sheets whose rows belong to items. */
class Parts {
  readonly #sheets: readonly Sheet[];
  readonly #items: readonly ItemDraft[];
  readonly #report: FileReport;

  constructor(sheets: readonly Sheet[], items: readonly ItemDraft[], report: FileReport) {
    this.#sheets = sheets;
    this.#items = items;
    this.#report = report;
  }

  *#rows(name: string, extra: readonly Field[], columns: readonly Field[]): Generator<[number, TableRow]> {
    const sheet = find(this.#sheets, name);
    if (!sheet) return;
    const all = [fields.itemColumn, ...extra, ...columns];
    for (const row of readTable(sheet, all, [fields.itemColumn, columns[0]!], this.#report)) {
      const holder: Draft = {};
      put(holder, '', fields.itemColumn, row.text(fields.itemColumn), row.place(fields.itemColumn), this.#report);
      const at = this.#items.findIndex(({ id }) => id !== undefined && id === holder['itemId']);
      if (at < 0) this.#report.fail(row.place(fields.itemColumn), 'item-unknown');
      else yield [at, row];
    }
  }

  /** A part of the item named `part`: one more of its list. */
  #add(holder: Draft, path: string, part: string, columns: readonly Field[], row: TableRow, plain: Draft = {}): void {
    const list = (holder[part] ??= []) as Draft[];
    const one: Draft = { ...plain };
    putRow(one, `${path}.${part}.${list.length}`, columns, row, this.#report);
    list.push(one);
  }

  read(sheet: string, extra: readonly Field[], columns: readonly Field[], part: string): void {
    for (const [at, row] of this.#rows(sheet, extra, columns))
      this.#add(this.#items[at]!, `items.${at}`, part, columns, row);
  }

  readConditions(): void {
    for (const [at, row] of this.#rows(fields.sheets.conditions, [fields.useColumn], fields.conditionFields)) {
      const said: Draft = { use: 'showIf' };
      put(said, '', fields.useColumn, row.text(fields.useColumn), row.place(fields.useColumn), this.#report);
      this.#add(this.#items[at]!, `items.${at}`, String(said['use']), fields.conditionFields, row);
    }
  }

  readOptions(): void {
    for (const [at, row] of this.#rows(fields.sheets.options, [fields.tableColumn], fields.optionFields)) {
      const item = this.#items[at]!;
      const name = row.text(fields.tableColumn);
      const n = name.trim() === '' ? null : columnNamed(item, name);
      const holder = n === null ? item : item.columns?.[n];
      const path = n === null ? `items.${at}` : `items.${at}.columns.${n}`;
      if (holder) this.#add(holder, path, 'options', fields.optionFields, row, { abnormal: false });
      else this.#report.fail(row.place(fields.tableColumn), 'table-column-unknown');
    }
  }
}

/** By its Chinese name, or else by its number: `#1` is the first. */
function columnNamed({ columns = [] }: ItemDraft, said: string): number {
  const named = columns.findIndex(({ zh }) => zh === said);
  const alike = columns.findIndex(({ zh }) => typeof zh === 'string' && normalForm(zh) === normalForm(said));
  const [, number] = /^#(\d+)$/.exec(said.normalize('NFKC').trim()) ?? [];
  return [named, alike, Number(number ?? 0) - 1].find((at) => at >= 0) ?? -1;
}
