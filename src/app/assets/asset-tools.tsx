// Above the items of one asset in the checklist: what the register knows of it, its plain items in one tap, and all of them.
import { List } from 'lucide';
import { useLocation } from 'preact-iso';
import { assetOf, placeOfItem } from '../../domain/asset-item.ts';
import { bulkItems } from '../../domain/inspection.ts';
import type { Item } from '../../domain/template.ts';
import { answerTheRest } from '../inspection/draft-actions.ts';
import { useDraft, useStore } from '../inspection/use-draft.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { AssetFacts, AssetLife } from './asset-life.tsx';
import styles from './assets.module.css';

export function AssetTools({ item }: { item: Item }) {
  const store = useStore();
  const { walk } = useWords().assets;
  const { route } = useLocation();
  const { assets, id } = store.getState().draft;
  const asset = assetOf(assets, item.id);
  const { place } = placeOfItem(item.id);
  const isOfIt = (one: Item) => placeOfItem(one.id).place === place;
  const rest = useDraft(
    ({ asked, answers, known }) => bulkItems(asked.filter(isOfIt), answers, known).length,
    'after paint',
  );
  if (!asset || !assets) return null;
  const toAll = async () => {
    if (await store.flush()) route(`/inspection/${id}/assets`);
  };
  return (
    <div class={styles.tools}>
      <p class={styles.facts}>
        <AssetFacts asset={asset} />
        <AssetLife asset={asset} on={store.on} />
      </p>
      {rest > 1 && !asset.missing && (
        <Button look="quiet" onClick={() => answerTheRest(store, isOfIt)}>
          {walk.restNormal(rest)}
        </Button>
      )}
      {!store.isTrial && (
        <Button look="plain" onClick={() => void toAll()}>
          <Icon of={List} size={20} />
          {walk.toList(assets.length)}
        </Button>
      )}
    </div>
  );
}
