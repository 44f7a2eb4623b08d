// How an item of a checklist that is filled in per asset is named, and whose it is.
import type { WalkedAsset } from './asset.ts';
import type { Hazard } from './hazard.ts';
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

/** The hazards of assets under the item that this walk asks of the same asset; of what it does not go past as they are. */
export function hazardsInWalk(hazards: readonly Hazard[], assets: readonly WalkedAsset[] = []): Hazard[] {
  return hazards.map((hazard) => {
    const place = hazard.asset ? assets.findIndex(({ id }) => id === hazard.asset?.id) + 1 : 0;
    return place > 0 ? { ...hazard, itemId: itemOf(placeOfItem(hazard.itemId).base, place) } : hazard;
  });
}
