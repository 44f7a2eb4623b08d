// 点名明细: after its time only the numbers of a head count stay (`domain.md` 4). Who was missing or ill is covered; that somebody was is not.
import type { Answer } from './answer.ts';
import type { EntryOf } from './entry.ts';
import { answersById, inspectionDay, tally } from './inspection.ts';
import { awaitedItems } from './logic.ts';
import { coveredText } from './restricted.ts';
import { isCellAbnormal, type Rows } from './table.ts';
import type { Column, Item, Template } from './template.ts';

/** 缺寝人数 */
export const absentItem = 'D2-04';

const counted = /^D2-\d{2,3}(\.\d+)?$/;

/** Does the item belong to the head count, or was it copied from one that does? */
export const isOfRollCall = (itemId: string, copyOf?: string): boolean =>
  counted.test(itemId) || (copyOf !== undefined && counted.test(copyOf));

/**
 * The same submission without anything that was written about single people in its head count: numbers, times of answers and the number of
 * rows stay, and every answer means what it meant. Null where there is nothing to cover. `stays`: items whose words belong to a case, which
 * is kept by its own rule.
 */
export function withoutNames(
  entry: EntryOf<'inspection-submitted'>,
  template: Template,
  timeZone: string,
  stays: ReadonlySet<string>,
): EntryOf<'inspection-submitted'> | null {
  const items = new Map(template.items.map((item) => [item.id, item]));
  const day = inspectionDay(entry.body, timeZone);
  let isOther = false;
  const answers = entry.body.answers.map((answer) => {
    const item = items.get(answer.itemId);
    if (!isOfRollCall(answer.itemId, item?.copyOf) || stays.has(answer.itemId)) return answer;
    const covered = withoutName(answer, item, day);
    if (JSON.stringify(covered) === JSON.stringify(answer)) return answer;
    isOther = true;
    return covered;
  });
  if (!isOther) return null;
  const cameTo = (given: readonly Answer[]) =>
    JSON.stringify([tally(template, given, day), awaitedItems(template, answersById(given), day).map(({ id }) => id)]);
  // A checklist may ask more where something was written: the record then stays as it was, for it must go on saying the same.
  return cameTo(answers) === cameTo(entry.body.answers) ? { ...entry, body: { ...entry.body, answers } } : null;
}

function withoutName(answer: Answer, item: Item | undefined, day: string): Answer {
  const { value, note, na } = answer;
  return {
    ...answer,
    value: Array.isArray(value) ? coveredRows(value, item?.columns ?? [], day) : withoutWords(value, item),
    ...(note?.trim() && { note: coveredText }),
    ...(na?.note?.trim() && { na: { ...na, note: coveredText } }),
  };
}

/** An answer in words of one's own may name somebody; a choice, a number or a date does not. */
const withoutWords = (value: Answer['value'], item: Item | undefined): Answer['value'] =>
  typeof value === 'string' && item?.type === 'TXT' && value.trim() ? coveredText : value;

/** A cell that makes the answer abnormal stays: what the record came to must not change with it. */
const coveredRows = (rows: Rows, columns: readonly Column[], day: string): string[][] =>
  rows.map((row) =>
    row.map((cell, at) => {
      const column = columns[at];
      if (cell.trim() === '' || (column && isCellAbnormal(column, cell, day))) return cell;
      return (column?.type ?? 'TXT') === 'TXT' ? coveredText : '';
    }),
  );
