// What the library of the product has now of a checklist that the school keeps, with what the school changed itself kept.
import { canonical } from './canonical.ts';
import { changesBetween, type TemplateChanges } from './template-changes.ts';
import type { Item, Template } from './template.ts';

export type Offer = {
  /** To be published as the next version. */
  template: Template;
  /** What that version changes for the school. */
  changes: TemplateChanges;
  /** What it goes on saying otherwise than the library, because the school wanted it so. */
  own: TemplateChanges;
};

/** Before editions were counted, every school began with the first. */
export const editionOf = ({ edition }: Pick<Template, 'edition'>): number => edition ?? 1;

/** Whether the library has a later edition of it; what was taken out of use is left alone. */
export const isOlderThan = (newest: Template, library: Template): boolean =>
  !newest.retired && editionOf(newest) < editionOf(library);

/**
 * `newest`: the school's; `was`: what the library said in the edition it comes from; `library`: what it says now. Where the
 * school changed something and the library did not, or both did, the school's word stays. Null when there is nothing to take.
 */
export function offerOf(newest: Template, was: Template, library: Template): Offer | null {
  if (!isOlderThan(newest, library)) return null;
  const { items: _, ...head } = joined(was, newest, library);
  const template: Template = {
    ...head,
    code: newest.code,
    version: newest.version,
    edition: editionOf(library),
    items: joinedItems(was.items, newest.items, library.items),
  };
  const changes = changesBetween(newest, template);
  const isNews = changes.items.length > 0 || changes.head.some((field) => field !== 'edition');
  return isNews ? { template, changes, own: changesBetween(library, template) } : null;
}

/** Member by member: the school's where it is not what it was, otherwise the library's. */
function joined<T extends object>(was: T, mine: T, theirs: T): T {
  const fields = new Set([...Object.keys(mine), ...Object.keys(theirs), ...Object.keys(was)]) as Set<keyof T & string>;
  const members = [...fields].map((field) => [field, isSame(was[field], mine[field]) ? theirs[field] : mine[field]]);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined)) as T;
}

const isSame = (one: unknown, other: unknown): boolean => canonical({ is: one }) === canonical({ is: other });

function joinedItems(was: readonly Item[], mine: readonly Item[], theirs: readonly Item[]): Item[] {
  const [before, own, library] = [byId(was), byId(mine), byId(theirs)];
  const isKept = (id: string): boolean => {
    if (own.has(id) && library.has(id)) return true;
    // The school took it out, or the library did and the school had not touched it.
    if (before.has(id)) return own.has(id) && !isSame(before.get(id), own.get(id));
    return true;
  };
  const itemOf = (id: string): Item => {
    const [a, b, c] = [before.get(id), own.get(id), library.get(id)];
    return (a && b && c ? joined(a, b, c) : (b ?? c)) as Item;
  };
  const order = isReordered(was, mine) ? woven(mine, theirs) : woven(theirs, mine);
  return order.filter(isKept).map(itemOf);
}

const byId = (items: readonly Item[]): Map<string, Item> => new Map(items.map((item) => [item.id, item]));

function isReordered(was: readonly Item[], mine: readonly Item[]): boolean {
  const [before, own] = [byId(was), byId(mine)];
  const inBoth = (items: readonly Item[]) =>
    items.filter(({ id }) => before.has(id) && own.has(id)).map(({ id }) => id);
  return !isSame(inBoth(was), inBoth(mine));
}

/** Ids in the order of `first`; what only `second` has comes after what stands before it there. */
function woven(first: readonly Item[], second: readonly Item[]): string[] {
  const ids = first.map(({ id }) => id);
  for (const [at, { id }] of second.entries()) {
    if (ids.includes(id)) continue;
    const after = second[at - 1];
    ids.splice(after ? ids.indexOf(after.id) + 1 : 0, 0, id);
  }
  return ids;
}
