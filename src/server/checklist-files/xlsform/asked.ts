// One question of an XLSForm: what kind of answer it takes here.
import type { AnswerType } from '../../../domain/template.ts';
import type { FileReport } from '../file-report.ts';
import type { Draft } from '../put.ts';
import type { TableRow } from '../table.ts';
import { asPassOrFail, type Choice, type Lists } from './choices.ts';
import { fields } from './columns.ts';
import { readLabel, type Labels } from './labels.ts';
import { readConstraint, type Question } from './logic.ts';

/** `draft`: the fields of an item or column. `question`: how others may ask about it. */
export type Asked = { draft: Draft; question: Omit<Question, 'id'> & { mayBeColumn: boolean } };

const plainTypes: Readonly<Record<string, AnswerType>> = { text: 'TXT', date: 'DATE', time: 'TIME' };
const nothing: ReadonlyMap<string, string> = new Map();

/** What a row asks, at `path` of the template; null, and a word to the report, for what nothing here can ask. */
export function asked(row: TableRow, path: string, lists: Lists, labels: Labels, report: FileReport): Asked | null {
  const [kind = '', list, ...more] = row
    .text(fields.type)
    .trim()
    .replace(/^select[\s_]+(one|multiple)\b/i, 'select_$1')
    .split(/\s+/);
  if (more.length > 0) report.note(row.place(fields.type), 'column-unsupported');
  const appearance = row.text(fields.appearance).trim().toLowerCase();
  const isSignature = kind === 'image' && appearance === 'signature';
  if (appearance !== '' && !isSignature) report.noteOnce(row.place(fields.appearance), 'column-unsupported');
  const isNumber = kind === 'integer' || kind === 'decimal';
  if (!isNumber && row.text(fields.constraint).trim() !== '')
    report.note(row.place(fields.constraint), 'constraint-unsupported');
  if (isNumber) return number(row, kind === 'integer', report);
  if (kind === 'select_one' || kind === 'select_multiple') {
    const choices = lists.get(list ?? '');
    if (choices)
      return kind === 'select_one' ? one(row, choices, path, report) : several(row, choices, path, labels, report);
    report.fail(row.place(fields.type), 'list-unknown');
    return null;
  }
  if (kind === 'image') return other(isSignature ? { type: 'SIGN' } : { type: 'PHOTO', photo: 'always' }, false);
  const type = Object.hasOwn(plainTypes, kind) ? plainTypes[kind] : undefined;
  if (type) return other({ type }, true);
  report.note(row.place(fields.type), 'type-unsupported');
  return null;
}

const other = (draft: Draft, mayBeColumn: boolean): Asked => ({
  draft,
  question: { type: 'other', isInteger: false, values: nothing, mayBeColumn },
});

function number(row: TableRow, isInteger: boolean, report: FileReport): Asked {
  const said = row.text(fields.constraint).trim();
  const limit = said === '' ? null : readConstraint(said, isInteger);
  if (limit) report.note(row.place(fields.constraint), 'constraint-is-limit');
  else if (said !== '') report.note(row.place(fields.constraint), 'constraint-unsupported');
  return {
    draft: { type: 'NUM', ...(limit && { limit }) },
    question: { type: 'NUM', isInteger, values: nothing, mayBeColumn: true },
  };
}

function one(row: TableRow, choices: readonly Choice[], path: string, report: FileReport): Asked {
  const meant = asPassOrFail(choices);
  if (meant)
    return { draft: { type: 'PF' }, question: { type: 'PF', isInteger: false, values: meant, mayBeColumn: true } };
  if (!choices.some(({ abnormal }) => abnormal)) report.note(row.place(fields.type), 'nothing-abnormal');
  const values = new Map(choices.map(({ name, said }) => [name, said.zh ?? '']));
  return {
    draft: { type: 'CH', options: optionsOf(choices, path, report) },
    question: { type: 'CH', isInteger: false, values, mayBeColumn: true },
  };
}

/** Several choices at once are rows of a table with one column. */
function several(row: TableRow, choices: readonly Choice[], path: string, labels: Labels, report: FileReport): Asked {
  report.note(row.place(fields.type), 'multiple-as-table');
  const inside = `${path}.columns.0`;
  const options = optionsOf(choices, inside, report);
  return other({ type: 'TABLE', columns: [{ ...readLabel(row, labels, inside, report), type: 'CH', options }] }, false);
}

function optionsOf(choices: readonly Choice[], path: string, report: FileReport): Draft[] {
  return choices.map(({ said, abnormal, major, place }, n) => {
    for (const part of ['', '.zh', '.en']) report.cameFrom(`${path}.options.${n}${part}`, place);
    return Object.assign({ abnormal, ...(major && { major }) }, said);
  });
}
