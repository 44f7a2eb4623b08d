// 受限字段: what names students who were missing, ill or found with forbidden things (`domain.md` 9). It is read in its record by
// those who may, covered for everybody else, and found by no search.
import type { Answer } from './answer.ts';
import type { Inspection } from './inspection.ts';
import type { Item } from './template.ts';

/** By the items of the library: all of the head count; illegal appliances, contraband and illness of the daily dormitory check; who came to see whom. */
const restricted = /^(D2-\d{2,3}|D1-(01|17|21)|R3-01)(\.\d+)?$/;

/** `copyOf`: the item of the library that an own one was copied from. */
export const isRestricted = (itemId: string, copyOf?: string): boolean =>
  restricted.test(itemId) || (copyOf !== undefined && restricted.test(copyOf));

/** 缺寝名单, 患病、情绪异常学生 and 来访登记: where somebody writes down who. */
const naming: ReadonlySet<string> = new Set(['D2-05', 'D2-06', 'R3-01']);

/** May a photo of it be one of a list of names? Of one thing of several too. */
export const isNamingItem = (itemId: string): boolean => naming.has(itemId.replace(/\..*$/, ''));

/** What a covered answer says; that something stands there may be seen. */
export const coveredText = '＊＊＊';

type Itemed = Pick<Item, 'id' | 'copyOf' | 'type' | 'columns'>;
const baseOf = (itemId: string): string => itemId.replace(/\..*$/, '');

/**
 * The inspection as somebody reads it who may not read who a student is: rows, notes, photos and spoken words that may say it are covered or
 * left out. `covered`: the items that had any; where none had, the inspection is the same. `items`: of the template it was answered by.
 */
export function withoutStudents(
  inspection: Inspection,
  items: readonly Itemed[],
): { inspection: Inspection; covered: string[] } {
  const byId = new Map(items.map((item) => [item.id, item]));
  const itemOf = (itemId: string) => byId.get(baseOf(itemId));
  const isTold = (itemId: string): boolean => isRestricted(itemId, itemOf(itemId)?.copyOf);
  const isNaming = (itemId: string): boolean => naming.has(baseOf(itemId)) || naming.has(itemOf(itemId)?.copyOf ?? '');
  const answers = inspection.answers.map((answer) =>
    isTold(answer.itemId) ? coveredAnswer(answer, itemOf(answer.itemId), isNaming(answer.itemId)) : answer,
  );
  const photos = inspection.photos.filter(({ itemId }) => !isNaming(itemId));
  const voices = inspection.voices?.filter(({ itemId }) => !isTold(itemId));
  const left = inspection.carried?.left.map((one) =>
    isTold(one.itemId) && one.said.trim() !== '' ? { ...one, said: coveredText } : one,
  );
  const covered = [
    ...answers.flatMap((answer, n) => (answer === inspection.answers[n] ? [] : [answer.itemId])),
    ...inspection.photos.filter((one) => !photos.includes(one)).map(({ itemId }) => itemId),
    ...(inspection.voices ?? []).filter((one) => !voices?.includes(one)).map(({ itemId }) => itemId),
    ...(left ?? []).filter((one) => one.said === coveredText).map(({ itemId }) => itemId),
  ];
  if (covered.length === 0) return { inspection, covered };
  const shown = {
    ...inspection,
    answers,
    photos,
    ...(voices && { voices }),
    ...(inspection.carried && left && { carried: { ...inspection.carried, left } }),
  };
  return { inspection: shown, covered: [...new Set(covered)] };
}

/** The same answer where it says nothing that is to be covered. */
function coveredAnswer(answer: Answer, item: Itemed | undefined, isNaming: boolean): Answer {
  const { value, note, na, photos } = answer;
  const isSaid = (text: string | undefined): boolean => Boolean(text?.trim());
  const isRows = isNaming && Array.isArray(value) && value.flat().some(isSaid);
  const isText = typeof value === 'string' && isSaid(value) && (item?.type ?? 'TXT') === 'TXT';
  const hasPhotos = isNaming && photos.length > 0;
  if (!isRows && !isText && !hasPhotos && !isSaid(note) && !isSaid(na?.note)) return answer;
  const { after: _after, ...rest } = answer;
  return {
    ...(hasPhotos ? rest : answer),
    value: isRows ? coveredRows(value, item) : isText ? coveredText : value,
    ...(isSaid(note) && { note: coveredText }),
    ...(na && isSaid(na.note) && { na: { ...na, note: coveredText } }),
    photos: isNaming ? [] : photos,
  };
}

/** A number or a day is no sign of something covered, and would be added up. */
const coveredRows = (rows: readonly (readonly string[])[], item: Itemed | undefined): string[][] =>
  rows.map((row) =>
    row.map((cell, n) => (cell.trim() === '' || (item?.columns?.[n]?.type ?? 'TXT') !== 'TXT' ? '' : coveredText)),
  );
