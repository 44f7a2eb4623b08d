// What changed from one version of a checklist to the next, for people to read before and after it is published.
import { canonical } from './canonical.ts';
import type { Item, Template } from './template.ts';

export type ItemChange =
  | { is: 'added' | 'removed' | 'moved'; item: Item }
  /** `fields`: the members of the item that are not what they were. */
  | { is: 'changed'; before: Item; item: Item; fields: (keyof Item)[] };
export type TemplateChanges = { head: Exclude<keyof Template, 'items' | 'version'>[]; items: ItemChange[] };

/** Added, changed and moved items in the order of `after`, then the removed ones in the order of `before`. */
export function changesBetween(before: Template, after: Template): TemplateChanges {
  const earlier = new Map(before.items.map((item, at) => [item.id, { item, at }]));
  const kept = after.items.flatMap(({ id }) => earlier.get(id)?.at ?? []);
  const inPlace = new Set(longestRise(kept).map((at) => before.items[at]?.id));
  const items = after.items.flatMap((item): ItemChange[] => {
    const known = earlier.get(item.id);
    if (!known) return [{ is: 'added', item }];
    const fields = differing(known.item, item);
    if (fields.length > 0) return [{ is: 'changed', before: known.item, item, fields }];
    return inPlace.has(item.id) ? [] : [{ is: 'moved', item }];
  });
  const still = new Set(after.items.map(({ id }) => id));
  const removed = before.items.filter(({ id }) => !still.has(id)).map((item): ItemChange => ({ is: 'removed', item }));
  const head = differing(before, after).filter((field) => field !== 'items' && field !== 'version');
  return { head, items: [...items, ...removed] };
}

function differing<T extends object>(before: T, after: T): (keyof T)[] {
  const fields = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<keyof T & string>;
  return [...fields].filter((field) => canonical({ is: before[field] }) !== canonical({ is: after[field] }));
}

/** The longest run of numbers that only rises: whatever is outside it has moved. */
function longestRise(numbers: readonly number[]): number[] {
  const best: number[][] = [];
  for (const [at, number] of numbers.entries()) {
    let longest: number[] = [];
    for (let i = 0; i < at; i++) {
      const before = best[i]!;
      if (numbers[i]! < number && before.length > longest.length) longest = before;
    }
    best.push([...longest, number]);
  }
  return best.reduce((one, other) => (other.length > one.length ? other : one), []);
}
