// How an item of a checklist that is filled in per asset is named, and whose it is.
import type { Answer } from './answer.ts';
import type { WalkedAsset } from './asset.ts';
import type { Hazard } from './hazard.ts';
import type { Inspection } from './inspection.ts';
import type { Template } from './template.ts';

/** The same item of the asset at `place` (from 1) in the walk: F5-02.3. */
export const itemOf = (itemId: string, place: number): string => `${itemId}.${place}`;

/** The item of the template, and the place of the asset in the walk; null for what is asked once. */
export function placeOfItem(itemId: string): { base: string; place: number | null } {
  const [base = itemId, place] = itemId.split('.');
  return { base, place: place === undefined ? null : Number(place) };
}

/** The asset an item is about. */
export function assetOf(assets: readonly WalkedAsset[] | undefined, itemId: string): WalkedAsset | undefined {
  const { place } = placeOfItem(itemId);
  return place === null ? undefined : assets?.[place - 1];
}

/** The one item of what was not to be found. */
export const missingItem = (template: Pick<Template, 'code'>, place: number): string =>
  itemOf(`${template.code}-00`, place);

/** The same item of the same asset in a walk that goes past other assets, or in another order; of one it does not go past, of none. */
function itemInWalk(itemId: string, assetId: string | undefined, assets: readonly WalkedAsset[]): string {
  if (assetId === undefined) return itemId;
  const { base } = placeOfItem(itemId);
  const place = assets.findIndex(({ id }) => id === assetId) + 1;
  return place > 0 ? itemOf(base, place) : base;
}

/** Hazards of assets under the item that this walk asks of the same asset. */
export const hazardsInWalk = (hazards: readonly Hazard[], assets: readonly WalkedAsset[] = []): Hazard[] =>
  hazards.map((hazard): Hazard => {
    const itemId = itemInWalk(hazard.itemId, hazard.asset?.id, assets);
    return itemId === hazard.itemId ? hazard : Object.assign({}, hazard, { itemId });
  });

/** What was answered in an earlier walk, under the items of this one. */
export const answersInWalk = (
  { answers, assets: before }: Pick<Inspection, 'answers' | 'assets'>,
  assets: readonly WalkedAsset[] = [],
): Answer[] =>
  before
    ? answers.map((answer): Answer => {
        const itemId = itemInWalk(answer.itemId, assetOf(before, answer.itemId)?.id, assets);
        return Object.assign({}, answer, { itemId });
      })
    : answers;
