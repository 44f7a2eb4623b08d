// What the logic of a checklist must be before it is published.
import { Refusal } from './refusal.ts';
import type { Condition, Item, Template } from './template.ts';

/**
 * Refuses a template whose logic nobody could follow: `item-twice`, and `condition-unknown` for a condition that names
 * anything but an earlier item, or says nothing about it (`detail.itemId`).
 */
export function checkLogic(template: Template): void {
  for (const { code, item } of logicFaults(template.items))
    throw new Refusal(code, { itemId: template.items[item]?.id ?? '' });
}

export const conditionUses = ['showIf', 'showIfAny', 'requiredIf', 'requiredIfAny'] as const;
export type ConditionUse = (typeof conditionUses)[number];
type Logical = Pick<Item, 'id'> & { [use in ConditionUse]?: Condition[] | undefined };
export type LogicFault =
  | { code: 'item-twice'; item: number }
  | { code: 'condition-unknown'; item: number; use: ConditionUse; condition: number };

/** Every fault of `checkLogic`, in order; items and conditions by their place in their list. */
export function* logicFaults(items: readonly Logical[]): Generator<LogicFault> {
  const earlier = new Set<string>();
  for (const [item, one] of items.entries()) {
    if (earlier.has(one.id)) yield { code: 'item-twice', item };
    for (const use of conditionUses)
      for (const [condition, asked] of (one[use] ?? []).entries())
        if (!earlier.has(asked.item) || saysNothing(asked)) yield { code: 'condition-unknown', item, use, condition };
    earlier.add(one.id);
  }
}

const saysNothing = ({ is, oneOf, min, max }: Condition): boolean =>
  is === undefined && oneOf === undefined && min === undefined && max === undefined;
