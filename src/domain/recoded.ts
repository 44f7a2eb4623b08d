// A checklist of the library taken as one's own, whole or in part.
import { conditionUses } from './logic-rules.ts';
import type { Item, Template } from './template.ts';

/**
 * The same checklist under another code, and the library's no more; its items and what refers to them are numbered after it.
 * Each item keeps where it was copied from, so that figures of rules bind it as before.
 */
export function recoded(template: Template, code: string): Template {
  const ids = new Map(template.items.map(({ id }) => [id, `${code}-${id.split('-')[1]}`]));
  const renamed = (conditions: Item['showIf']) =>
    conditions?.map((condition) => ({ ...condition, item: ids.get(condition.item) ?? condition.item }));
  const items = template.items.map((item): Item => {
    const logic = Object.fromEntries(
      conditionUses.flatMap((use) => (item[use] ? [[use, renamed(item[use])]] : [])),
    ) as Partial<Item>;
    return Object.assign({}, item, { id: ids.get(item.id) ?? item.id, copyOf: item.copyOf ?? item.id }, logic);
  });
  const { edition: _, ...own } = template;
  return { ...own, code, version: 1, items };
}
