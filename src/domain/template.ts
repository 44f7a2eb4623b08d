// Checklist templates: what to look at, as published. A published version never changes.
import type * as v from 'valibot';
import type * as schema from './schema/template.ts';

export const answerTypes = ['PF', 'NUM', 'CH', 'TXT', 'DATE', 'TIME', 'PHOTO', 'SIGN', 'TABLE'] as const;
export type AnswerType = (typeof answerTypes)[number];
export const columnTypes = ['TXT', 'NUM', 'CH', 'PF', 'DATE', 'TIME'] as const;

/** G 一般, L 较大 (a school's own middle step), MS 疑似重大 until people have judged it. */
export const grades = ['G', 'L', 'MS'] as const;
export type Grade = (typeof grades)[number];

/** How long putting right may take by default; DP: by an approved plan. */
export const dueCodes = ['D0', 'D1', 'D3', 'D7', 'D15', 'D30', 'DP'] as const;
export type DueCode = (typeof dueCodes)[number];

export type Item = v.InferOutput<typeof schema.Item>;
export type Condition = NonNullable<Item['showIf']>[number];
export type Column = v.InferOutput<typeof schema.Column>;
export type Template = v.InferOutput<typeof schema.Template>;

/** 禁拍人 (`reliability.md` T29): whoever takes a photo is told so before he takes or chooses one. */
export const forbidsPeople = ({ code, noPeople }: Pick<Template, 'code' | 'noPeople'>): boolean =>
  noPeople ?? /^D\d/.test(code);

export const templateId = (template: { code: string; version: number }): string =>
  `${template.code}@${template.version}`;

/** Suspected-major items, and those the template calls critical, are always looked at one by one. */
export const isCritical = (item: Item): boolean => item.critical === true || item.grade === 'MS';

/**
 * 全部正常 may fill this item: a plain yes or no, no photo demanded, not critical.
 * Numbers, dates, signatures and photos are never filled for anybody.
 */
export const mayAnswerInBulk = (item: Item): boolean =>
  item.type === 'PF' && item.photo !== 'always' && !isCritical(item);

const itemsOf = new WeakMap<Template, ReadonlyMap<string, Item>>();

/** A version of a template never changes, so its items are put in order once. */
export function itemsById(template: Template): ReadonlyMap<string, Item> {
  const items = itemsOf.get(template) ?? new Map(template.items.map((item) => [item.id, item]));
  itemsOf.set(template, items);
  return items;
}
