// Answers in which somebody says who a student is (`domain.md` 9).
import type { Inspection } from './inspection.ts';

/** 缺寝名单 and 患病、情绪异常学生 of the night head count. */
const restrictedItems: ReadonlySet<string> = new Set(['D2-05', 'D2-06']);

/** True where such an answer says anything. */
export const namesStudents = ({ answers }: Pick<Inspection, 'answers'>): boolean =>
  answers.some(({ itemId, value, note }) => {
    if (!restrictedItems.has(itemId)) return false;
    return (Array.isArray(value) && value.length > 0) || Boolean(note?.trim());
  });
