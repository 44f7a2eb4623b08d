// One cell into its place in the template.
import type { Field, Kind } from './fields.ts';
import type { FileReport, Place } from './file-report.ts';
import { linesOf } from './lines.ts';
import { numberOf } from './normal-form.ts';
import type { TableRow } from './table.ts';
import { codeOf, flagValues, type Words } from './words.ts';

export type Draft = Record<string, unknown>;

/** Every column of a row into `target`, which stands at `path`. An empty cell leaves what `target` has. */
export function putRow(
  target: Draft,
  path: string,
  columns: readonly Field[],
  row: TableRow,
  report: FileReport,
): void {
  report.cameFrom(path, row.whole);
  for (const field of columns) put(target, path, field, row.text(field), row.place(field), report);
  shareLanguages(target, columns, row, report);
}

export function put(target: Draft, path: string, field: Field, text: string, place: Place, report: FileReport): void {
  report.cameFrom(path === '' ? field.path : `${path}.${field.path}`, place);
  if (text.trim() === '') return;
  const value = valueOf(field.kind, text, place, report);
  if (value !== undefined) setAt(target, field.path, value);
}

/** What a cell says; undefined, and a word to the report, when it says nothing of its kind. */
function valueOf(kind: Kind, text: string, place: Place, report: FileReport): unknown {
  switch (kind) {
    case 'text':
      return text;
    case 'id':
      return text.normalize('NFKC').trim().toUpperCase();
    case 'number': {
      const number = numberOf(text);
      if (number === null) report.fail(place, 'not-a-number');
      return number ?? undefined;
    }
    case 'flag':
      // No is what an empty cell says as well.
      return word(flagValues, text, place, report) === 'true' ? true : undefined;
    case 'list':
      return listOf(text);
    case 'lines':
      return linesOf(text);
    default:
      return 'one' in kind
        ? word(kind.one, text, place, report)
        : listOf(text).map((one) => word(kind.list, one, place, report));
  }
}

const listOf = (text: string): string[] =>
  text
    .split(/[、,，;；\n]/)
    .map((one) => one.trim())
    .filter((one) => one !== '');

function word(words: Words, text: string, place: Place, report: FileReport): string | undefined {
  const code = codeOf(words, text);
  if (code === null) report.fail(place, 'word-unknown');
  return code ?? undefined;
}

/** Paths are those of the format, never of a file: no cell decides which key is written. */
function setAt(target: Draft, path: string, value: unknown): void {
  const keys = path.split('.');
  const last = keys.pop() ?? path;
  let inner = target;
  for (const key of keys) inner = (inner[key] ??= {}) as Draft;
  inner[last] = value;
}

const getAt = (target: Draft, path: string): unknown =>
  path.split('.').reduce<unknown>((value, key) => (value as Draft | null | undefined)?.[key], target);

/** What is said in one language only is said so in both, and told once a column. */
function shareLanguages(target: Draft, columns: readonly Field[], row: TableRow, report: FileReport): void {
  for (const zh of columns) {
    const en = zh.path.endsWith('zh') ? columns.find(({ path }) => path === zh.path.replace(/zh$/, 'en')) : undefined;
    if (!en) continue;
    const [inZh, inEn] = [getAt(target, zh.path), getAt(target, en.path)];
    if (inZh !== undefined && inEn === undefined) {
      setAt(target, en.path, inZh);
      report.noteOnce(row.place(en), 'english-from-chinese');
    } else if (inEn !== undefined && inZh === undefined) {
      setAt(target, zh.path, inEn);
      report.noteOnce(row.place(zh), 'chinese-from-english');
    }
  }
}
