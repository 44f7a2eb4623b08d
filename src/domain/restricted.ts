// 受限字段: what names students who were missing, ill or found with forbidden things (`domain.md` 9). It is read in its record, and found by no search.
import type { Inspection } from './inspection.ts';

/** By the items of the library: all of the head count; illegal appliances, contraband and illness of the daily dormitory check. */
const restricted = /^(D2-\d{2,3}|D1-(01|17|21))(\.\d+)?$/;

/** `copyOf`: the item of the library that an own one was copied from. */
export const isRestricted = (itemId: string, copyOf?: string): boolean =>
  restricted.test(itemId) || (copyOf !== undefined && restricted.test(copyOf));

/** 缺寝名单 and 患病、情绪异常学生: where somebody writes down who. */
const naming: ReadonlySet<string> = new Set(['D2-05', 'D2-06']);

/** True where such an answer says anything: what cannot be covered in part is then for those alone who may read it. */
export const namesStudents = ({ answers }: Pick<Inspection, 'answers'>): boolean =>
  answers.some(({ itemId, value, note }) => {
    if (!naming.has(itemId)) return false;
    return (Array.isArray(value) && value.length > 0) || Boolean(note?.trim());
  });
