// How many items a checklist has, and why fewer of them are asked at first than it has.
import { askedItems } from '../../domain/logic.ts';
import type { Template } from '../../domain/template.ts';
import { dayKey } from '../format.ts';
import type { ChecklistWords } from '../words/checklists.ts';

type Words = Pick<ChecklistWords, 'howMany'>;

export function howMany(template: Template, words: Words): string {
  const asked = new Set(askedItems(template, new Map(), dayKey(Date.now())));
  const out = template.items.filter((item) => !asked.has(item));
  const later = out.filter((item) => item.later).length;
  return words.howMany(asked.size, out.length - later, later);
}
