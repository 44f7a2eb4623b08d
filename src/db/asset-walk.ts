// Which assets an open inspection goes past: one that is missing, and one that the register did not have.
import { itemOf, missingItem } from '../domain/asset-item.ts';
import { asWalked } from '../domain/asset-walk.ts';
import { walkedOf } from '../domain/asset-facts.ts';
import type { Asset } from '../domain/asset.ts';
import type { Answer } from '../domain/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import { addAssets } from './assets.ts';
import type { DeviceDb } from './device-db.ts';
import { template } from './documents.ts';
import { changeDraft } from './draft-row.ts';
import type { Draft } from './rows.ts';
import { whileHeld } from './while-held.ts';

/**
 * Says that the asset at `place` (from 1) is not to be found, or takes that back. What was answered of it before stays in
 * the draft, and counts again once it is found. Refuses `conflict` and `not-found`.
 */
export function sayMissing(db: DeviceDb, draftId: string, place: number, isMissing: boolean): Promise<Draft> {
  return whileHeld(draftId, () =>
    changeDraft(db, draftId, (draft) => {
      const itemId = missingItem(draft.template, place);
      const others = draft.answers.filter((answer) => answer.itemId !== itemId);
      const said: Answer = { itemId, value: 'fail', via: 'tap', at: Date.now(), photos: [] };
      return {
        ...draft,
        assets: draft.assets?.map((asset, index) => {
          const { missing: _, ...there } = asset;
          if (index !== place - 1) return asset;
          return isMissing ? Object.assign(there, { missing: true as const }) : there;
        }),
        answers: isMissing ? [...others, said] : others,
        itemId: isMissing && draft.itemId?.endsWith(`.${place}`) ? null : draft.itemId,
      } as Draft;
    }),
  );
}

/** `moved`: so many answers that were given before anything of its kind was registered here are now said of it. */
export type Added = { draft: Draft; moved: number };

/**
 * Registers one that stands there and is not in the register, and goes past it in this walk too. What was answered of the place while
 * nothing of its kind was known there was seen at this one. Refuses like `addAssets`.
 */
export async function addToWalk(db: DeviceDb, draftId: string, asset: Omit<Asset, 'id' | 'retired'>): Promise<Added> {
  return whileHeld(draftId, async () => {
    const [added] = await addAssets(db, asset);
    const before = await db.drafts.get(draftId);
    if (!added || !before) throw new Refusal('not-found');
    const published = await template(db, before.template.code, before.template.version);
    let moved = 0;
    const draft = await changeDraft(db, draftId, (stored) => {
      const assets = [...(stored.assets ?? []), walkedOf(added)];
      if (!published) return { ...stored, assets };
      const walked = asWalked(published, assets);
      const nameOf = inLongerWalk(walked, assets.length);
      moved = stored.answers.filter(({ itemId }) => nameOf(itemId) !== itemId).length;
      return { ...renamed(stored, nameOf), assets, photoItems: photoItems(walked) };
    });
    return { draft, moved };
  });
}

/** How an item of the place is called once the asset at `place` (from 1) is the first that is asked for it. */
function inLongerWalk({ items }: Template, place: number): (itemId: string) => string {
  const ids = new Set(items.map(({ id }) => id));
  return (itemId) => (!ids.has(itemId) && ids.has(itemOf(itemId, place)) ? itemOf(itemId, place) : itemId);
}

function renamed(draft: Draft, nameOf: (itemId: string) => string): Draft {
  const named = <T extends { itemId: string }>(one: T): T => ({ ...one, itemId: nameOf(one.itemId) });
  return {
    ...draft,
    answers: draft.answers.map(named),
    photos: draft.photos.map(named),
    ...(draft.voices && { voices: draft.voices.map(named) }),
    dropped: draft.dropped.map(({ photo, at }) => ({ photo: named(photo), at })),
    itemId: draft.itemId === null ? null : nameOf(draft.itemId),
  };
}

const photoItems = ({ items }: Template): string[] => items.filter(({ type }) => type === 'PHOTO').map(({ id }) => id);
