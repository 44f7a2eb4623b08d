// What is known of one thing: typed into the register, or read off it on a walk. The newer word counts, and the other stays in sight.
import { placeOfItem } from './asset-item.ts';
import {
  namedKinds,
  usableUntil,
  type Asset,
  type AssetFact,
  type AssetRecord,
  type Doubt,
  type Reading,
  type WalkedAsset,
} from './asset.ts';
import type { Answer } from './answer.ts';
import type { Inspection } from './inspection.ts';
import type { Item, Template } from './template.ts';
import { monthsAfter } from './months-after.ts';
import { daysBetween, isRealDate } from './value.ts';

/** What the register keeps of each fact: enough to fall back on when a walk is withdrawn. */
const mostReadings = 4;

type Lined = Omit<Asset, 'confirmed'> & Partial<Pick<AssetRecord, 'at' | 'typed' | 'read'>>;

/**
 * `value`: what counts; a month of `made`, otherwise yyyy-mm-dd. `reading`: where it was read, undefined where it was typed.
 * `typed`: what was typed and counts no more. `unused`: read later than what counts, or otherwise than it says, and why it is not gone by.
 */
export type Known = { value: string; reading?: Reading; typed?: string; unused?: Reading };

/** What counts of one fact, null where nobody knows. A doubtful reading never counts; of two others the later one does. */
export function knownOf(asset: Lined, fact: AssetFact): Known | { value: null; unused?: Reading } {
  const typed = asset[fact] ?? null;
  const read = (asset.read ?? []).filter((one) => one.fact === fact);
  const reading = read.find(({ doubt }) => !doubt);
  const isNewer = reading && (typed === null || reading.at > (asset.typed?.[fact] ?? asset.at ?? 0));
  const counts = isNewer ? reading : undefined;
  const value = counts ? valueIn(counts) : typed;
  const since = counts?.at ?? asset.typed?.[fact] ?? asset.at ?? 0;
  const doubted = read.find((one) => one.doubt && one.at > since);
  const other = reading && !isNewer && valueIn(reading) !== typed ? reading : undefined;
  const unused = doubted ?? other;
  if (value === null) return { value, ...(unused && { unused }) };
  return {
    value,
    ...(counts && { reading: counts }),
    ...(counts && typed !== null && typed !== value && { typed }),
    ...(unused && { unused }),
  };
}

/** Labels give a month. */
export const valueIn = ({ fact, value }: Pick<Reading, 'fact' | 'value'>): string =>
  fact === 'made' ? value.slice(0, 7) : value;

/** What a walk takes along of a line of the register: what counts of it. */
export function walkedOf(asset: Lined): WalkedAsset {
  const { id, category, agent, label, special } = asset;
  const [made, checked, due] = [
    knownOf(asset, 'made').value,
    knownOf(asset, 'checked').value,
    knownOf(asset, 'due').value,
  ];
  const dates = { made, ...(checked && { checked }), ...(due && { due }) };
  return { id, category, agent, label, ...dates, ...(special && { special }) };
}

/** The oldest schema of `asset-kept` that says all of this: older servers read what they know. */
export function schemaOfAsset({ special, checked, due, confirmed }: Asset): 1 | 2 | 3 | 4 | 5 {
  if (special === 'licence') return 5;
  if (special !== undefined) return namedKinds.some((named) => named === special) ? 4 : 3;
  return [checked, due, confirmed].some((said) => said !== undefined) ? 2 : 1;
}

/** As it was typed, to be kept again. */
export function lineOf({ entries: _e, byName: _n, at: _a, typed: _t, read: _r, ...line }: AssetRecord): Asset {
  return line;
}

type Walk = {
  inspectionId: string;
  byName: string;
  /** UTC ms, corrected. */ at: number;
  /** Of the walk. */ day: string;
};

/** What an inspection has read, by the id of the asset. `published`: as it was published, not as it was walked. */
export function readingsOf(
  { answers, assets = [] }: Pick<Inspection, 'answers' | 'assets'>,
  published: Template,
  walk: Walk,
): Map<string, Reading[]> {
  const items = new Map(published.items.map((item) => [item.id, item]));
  const found = new Map<string, Reading[]>();
  for (const answer of answers) {
    const { base, place } = placeOfItem(answer.itemId);
    const asset = place === null ? undefined : assets[place - 1];
    const item = items.get(base);
    const said = item && asset && !asset.missing ? factIn(item, answer, walk.day) : null;
    const before = (asset && found.get(asset.id)) ?? [];
    // The first item that speaks of it is the one that stands on the thing itself.
    if (!asset || !said || before.some(({ fact }) => fact === said.fact)) continue;
    const doubt = doubtOf(said, asset.made, walk.day);
    const { inspectionId, byName, at } = walk;
    found.set(asset.id, [...before, { ...said, ...(doubt && { doubt }), inspectionId, itemId: base, byName, at }]);
  }
  return found;
}

function factIn(item: Item, { value, na }: Answer, day: string): Pick<Reading, 'fact' | 'value'> | null {
  const fact = item.made ? 'made' : item.register;
  if (!fact || value === null || na) return null;
  if (item.type !== 'DATE') return fact === 'checked' ? { fact, value: day } : null;
  return typeof value === 'string' && isRealDate(value) ? { fact, value } : null;
}

/** Things stand for sixty years at most, and nothing is inspected less often than every six. */
const [oldestDays, farthestDays] = [60 * 366, 6 * 366];

/** Why nobody should go by what was read: `made`, yyyy-mm of the thing or null; `day`: of the walk. */
export function doubtOf(
  { fact, value }: Pick<Reading, 'fact' | 'value'>,
  made: string | null,
  day: string,
): Doubt | null {
  const age = daysBetween(value, day);
  if (age > oldestDays) return 'old';
  if (fact === 'due') return -age > farthestDays ? 'far' : null;
  if (age < 0) return 'ahead';
  return fact === 'checked' && made && value.slice(0, 7) < made ? 'before-made' : null;
}

/** The line after a walk was handed in, corrected (its earlier readings go) or withdrawn (`readings` empty). */
export function withReadings(asset: AssetRecord, inspectionId: string, readings: readonly Reading[]): AssetRecord {
  const { read = [], ...line } = asset;
  const others = read.filter((one) => one.inspectionId !== inspectionId);
  const newest = [...readings, ...others].sort((a, b) => b.at - a.at);
  const kept = newest.filter(
    (one, at) => newest.slice(0, at).filter(({ fact }) => fact === one.fact).length < mostReadings,
  );
  return kept.length > 0 ? { ...line, read: kept } : line;
}

type Kept = { schema: number; body: Asset };

/**
 * The line after it was typed: what walks have read stays, what an entry of an earlier schema does not speak of stays too, and each fact
 * that is another than before, or was confirmed, is as new as this entry.
 */
export function withTyped(after: AssetRecord, before: AssetRecord | undefined, { schema, body }: Kept): AssetRecord {
  const record: AssetRecord = { ...after };
  if (schema === 1 && before) {
    if (before.checked !== undefined) record.checked = before.checked;
    if (before.due !== undefined) record.due = before.due;
  }
  if (before?.special !== undefined && record.special === undefined) record.special = before.special;
  if (before?.read) record.read = before.read;
  const typed: NonNullable<AssetRecord['typed']> = {};
  for (const fact of ['made', 'checked', 'due'] as const) {
    const isNew = (record[fact] ?? null) !== (before?.[fact] ?? null) || body.confirmed?.includes(fact);
    const at = isNew || !before ? record.at : (before.typed?.[fact] ?? before.at);
    if ((record[fact] ?? null) !== null || isNew) typed[fact] = at;
  }
  return { ...record, typed };
}

/** none: nothing ends by itself. unknown: it does, and nobody knows when. */
export type DueState = 'none' | 'unknown' | 'ahead' | 'soon' | 'over';
/** `day`: yyyy-mm-dd, null where there is none. `source`: the rule that says so. */
export type Due = { state: DueState; day: string | null };

/** How long before somebody should see to it: another extinguisher, the request for an inspection (TZF 第40条: a month ahead). */
const soonDays = { extinguisher: 90, lift: 60, rcd: 30, other: 60 } as const;
/** Lifts are inspected, RCDs tested with an instrument, once a year (TZF 第40条; G13955; both intervals to be verified). */
const yearly = 12;

/**
 * When something has to be done about it: an extinguisher retired, a lift inspected, an RCD tested. A date of the next
 * inspection goes before one that is reckoned. `on`: yyyy-mm-dd in the school's time zone.
 */
export function dueOn(asset: WalkedAsset, on: string): Due {
  const { category, checked } = asset;
  const day =
    category === 'extinguisher'
      ? usableUntil(asset)
      : (asset.due ?? (checked && category !== 'other' ? monthsAfter(checked, yearly) : null));
  if (!day) return { state: category === 'other' && asset.special !== 'licence' ? 'none' : 'unknown', day: null };
  const left = daysBetween(on, day);
  return { state: left < 0 ? 'over' : left < soonDays[category] ? 'soon' : 'ahead', day };
}
