// How a line of the equipment register is read off the wire, and how a walk names what it looked at.
import * as v from 'valibot';
import { agents, assetCategories, assetFacts, maxAssetsPerPlace, otherKinds } from '../asset.ts';
import { Day } from './day.ts';
import { filled, Id, typed } from './text.ts';

/** yyyy-mm: labels give no day. */
const Month = v.pipe(v.string(), v.regex(/^(19|20)\d\d-(0[1-9]|1[0-2])$/, 'bad-month'));

const Label = filled(20);

/**
 * One thing that is looked at by itself. `agent`: what an extinguisher puts out with, null for everything else and where
 * nobody knows. `made`, `serviced`: null where nobody knows. `retired`: taken out of use, and why. How long it may be used
 * is computed and is no field. Schema 2: `checked`, when it was last inspected or tested; `due`, when it is to be inspected next; null
 * where nobody knows, and what an entry of schema 1 does not speak of stays. `confirmed`: typed as it was before and meant so,
 * whatever was read on a walk since. Schema 3: `special`, which kind of special equipment one of category `other` is, null for none; what an entry does
 * not speak of stays. Schema 4: it may be a distribution panel, a fridge, a freezer or a sample fridge as well; schema 5: a licence.
 */
export const Asset = v.pipe(
  v.strictObject({
    id: Id,
    placeId: Id,
    category: v.picklist(assetCategories),
    agent: v.nullable(v.picklist(agents)),
    label: Label,
    made: v.nullable(Month),
    serviced: v.nullable(Month),
    note: typed(200),
    checked: v.optional(v.nullable(Day)),
    due: v.optional(v.nullable(Day)),
    confirmed: v.optional(v.pipe(v.array(v.picklist(assetFacts)), v.maxLength(assetFacts.length))),
    special: v.optional(v.nullable(v.picklist(otherKinds))),
    retired: v.optional(v.strictObject({ reason: filled(200) })),
  }),
  v.check(({ category, agent }) => agent === null || category === 'extinguisher', 'bad-agent'),
  v.check(({ category, special }) => !special || category === 'other', 'bad-special'),
);

/**
 * As the register had it when the walk began (`checked`, `due`: inspection schema 5; `special`, what one of category `other` is:
 * schema 7); `missing`: it was not to be found at the place.
 */
export const WalkedAsset = v.strictObject({
  id: Id,
  category: v.picklist(assetCategories),
  agent: v.nullable(v.picklist(agents)),
  label: Label,
  made: v.nullable(Month),
  checked: v.optional(Day),
  due: v.optional(Day),
  special: v.optional(v.picklist(otherKinds)),
  missing: v.optional(v.literal(true)),
});

/** In the order in which they are walked; an answer names its asset by its place in here, from 1. */
export const WalkedAssets = v.pipe(
  v.array(WalkedAsset),
  v.minLength(1),
  v.maxLength(maxAssetsPerPlace),
  v.check((assets) => new Set(assets.map(({ id }) => id)).size === assets.length, 'asset-twice'),
);
