// The lists that figures of the analysis open and that stand nowhere else: rounds, equipment, meals. Each is as long as its figure says.
import * as v from 'valibot';
import { assetCategories, assetKinds } from './asset.ts';
import { meals } from './kitchen.ts';
import { protocol } from './protocol.ts';
import { outcomes } from './round.ts';
import { Count, Id, Ms } from './schema/text.ts';

/** Until it may be used, or has to be inspected: over, as near as the register warns, not known, or ahead. */
export const assetAges = ['past', 'soon', 'unknown', 'ahead'] as const;
export type AssetAge = (typeof assetAges)[number];

/** `total`: how long the whole list is; `next` goes into `before` for the following page, null at the end. */
const page = { protocol: v.literal(protocol), total: Count, next: v.nullable(v.string()), asOf: Ms };

/**
 * Closed rounds, the latest first. Of a row and in all: `due`: points of the place that were to be reached, `reached`: in time. `day`: yyyy-mm-dd, `plannedAt` UTC ms.
 */
export const RoundList = v.object({
  ...page,
  due: Count,
  reached: Count,
  rows: v.array(
    v.object({
      id: v.string(),
      day: v.string(),
      plannedAt: Ms,
      planName: v.string(),
      outcome: v.picklist(outcomes),
      due: Count,
      reached: Count,
    }),
  ),
});
export type RoundList = v.InferOutput<typeof RoundList>;

/** Points that were due in the weeks of these days and never reached, in the order of places. `due`: by how many rounds. */
export const UnreachedList = v.object({
  ...page,
  rows: v.array(v.object({ id: Id, placeName: v.string(), due: Count })),
});
export type UnreachedList = v.InferOutput<typeof UnreachedList>;

/** Things in use, by what is due first. `until`: yyyy-mm-dd. */
export const AssetList = v.object({
  ...page,
  rows: v.array(
    v.object({
      id: Id,
      label: v.string(),
      category: v.picklist(assetCategories),
      kind: v.picklist(assetKinds),
      placeId: Id,
      placeName: v.string(),
      state: v.picklist(assetAges),
      until: v.nullable(v.string()),
    }),
  ),
});
export type AssetList = v.InferOutput<typeof AssetList>;

/** Meals of the menus that are over, the latest first. `isWhole`: 留样合格. */
export const MealList = v.object({
  ...page,
  rows: v.array(
    v.object({
      id: v.string(),
      canteenName: v.string(),
      day: v.string(),
      meal: v.picklist(meals),
      isWhole: v.boolean(),
    }),
  ),
});
export type MealList = v.InferOutput<typeof MealList>;
