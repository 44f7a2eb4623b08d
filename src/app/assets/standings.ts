// How far each asset of a walk is.
import { judge, type Answer } from '../../domain/answer.ts';
import { placeOfItem } from '../../domain/asset-item.ts';
import type { WalkedAsset } from '../../domain/asset.ts';
import { answersById, gapsAmong } from '../../domain/inspection.ts';
import { askedItems } from '../../domain/logic.ts';
import type { Template } from '../../domain/template.ts';
import type { StationState } from '../ui/line.tsx';

/** `place`: in the walk, from 1. `startAt`: the item to go to. `isDone`: nothing of it is left to do. */
export type AssetStanding = {
  asset: WalkedAsset;
  place: number;
  asked: number;
  answered: number;
  faults: number;
  isDone: boolean;
  state: StationState;
  startAt: string;
};

/** `template`: as it is walked. `on`: yyyy-mm-dd. */
export function standings(
  template: Template,
  assets: readonly WalkedAsset[],
  answers: readonly Answer[],
  on: string,
): AssetStanding[] {
  const given = answersById(answers);
  const asked = askedItems(template, given, on);
  const gaps = new Set(gapsAmong(asked, given, on).map(({ itemId }) => itemId));
  return assets.map((asset, index) => {
    const place = index + 1;
    const items = asked.filter(({ id }) => placeOfItem(id).place === place);
    const said = items.map((item) => judge(item, given.get(item.id), on));
    const faults = said.filter((judgement) => judgement === 'abnormal').length;
    const open = items.find(({ id }) => gaps.has(id));
    return {
      asset,
      place,
      asked: items.length,
      answered: said.filter((judgement) => judgement !== 'open').length,
      faults,
      isDone: !open,
      state: faults > 0 ? 'abnormal' : open ? 'todo' : 'done',
      startAt: (open ?? items[0])?.id ?? '',
    };
  });
}
