// What reading a checklist from a file comes to: a template to go on with and what was left aside, or every row that is wrong.
import * as v from 'valibot';
import { protocol } from './protocol.ts';
import { Template } from './schema/template.ts';

/** Why a cell cannot be taken. Stable: the screen has a sentence for each. */
export const badRowCodes = [
  'not-xlsx',
  'too-large',
  'bad-json',
  'not-a-checklist',
  'sheet-missing',
  'column-missing',
  'empty',
  'too-long',
  'bad-text',
  'word-unknown',
  'not-a-number',
  'out-of-range',
  'too-many',
  'too-few',
  'bad-item-id',
  'bad-template-code',
  'item-twice',
  'item-unknown',
  'table-column-unknown',
  'condition-unknown',
  'said-twice',
  'list-unknown',
  'unknown-field',
  'bad-shape',
  'options-missing',
  'columns-missing',
  'limits-crossed',
  'not-of-type',
  'group-open',
] as const;
export type BadRowCode = (typeof badRowCodes)[number];

/** What was read otherwise than it stood there, or not at all. */
export const noteCodes = [
  'sheet-unknown',
  'column-unknown',
  'field-unknown',
  'formula',
  'english-from-chinese',
  'chinese-from-english',
  'type-unsupported',
  'column-unsupported',
  'relevant-unsupported',
  'constraint-unsupported',
  'required-unsupported',
  'language-unsupported',
  'constraint-is-limit',
  'group-flattened',
  'multiple-as-table',
  'nothing-abnormal',
  'laxer-than-law',
  'code-made',
  'to-fill-in',
] as const;
export type NoteCode = (typeof noteCodes)[number];

/**
 * `sheet`: its name, empty for JSON and for the file as a whole. `row`: as the spreadsheet numbers it; in JSON the item,
 * from 1; 0 for the whole sheet. `column`: its head, or the path in JSON. `value`: what stands there, cut to 100 characters.
 */
const FilePlace = { sheet: v.string(), row: v.number(), column: v.string(), value: v.string() };
export const BadRow = v.object({ ...FilePlace, code: v.picklist(badRowCodes) });
export type BadRow = v.InferOutput<typeof BadRow>;
export const FileNote = v.object({ ...FilePlace, code: v.picklist(noteCodes) });
export type FileNote = v.InferOutput<typeof FileNote>;

/** A template read from a file. Nothing is published by reading: it is a draft for the editor. */
export const TemplateRead = v.object({ protocol: v.literal(protocol), template: Template, notes: v.array(FileNote) });
export type TemplateRead = v.InferOutput<typeof TemplateRead>;

/** What `bad-checklist-file` carries besides its code: every bad row, in the order of the file. */
export const BadRows = v.looseObject({ rows: v.array(BadRow) });
export type BadRows = v.InferOutput<typeof BadRows>;
