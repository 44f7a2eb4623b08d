// What an editor does to a checklist, without a screen: every step gives a new one and leaves the old as it was.
import type { Item, Template } from '../../domain/template.ts';
import type { Bilingual } from '../../domain/text.ts';

const bilingual = (zh: string, en = zh) => ({ zh, en });

export const emptyItem = (id: string): Item => ({
  id,
  text: bilingual(''),
  type: 'PF',
  photo: 'on-fail',
  grade: 'G',
  majorRefs: [],
  mayBeMajor: false,
  dept: null,
  due: 'D7',
  source: '',
  flag: 'P',
});

export const emptyTemplate = (code: string): Template => ({
  code,
  version: 1,
  name: bilingual(''),
  frequency: bilingual('每日', 'Daily'),
  performedBy: bilingual('巡查人', 'Inspector'),
  signedBy: bilingual('巡查人', 'Inspector'),
  unit: bilingual('处', 'place'),
  applies: bilingual('全校', 'The whole school'),
  note: null,
  roles: [],
  reasons: [],
  items: [emptyItem(`${code}-01`)],
});

/** X1, X2 …: letters of the built-in checklists are not taken. */
export function freeCode(taken: ReadonlySet<string>): string {
  for (const letter of 'XYZ') {
    for (let n = 1; n <= 99; n++) if (!taken.has(`${letter}${n}`)) return `${letter}${n}`;
  }
  throw new Error('every code for a checklist of one’s own is taken');
}

/** A number no item of this version has; what an earlier version called so is another matter. */
function freeId({ code, items }: Template): string {
  const highest = items.reduce((most, { id }) => Math.max(most, Number(id.split('-')[1])), 0);
  return `${code}-${String(highest + 1).padStart(2, '0')}`;
}

/** After `after`, or at the end; the new item comes back beside the checklist. */
export function withNewItem(template: Template, after?: string): { template: Template; item: Item } {
  return placed(template, emptyItem(freeId(template)), after);
}

/** It keeps where it was copied from, as in `recoded`. */
export function withCopy(template: Template, item: Item): { template: Template; item: Item } {
  return placed(template, { ...item, id: freeId(template), copyOf: item.copyOf ?? item.id }, item.id);
}

function placed(template: Template, item: Item, after: string | undefined): { template: Template; item: Item } {
  const at = after === undefined ? template.items.length : template.items.findIndex(({ id }) => id === after) + 1;
  return { template: { ...template, items: template.items.toSpliced(at, 0, item) }, item };
}

export const withItem = (template: Template, item: Item): Template => ({
  ...template,
  items: template.items.map((one) => (one.id === item.id ? item : one)),
});

export const withoutItem = (template: Template, itemId: string): Template => ({
  ...template,
  items: template.items.filter(({ id }) => id !== itemId),
});

/** Puts the item at `from` where the one at `to` is. */
export function moved(template: Template, from: number, to: number): Template {
  const item = template.items[from];
  if (!item || to < 0 || to >= template.items.length || from === to) return template;
  return { ...template, items: template.items.toSpliced(from, 1).toSpliced(to, 0, item) };
}

/** Takes members whose value is undefined away, which the format does not know. */
export function without<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** Words typed in Chinese stand for the English ones until somebody writes those. */
export const typedZh = (before: { zh: string; en: string } | null | undefined, zh: string) => ({
  zh,
  en: !before || before.en === before.zh || before.en.trim() === '' ? zh : before.en,
});

/** `is`: what it says of itself, or some of its other words, of which there are only English ones. */
export type EmptyText = { itemId: string | null; is: 'text' | 'part' };

/** Where words are missing: in the heading (`null`) and in items. */
export function emptyTexts({ items, ...head }: Template): EmptyText[] {
  const { name, frequency, performedBy, signedBy, unit, applies, note } = head;
  const ofHead = emptyOf(null, name, [frequency, performedBy, signedBy, unit, applies, note]);
  const ofItems = items.map(({ id, text, section, dept, majorIf, limit, range }) =>
    emptyOf(id, text, [section, dept, majorIf, limit?.unit, range?.unit]),
  );
  return [ofHead, ...ofItems].flat();
}

const isEmpty = (text: Bilingual | null | undefined): boolean => text?.zh.trim() === '';

function emptyOf(
  itemId: string | null,
  text: Bilingual,
  parts: readonly (Bilingual | null | undefined)[],
): EmptyText[] {
  if (isEmpty(text)) return [{ itemId, is: 'text' }];
  return parts.some(isEmpty) ? [{ itemId, is: 'part' }] : [];
}
