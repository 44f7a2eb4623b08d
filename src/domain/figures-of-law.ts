// Figures that a rule gives (125 g, 48 h, 0-8 ℃ of a sample, the days a test is good for): a school is stricter, never laxer.
import { headingsOf, leastOfSample } from './sample-law.ts';
import type { Column, Item, Template } from './template.ts';

/** Version 1 of a checklist by its code, where the school has one. Its figures are the least that is asked. */
export type FirstOf = (code: string) => Template | undefined;
type Ruled = Pick<Item, 'type' | 'limit' | 'date'>;

/** Codes of the checklists whose version 1 has figures that bind this one: its own, and those that items were copied from. */
export const boundBy = ({ code, items }: Pick<Template, 'code' | 'items'>): ReadonlySet<string> =>
  new Set([code, ...items.map(({ copyOf = code }) => copyOf.replace(/-.*/, ''))]);

/** May be left empty since a later edition of the library, and were not so in the first. */
const letGo: ReadonlySet<string> = new Set(['F5-08']);

/**
 * For each item of `template` that stands where a rule gives a figure, the items as version 1 has them. It stands there by
 * its id, by what it was copied from, or, where that item is gone, because it asks the same under a new number. What is
 * asked of a food sample has the law's figures besides, wherever it stands.
 */
export function leastOf(template: Template, firstOf: FirstOf): (item: Item) => Item[] {
  const first = firstItems(template, firstOf);
  const ruled = new Map([...first].filter(([, item]) => isRuled(item)));
  const own = new Set(template.items.map(({ id }) => id));
  const gone = goneFrom(template, ruled);
  const headingOf = headingsOf(template);
  return (item) => {
    const from = [item, first.get(item.id)].flatMap((one) => one?.copyOf ?? []).filter((id) => !own.has(id));
    const ids = [item.id, ...from];
    const named = ids.flatMap((id) => ruled.get(id) ?? []);
    const isItself = ids.some((id) => first.get(id)?.text.zh === item.text.zh);
    const same = named.length > 0 || isItself ? named : gone.filter((one) => asksTheSame(one, item));
    return [...same, ...leastOfSample(item, headingOf(item))];
  };
}

/** What a rule gives a figure for and this version asks no more; said before it is published, for a school need not have it. */
export const leftOut = (template: Template, firstOf: FirstOf): Item[] =>
  goneFrom(template, new Map([...firstItems(template, firstOf)].filter(([, item]) => isRuled(item))));

/** What a rule gives a figure for and this version asks only while conditions hold that version 1 does not have. */
export function onlySometimes(template: Template, firstOf: FirstOf): Item[] {
  const least = leastOf(template, firstOf);
  return template.items.filter((item) => isConditional(item) && least(item).some((one) => !isConditional(one)));
}

const isConditional = ({ showIf, showIfAny }: Item): boolean => (showIf ?? showIfAny) !== undefined;

const firstItems = (template: Template, firstOf: FirstOf): Map<string, Item> =>
  new Map([...boundBy(template)].flatMap((code) => firstOf(code)?.items ?? []).map((item) => [item.id, item]));

function goneFrom({ items }: Template, ruled: ReadonlyMap<string, Item>): Item[] {
  const still = new Set(items.flatMap(({ id, copyOf }) => [id, copyOf]));
  // Of a copy and what it was copied from, the latter is named.
  return [...ruled.values()].filter(
    ({ id, copyOf = '' }) => !still.has(id) && !still.has(copyOf) && !ruled.has(copyOf),
  );
}

/** Flag P is practice: a school's own to change. */
const isRuled = (item: Item): boolean => item.flag !== 'P' && (hasFigure(item) || (item.columns ?? []).some(hasFigure));

export const hasFigure = ({ limit, date }: Pick<Item, 'limit' | 'date'>): boolean =>
  (limit?.min ?? limit?.max ?? date?.maxAgeDays ?? date?.mustBeAhead) !== undefined;

/** In the same words, or in some of the same words and in the same unit. */
function asksTheSame(one: Item, other: Item): boolean {
  const [mine, theirs] = [pairsOf(one), pairsOf(other)];
  const common = [...mine].filter((pair) => theirs.has(pair)).length;
  if (common * 2 >= mine.size && common > 0) return true;
  return common > 0 && unitOf(one) !== '' && unitOf(one) === unitOf(other);
}

/** Each two letters that stand side by side, which is as near to a word as Chinese text shows. */
function pairsOf({ text }: Item): Set<string> {
  const letters = Array.from(text.zh.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
  return new Set(letters.slice(1).map((letter, at) => `${letters[at]}${letter}`));
}

type Limited = Pick<Item, 'limit'>;
const unitOf = ({ limit }: Limited): string => limit?.unit?.zh.normalize('NFKC').trim() ?? '';

/** In English, too, unless nothing was written there: then the Chinese word stands for it. */
const isSameUnit = (one: Limited, other: Limited): boolean =>
  unitOf(one) === unitOf(other) && [other.limit?.unit?.en, one.limit?.unit?.zh].includes(one.limit?.unit?.en);

/** Whether an item asks less than a rule does: by its figure, its unit, its kind of answer, or by leaving the answer to choice. */
export function isLaxer(item: Item, least: Item): boolean {
  if (item.type !== least.type) return true;
  if (item.optional && !least.optional && !letGo.has(least.id)) return true;
  if (isLaxerFigure(item, least)) return true;
  const columns = least.columns ?? [];
  return columns.some((column, at) => {
    if (!hasFigure(column)) return false;
    const now = columnNow(item.columns ?? [], columns, at);
    return !now || typeOf(now) !== typeOf(column) || (column.required && !now.required) || isLaxerFigure(now, column);
  });
}

/** By its name; under another name, the one in its place, unless that is one of the others. */
export function columnNow(now: readonly Column[], first: readonly Column[], at: number): Column | undefined {
  const named = now.find(({ zh }) => zh === first[at]?.zh);
  return named ?? (first.some(({ zh }) => zh === now[at]?.zh) ? undefined : now[at]);
}

const typeOf = ({ type }: Column) => type ?? 'TXT';

const isLaxerFigure = ({ limit, date }: Pick<Ruled, 'limit' | 'date'>, least: Pick<Ruled, 'limit' | 'date'>): boolean =>
  (least.limit?.min !== undefined && (limit?.min ?? -Infinity) < least.limit.min) ||
  (least.limit?.max !== undefined && (limit?.max ?? Infinity) > least.limit.max) ||
  (hasFigure({ limit: least.limit, date: undefined }) && !isSameUnit({ limit }, least)) ||
  (least.date?.maxAgeDays !== undefined && (date?.maxAgeDays ?? Infinity) > least.date.maxAgeDays) ||
  (least.date?.mustBeAhead === true && date?.mustBeAhead !== true);
