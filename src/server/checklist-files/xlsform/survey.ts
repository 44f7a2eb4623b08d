// The questions of an XLSForm as items, in their order. What has no item is named.
import type { Sheet } from '../../sheets/read-workbook.ts';
import type { FileReport, Place } from '../file-report.ts';
import type { Draft } from '../put.ts';
import { plainItem } from '../read-sheets.ts';
import { readTable, type TableRow } from '../table.ts';
import { asked, type Asked } from './asked.ts';
import type { Lists } from './choices.ts';
import { fields } from './columns.ts';
import { labelsOf, readLabel, type Labels } from './labels.ts';
import { readRelevant, type Question, type Relevant } from './logic.ts';

type Group = {
  is: 'group' | 'repeat' | 'left out';
  /** What ends it, and the cell that began it. */
  ends: 'group' | 'repeat';
  began: Place;
  relevant: Relevant;
  table: { item: Draft; path: string } | null;
};

const always: Relevant = { all: [], any: [] };

/** `code`: what the ids of the items begin with. */
export function readSurvey(sheet: Sheet, lists: Lists, code: string, report: FileReport): Draft[] {
  const labels = labelsOf(sheet);
  const columns = [...Object.values(fields), ...labels.all];
  const survey = new Survey(labels, lists, code, report);
  for (const row of readTable(sheet, columns, [fields.type], report, 'column-unsupported')) survey.take(row);
  survey.end();
  return survey.items;
}

class Survey {
  readonly items: Draft[] = [];
  readonly #labels: Labels;
  readonly #lists: Lists;
  readonly #code: string;
  readonly #report: FileReport;
  readonly #questions = new Map<string, Question>();
  readonly #names = new Set<string>();
  readonly #groups: Group[] = [];

  constructor(labels: Labels, lists: Lists, code: string, report: FileReport) {
    this.#labels = labels;
    this.#lists = lists;
    this.#code = code;
    this.#report = report;
  }

  take(row: TableRow): void {
    const said = row
      .text(fields.type)
      .trim()
      .toLowerCase()
      .replaceAll(/[\s_]+/g, ' ');
    if (said === '') this.#report.fail(row.place(fields.type), 'empty');
    else if (said === 'begin group') this.#begin(row, 'group');
    else if (said === 'begin repeat') this.#begin(row, 'repeat');
    else if (said === 'end group') this.#end(row, 'group');
    else if (said === 'end repeat') this.#end(row, 'repeat');
    else this.#question(row);
  }

  /** What began and was not ended by the last row. */
  end(): void {
    for (const { began } of this.#groups) this.#report.fail(began, 'group-open');
  }

  #begin(row: TableRow, kind: 'group' | 'repeat'): void {
    const isInside = this.#groups.some(({ is }) => is !== 'group');
    const began = row.place(fields.type);
    const group = { ends: kind, began, relevant: always, table: null };
    if (isInside) {
      // The columns of a table are all asked, or none of them.
      if (kind === 'group' && row.text(fields.relevant).trim() !== '')
        this.#report.note(row.place(fields.relevant), 'relevant-unsupported');
      this.#report.note(began, kind === 'group' ? 'group-flattened' : 'type-unsupported');
      this.#groups.push({ ...group, is: kind === 'group' ? 'group' : 'left out' });
      return;
    }
    const relevant = this.#relevantOf(row);
    if (kind === 'group') {
      this.#report.note(began, 'group-flattened');
      this.#groups.push({ ...group, is: 'group', relevant });
    } else {
      this.#groups.push({ ...group, is: 'repeat', table: this.#addTable(row, relevant) });
    }
  }

  #end(row: TableRow, kind: 'group' | 'repeat'): void {
    const ended = this.#groups.pop();
    if (ended?.ends !== kind) this.#report.fail(row.place(fields.type), 'group-open');
    const columns = ended?.table?.item['columns'] as Draft[] | undefined;
    if (ended?.table && columns?.length === 0) this.#report.fail(this.#report.placeOf(ended.table.path), 'too-few');
  }

  #addTable(row: TableRow, relevant: Relevant): { item: Draft; path: string } {
    const path = `items.${this.items.length}`;
    const item = this.#add(row, { type: 'TABLE', columns: [] }, relevant);
    return { item, path };
  }

  #question(row: TableRow): void {
    if (this.#groups.some(({ is }) => is === 'left out')) {
      this.#report.note(row.place(fields.type), 'type-unsupported');
      return;
    }
    const table = this.#groups.findLast((group) => group.table)?.table;
    const path = table
      ? `${table.path}.columns.${(table.item['columns'] as Draft[]).length}`
      : `items.${this.items.length}`;
    const found = asked(row, path, this.#lists, this.#labels, this.#report);
    if (!found) return;
    if (table) this.#addColumn(table.item, path, row, found);
    else this.#addItem(row, found);
  }

  #addItem(row: TableRow, { draft, question }: Asked): void {
    const item = this.#add(row, draft, this.#relevantOf(row));
    if (!this.#isRequired(row)) item['optional'] = true;
    const name = row.text(fields.name).trim();
    if (name !== '') this.#questions.set(name, { ...question, id: String(item['id']) });
  }

  #addColumn(table: Draft, path: string, row: TableRow, { draft, question }: Asked): void {
    if (!question.mayBeColumn) {
      this.#report.note(row.place(fields.type), 'type-unsupported');
      return;
    }
    if (row.text(fields.relevant).trim() !== '') this.#report.note(row.place(fields.relevant), 'relevant-unsupported');
    this.#report.cameFrom(path, row.whole);
    const label = readLabel(row, this.#labels, path, this.#report);
    const required = this.#isRequired(row) ? { required: true } : {};
    (table['columns'] as Draft[]).push({ ...label, ...draft, ...required });
  }

  #add(row: TableRow, draft: Draft, relevant: Relevant): Draft {
    const path = `items.${this.items.length}`;
    this.#report.cameFrom(path, row.whole);
    this.#checkName(row);
    const each = [...this.#groups.map((group) => group.relevant), relevant];
    const all = each.flatMap((one) => one.all);
    // One list of which one has to hold: the outermost. Another inside of it is named, and the item asked more often.
    const [any, ...others] = each.map((one) => one.any).filter((one) => one.length > 0);
    if (others.length > 0) this.#report.note(row.place(fields.relevant), 'relevant-unsupported');
    const item: Draft = {
      ...structuredClone(plainItem),
      id: `${this.#code}-${String(this.items.length + 1).padStart(2, '0')}`,
      text: readLabel(row, this.#labels, `${path}.text`, this.#report),
      ...draft,
      ...(all.length > 0 && { showIf: all }),
      ...(any && { showIfAny: any }),
    };
    this.items.push(item);
    return item;
  }

  #checkName(row: TableRow): void {
    const name = row.text(fields.name).trim();
    if (this.#names.has(name)) this.#report.fail(row.place(fields.name), 'item-twice');
    if (name !== '') this.#names.add(name);
  }

  #relevantOf(row: TableRow): Relevant {
    const text = row.text(fields.relevant).trim();
    if (text === '') return always;
    const relevant = readRelevant(text, this.#questions);
    if (!relevant) this.#report.note(row.place(fields.relevant), 'relevant-unsupported');
    return relevant ?? always;
  }

  #isRequired(row: TableRow): boolean {
    const said = row.text(fields.required).trim().toLowerCase();
    if (/^(yes|true|true\(\)|1)$/.test(said)) return true;
    if (!/^(|no|false|false\(\)|0)$/.test(said)) this.#report.note(row.place(fields.required), 'required-unsupported');
    return false;
  }
}
