// A checklist that is filled in per asset: the template as it is walked, with the items of each asset under its name.
// Everything that reads a template (what is asked, what is missing, what is abnormal, the score) then works on it as it is.
import { itemOf } from './asset-item.ts';
import { isOfKind, lifeSource, lifeYears, usableUntil, type Asset, type AssetKind, type WalkedAsset } from './asset.ts';
import { conditionUses, type ConditionUse } from './logic-rules.ts';
import type { Condition, Item, Template } from './template.ts';
import type { Bilingual } from './text.ts';
import { monthsAfter } from './months-after.ts';
import { daysBetween } from './value.ts';

/** `given`: what the register says, to be confirmed with one tap. `restsUntil`: not due before that day (`rests`), yyyy-mm-dd. */
export type WalkedItem = Item & { given?: string; restsUntil?: string };

const walked = new WeakMap<readonly WalkedAsset[], Map<Template, Template>>();

/** Without assets, and for a checklist that is not filled in per asset, the template itself; else the very same each time. */
export function asWalked(template: Template, assets: readonly WalkedAsset[] | undefined): Template {
  if (!template.perAsset || !assets?.length) return template;
  const known = walked.get(assets) ?? new Map<Template, Template>();
  walked.set(assets, known);
  const made = known.get(template) ?? { ...template, items: itemsWalked(template, assets) };
  known.set(template, made);
  return made;
}

/** What is signed is signed once a walk, whoever many assets it went past. */
const isOnce = (item: Item): boolean => item.once === true || item.type === 'SIGN';

/** The kinds of things that a checklist goes past, those of single items too; none for one that is filled in once. */
export const kindsWalked = ({ perAsset, items }: Template): AssetKind[] =>
  perAsset ? [...new Set([perAsset, ...items.flatMap((item) => (isOnce(item) ? [] : (item.perAsset ?? [])))])] : [];

function itemsWalked(template: Template, assets: readonly WalkedAsset[]): Item[] {
  const kindOfItem = (item: Item): AssetKind | undefined => item.perAsset ?? template.perAsset;
  const isAskedOf = (item: Item, asset: WalkedAsset): boolean => {
    const kind = kindOfItem(item);
    return kind !== undefined && isOfKind(asset, kind);
  };
  // Of a kind that nothing at the place is of, the place is asked.
  const each = template.items.filter((item) => !isOnce(item) && assets.some((asset) => isAskedOf(item, asset)));
  const ids = new Set(each.map(({ id }) => id));
  const perAsset = assets.flatMap((asset, index) => {
    const its = each.filter((item) => isAskedOf(item, asset));
    const own = new Set(its.map(({ id }) => id));
    const items = asset.missing ? [notFound(template, its)] : its.map((item) => filledIn(item, asset));
    return items.map((item, n) => ofAsset(item, asset, index + 1, n === 0, { own, ids }));
  });
  const whole = template.items.filter((item) => !ids.has(item.id));
  return [...perAsset, ...whole.map((item, n) => ofWhole(item, n === 0, ids))];
}

/** Its conditions, each list as `change` makes it. */
const logicOf = (item: Item, change: (conditions: Condition[] | undefined) => Condition[] | undefined) =>
  Object.fromEntries(conditionUses.map((use) => [use, change(item[use])])) as Pick<Item, ConditionUse>;

/** What each asset answers for itself decides nothing for the whole. */
const ofWhole = (item: Item, isFirst: boolean, ids: ReadonlySet<string>): Item => ({
  ...item,
  ...logicOf(item, (conditions) => without(conditions, ids)),
  ...(isFirst && { section: item.section ?? wholePlace }),
});

const wholePlace: Bilingual = { zh: '整个地点', en: 'The whole place' };

type Asked = {
  /** Of things of its kind. */ own: ReadonlySet<string>;
  /** Of any thing. */ ids: ReadonlySet<string>;
};

/** What things of another kind answer decides nothing for this one. */
function ofAsset(item: WalkedItem, asset: WalkedAsset, place: number, isFirst: boolean, of: Asked): WalkedItem {
  const { section: _section, ...rest } = item;
  const others = new Set([...of.ids].filter((id) => !of.own.has(id)));
  const own = (conditions: Condition[] | undefined) =>
    (others.size > 0 ? without(conditions, others) : conditions)?.map(renamed);
  const renamed = (one: Condition): Condition =>
    of.own.has(one.item) ? { ...one, item: itemOf(one.item, place) } : one;
  return {
    ...rest,
    id: itemOf(item.id, place),
    ...logicOf(item, own),
    ...(isFirst && { section: { zh: asset.label, en: asset.label } }),
  };
}

function without(conditions: Condition[] | undefined, ids: ReadonlySet<string>): Condition[] | undefined {
  const left = conditions?.filter((one) => !ids.has(one.item)) ?? [];
  return left.length > 0 ? left : undefined;
}

/** What stands in the register and not at its place is a finding like any other (L61 第29条: the register is to be true). */
const notFound = ({ code, items }: Template, each: readonly Item[]): Item => ({
  id: `${code}-00`,
  text: { zh: '未缺失、未挪走', en: 'Not missing, not moved away' },
  type: 'PF',
  photo: 'none',
  grade: 'G',
  majorRefs: [],
  mayBeMajor: false,
  dept: (each[0] ?? items[0])?.dept ?? null,
  due: 'D1',
  source: 'L61 第29条',
  flag: 'P',
});

const daysOfLife = (years: number): number => Math.ceil(years * 365.25);

/** The date made comes from the register where it is there, and its age is judged by what the extinguisher is (F5-07). */
function filledIn(item: Item, asset: WalkedAsset): WalkedItem {
  const { agent, made, checked, due } = asset;
  if (item.register === 'due' && due) return { ...item, given: due };
  if (item.everyMonths && checked) return { ...item, restsUntil: monthsAfter(checked, item.everyMonths) };
  if (!item.made || item.type !== 'DATE' || !agent) return item;
  const years = lifeYears[agent];
  const until = usableUntil({ agent, made });
  if (!made || !until) return { ...item, date: { maxAgeDays: daysOfLife(years), note: unknownNote(agent) } };
  const given = `${made}-01`;
  // The label was read when it was registered: another picture of it is needed only when it says something else.
  return {
    ...item,
    photo: 'on-fail',
    given,
    date: { maxAgeDays: daysBetween(given, until), note: knownNote(agent, made, until) },
  };
}

const agentNames: Record<NonNullable<Asset['agent']>, Bilingual> = {
  powder: { zh: '干粉', en: 'powder' },
  co2: { zh: '二氧化碳', en: 'CO2' },
  water: { zh: '水基', en: 'water-based' },
};

const knownNote = (agent: NonNullable<Asset['agent']>, made: string, until: string): Bilingual => ({
  zh: `登记：${agentNames[agent].zh}，${made} 出厂，满 ${lifeYears[agent]} 年报废，可用到 ${until}（${lifeSource}）`,
  en: `Register: ${agentNames[agent].en}, made ${made}, retired after ${lifeYears[agent]} years, usable until ${until} (${lifeSource})`,
});

const unknownNote = (agent: NonNullable<Asset['agent']>): Bilingual => ({
  zh: `填铭牌上的出厂日期；${agentNames[agent].zh}满 ${lifeYears[agent]} 年报废（${lifeSource}）`,
  en: `Enter the date made from the label; ${agentNames[agent].en} is retired after ${lifeYears[agent]} years (${lifeSource})`,
});
