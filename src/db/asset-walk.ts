// Which assets an open inspection goes past: one that is missing, and one that the register did not have.
import { missingItem } from '../domain/asset-item.ts';
import { walkedOf } from '../domain/asset-facts.ts';
import type { Asset } from '../domain/asset.ts';
import type { Answer } from '../domain/answer.ts';
import { Refusal } from '../domain/refusal.ts';
import type { Template } from '../domain/template.ts';
import { addAssets } from './assets.ts';
import type { DeviceDb } from './device-db.ts';
import { changeDraft } from './draft-row.ts';
import type { Draft } from './rows.ts';
import { walkedTemplate } from './walked-template.ts';
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

/** Registers one that stands there and is not in the register, and goes past it in this walk too. Refuses like `addAssets`. */
export async function addToWalk(db: DeviceDb, draftId: string, asset: Omit<Asset, 'id' | 'retired'>): Promise<Draft> {
  return whileHeld(draftId, async () => {
    const [added] = await addAssets(db, asset);
    if (!added) throw new Refusal('not-found');
    const draft = await changeDraft(db, draftId, (stored) => ({
      ...stored,
      assets: [...(stored.assets ?? []), walkedOf(added)],
    }));
    const template = await walkedTemplate(db, draft);
    return template ? changeDraft(db, draftId, (stored) => ({ ...stored, photoItems: photoItems(template) })) : draft;
  });
}

const photoItems = ({ items }: Template): string[] => items.filter(({ type }) => type === 'PHOTO').map(({ id }) => id);
