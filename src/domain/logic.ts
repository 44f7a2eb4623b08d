// Which items of a checklist are asked, given what has been answered: asked on the phone while it is walked, and again on the server.
import { judge, type Answer } from './answer.ts';
import type { Condition, Item, Template } from './template.ts';

export type Given = ReadonlyMap<string, Answer>;

const withLogic = new WeakMap<Template, boolean>();

/** A version of a template never changes, so it is looked through once. */
function hasLogic(template: Template): boolean {
  const known =
    withLogic.get(template) ??
    template.items.some((item) => item.showIf || item.showIfAny || item.later || restsUntil(item));
  withLogic.set(template, known);
  return known;
}

/**
 * The items that are asked now, in order. An item is hidden while one of its conditions, or every one of `showIfAny`, does not hold; what a hidden item
 * was answered before counts as not answered, for the conditions of others as well. A signature that comes later is not
 * asked either. `on`: yyyy-mm-dd.
 */
export function askedItems(template: Template, given: Given, on: string): readonly Item[] {
  return hasLogic(template) ? sorted(template, given, on).asked : template.items;
}

/** How many items whoever begins is asked, before anything is answered. `on`: yyyy-mm-dd. */
export const askedAtFirst = (template: Template, on: string): number => askedItems(template, new Map(), on).length;

/** The signatures that are given after submission, by somebody else, and are not hidden. */
export function awaitedItems(template: Template, given: Given, on: string): readonly Item[] {
  return hasLogic(template) ? sorted(template, given, on).awaited : [];
}

function sorted(template: Template, given: Given, on: string): { asked: Item[]; awaited: Item[] } {
  const asked = new Map<string, Item>();
  const awaited: Item[] = [];
  for (const item of template.items) {
    if (!mayHold(item.showIf, item.showIfAny, asked, given, on) || (rests(item, on) && !given.has(item.id))) continue;
    if (item.later) awaited.push(item);
    else asked.set(item.id, item);
  }
  return { asked: [...asked.values()], awaited };
}

/** May not be left empty: everything but what is optional, and that too while its `requiredIf` holds. `asked`: by id. */
export const isRequired = (item: Item, asked: ReadonlyMap<string, Item>, given: Given, on: string): boolean =>
  !(item.optional || rests(item, on)) ||
  ((item.requiredIf ?? item.requiredIfAny) !== undefined &&
    mayHold(item.requiredIf, item.requiredIfAny, asked, given, on));

/** In a walk: done lately enough not to be asked before that day, yyyy-mm-dd (`everyMonths`). */
const restsUntil = (item: Item & { restsUntil?: string }): string | undefined => item.restsUntil;

/** Not due yet: asked only when somebody has begun to answer it all the same. */
export const rests = (item: Item, on: string): boolean => on < (restsUntil(item) ?? '');

/** All of `all`, and of `any`, where there are such, at least one. */
function mayHold(
  all: readonly Condition[] = [],
  any: readonly Condition[] | undefined,
  asked: ReadonlyMap<string, Item>,
  given: Given,
  on: string,
): boolean {
  const isTrue = (one: Condition) => holds(one, asked.get(one.item), given.get(one.item), on);
  return all.every(isTrue) && (any?.some(isTrue) ?? true);
}

function holds(condition: Condition, item: Item | undefined, answer: Answer | undefined, on: string): boolean {
  if (!item) return false;
  const judgement = judge(item, answer, on);
  const value = judgement === 'open' ? null : (answer?.value ?? null);
  const { is, oneOf, min, max } = condition;
  if (is === 'answered' ? judgement === 'open' : is && judgement !== is) return false;
  if (oneOf && !(typeof value === 'string' && oneOf.includes(value))) return false;
  if (min === undefined && max === undefined) return true;
  return typeof value === 'number' && value >= (min ?? -Infinity) && value <= (max ?? Infinity);
}

/** The answers to what is asked; what was answered before an item was hidden stays behind. */
export function askedAnswers(template: Template, answers: readonly Answer[], on: string): readonly Answer[] {
  if (!hasLogic(template)) return answers;
  const asked = new Set(askedItems(template, new Map(answers.map((one) => [one.itemId, one])), on).map(({ id }) => id));
  return answers.filter(({ itemId }) => asked.has(itemId));
}
