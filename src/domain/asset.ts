// The equipment register: what stands at a place and is looked at one by one, and how long it may be used.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/asset.ts';

/** 灭火器, 漏保, 电梯, and whatever else a school keeps a list of. */
export const assetCategories = ['extinguisher', 'rcd', 'lift', 'other'] as const;
export type AssetCategory = (typeof assetCategories)[number];

/** 锅炉, 压力容器: special equipment (特种设备) besides lifts, which are a category of their own. */
export const specialKinds = ['boiler', 'pressure-vessel'] as const;
export type SpecialKind = (typeof specialKinds)[number];

/**
 * 配电箱, 冷藏柜, 冷冻柜, 留样柜, and 证照: a licence that hangs at a place and ends on a day. Like special equipment they are of category `other`, with what they are beside it: whoever has an
 * app that does not know them goes on reading the register.
 */
export const namedKinds = ['panel', 'fridge', 'freezer', 'sample-fridge', 'licence'] as const;

/** What one of category `other` may be said to be. */
export const otherKinds = [...specialKinds, ...namedKinds] as const;
export type OtherKind = (typeof otherKinds)[number];

/** What a thing is called, in the order in which it is chosen. */
export const assetKinds = [
  'extinguisher',
  'panel',
  'rcd',
  'fridge',
  'freezer',
  'sample-fridge',
  'lift',
  ...specialKinds,
  'licence',
  'other',
] as const;
export type AssetKind = (typeof assetKinds)[number];

/** A licence is looked at by its date; nobody walks past it with a checklist. */
export const walkedKinds = assetKinds.filter((kind) => kind !== 'licence');
export type WalkedKind = (typeof walkedKinds)[number];

type OfKind = { category: AssetCategory; special?: OtherKind | null | undefined };
export const kindOf = ({ category, special }: OfKind): AssetKind => special ?? category;

/** How one of a kind stands in the register. */
export function keptAs(kind: AssetKind): { category: AssetCategory; special: OtherKind | null } {
  const special = otherKinds.find((one) => one === kind);
  return special ? { category: 'other', special } : { category: kind as AssetCategory, special: null };
}

/** 其他设备 are all that no checklist goes past by their name. */
export const isOfKind = (asset: OfKind, kind: AssetKind): boolean =>
  kind === 'other'
    ? asset.category === 'other' && !namedKinds.some((named) => named === asset.special)
    : kindOf(asset) === kind;

/** 干粉, 二氧化碳, 水基. */
export const agents = ['powder', 'co2', 'water'] as const;
export type Agent = (typeof agents)[number];

/** What is read off a thing, or follows from a walk: when it was made, last inspected or tested, and is to be inspected next. */
export const assetFacts = ['made', 'checked', 'due'] as const;
export type AssetFact = (typeof assetFacts)[number];

export const maxAssetsPerPlace = 200;

export type Asset = v.InferOutput<typeof schema.Asset>;
export type WalkedAsset = v.InferOutput<typeof schema.WalkedAsset>;

/** Why nobody should go by a date: after the day of the walk, too long ago, too far ahead, before the thing was made. */
export type Doubt = 'ahead' | 'old' | 'far' | 'before-made';

/** What a walk has read off a thing. `value`: yyyy-mm-dd; `itemId`: of the template; `at`: UTC ms, corrected. */
export type Reading = {
  fact: AssetFact;
  value: string;
  doubt?: Doubt;
  inspectionId: string;
  itemId: string;
  byName: string;
  at: number;
};

/**
 * A line of the register as it stands. `entries`: what was typed, oldest first; `at`: UTC ms, corrected. `typed`: when each
 * fact was last typed or confirmed. `read`: what walks have read, the newest first, a few of each fact.
 */
export type AssetRecord = Omit<Asset, 'confirmed'> & {
  entries: string[];
  byName: string;
  at: number;
  typed?: { [fact in AssetFact]?: number };
  read?: Reading[];
};

/** Years from the date made, whatever its state (G55036 10.0.8). */
export const lifeYears: Record<Agent, number> = { powder: 10, co2: 12, water: 6 };
export const lifeSource = 'G55036 10.0.8';

/**
 * The last day it may be used, yyyy-mm-dd: the end of the month in which its years are over, since labels give a month.
 * Null for what has no fixed life, and where the date made or the agent is not known.
 */
export function usableUntil({ agent, made }: Pick<Asset, 'agent' | 'made'>): string | null {
  if (!agent || !made) return null;
  const [year = 0, month = 0] = made.split('-').map(Number);
  const last = new Date(Date.UTC(year + lifeYears[agent], month, 0));
  return last.toISOString().slice(0, 10);
}

type AssetKept = EntryOf<'asset-kept'>;

/**
 * Refuses `bad-id`, `place-unknown`, `out-of-scope` (not a place of theirs), `forbidden` (taking out of use, and taking that
 * back, is for managers), and `conflict` for an asset that would become another kind of thing or stand elsewhere: the old
 * one is taken out of use there, and its history stays true.
 */
export function checkAsset({ subject, body }: AssetKept, person: Person, read: Read): void {
  if (subject !== body.id) throw new Refusal('bad-id', { path: 'subject' });
  const place = read('place', body.placeId);
  if (!place) throw new Refusal('place-unknown', { placeId: body.placeId });
  if (!authorize(person, { do: 'keep-asset', place })) throw new Refusal('out-of-scope', { placeId: place.id });
  const before = read('asset', body.id);
  const isRetiring = (body.retired === undefined) !== (before?.retired === undefined);
  if (isRetiring && !authorize(person, { do: 'retire-asset', place })) throw new Refusal('forbidden');
  if (before && (before.placeId !== body.placeId || before.category !== body.category))
    throw new Refusal('conflict', { assetId: body.id });
}

/** The line as it is after the entry. Refuses `person-unknown`. */
export function foldAsset({ id, by, at, body: said }: AssetKept, read: Read): AssetRecord {
  const { confirmed: _, ...body } = said;
  const person = read('person', by);
  if (!person) throw new Refusal('person-unknown');
  const entries = [...(read('asset', body.id)?.entries ?? []), id];
  return { ...body, entries, byName: person.name, at: correctedMs(at) };
}

let counting: Intl.Collator | undefined;

type Counted = Pick<Asset, 'label' | 'retired'>;

/** In the order people count them in: 2号 before 10号, and what is out of use last. */
export function byLabel(a: Counted, b: Counted): number {
  counting ??= new Intl.Collator('zh-CN', { numeric: true });
  return Number(a.retired !== undefined) - Number(b.retired !== undefined) || counting.compare(a.label, b.label);
}
