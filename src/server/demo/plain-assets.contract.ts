// When something of the register has to be seen to, by the tables of `domain.md` 12.9 and 12.10, said a second time: for tests that recount.
import type { AssetRecord } from '../../domain/asset.ts';

const years = { powder: 10, co2: 12, water: 6 };
const daysAhead = { extinguisher: 90, lift: 60, rcd: 30, other: 60 };

/** The label gives a month: it is good until its last day. */
const lastOf = (year: number, month: number): string => new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);

/** What was typed, or what a walk read there later and nobody doubts. */
function lastSaid(asset: AssetRecord, fact: 'made' | 'checked' | 'due'): string | null {
  const typed = asset[fact] ?? null;
  const [read] = (asset.read ?? [])
    .filter((one) => one.fact === fact && !one.doubt)
    .toSorted((one, other) => other.at - one.at);
  return read && (typed === null || read.at > (asset.typed?.[fact] ?? asset.at)) ? read.value : typed;
}

/** yyyy-mm-dd; null where nobody knows, or nothing ends by itself. */
export function endOf(asset: AssetRecord): string | null {
  const { category, agent } = asset;
  const [made, checked, due] = [lastSaid(asset, 'made'), lastSaid(asset, 'checked'), lastSaid(asset, 'due')];
  if (category === 'extinguisher')
    return agent && made ? lastOf(Number(made.slice(0, 4)) + years[agent], Number(made.slice(5, 7))) : null;
  if (due) return due;
  return checked && category !== 'other' ? `${Number(checked.slice(0, 4)) + 1}${checked.slice(4)}` : null;
}

/** How it stands on `today` (yyyy-mm-dd). */
export function ageOf(asset: AssetRecord, today: string): 'past' | 'soon' | 'unknown' | 'ahead' {
  const end = endOf(asset);
  const isNothing = asset.category === 'other' && asset.special !== 'licence';
  if (end === null) return isNothing ? 'ahead' : 'unknown';
  if (end < today) return 'past';
  return isDueSoon(asset, today) ? 'soon' : 'ahead';
}

/** Over, or over so soon that somebody is reminded. `today`: yyyy-mm-dd. */
export function isDueSoon(asset: AssetRecord, today: string): boolean {
  const end = endOf(asset);
  return end !== null && (Date.parse(end) - Date.parse(today)) / 86_400_000 < daysAhead[asset.category];
}
