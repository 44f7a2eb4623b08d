// Above the items of one asset in the checklist: what the register knows of it, its plain items in one tap, and all of them. Beside any other
// heading: the plain items under it in one tap. Above the first item, where nothing is registered yet: the way to register it.
import { List } from 'lucide';
import { useLocation } from 'preact-iso';
import type { WalkedItem } from '../../domain/asset-walk.ts';
import { rests } from '../../domain/logic.ts';
import { assetOf, placeOfItem } from '../../domain/asset-item.ts';
import { bulkItems } from '../../domain/inspection.ts';
import { underHeading } from '../../domain/parts.ts';
import type { Item } from '../../domain/template.ts';
import { answerTheRest } from '../inspection/draft-actions.ts';
import { useDraft, useStore } from '../inspection/use-draft.ts';
import { inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { askAgain } from './ask-again.ts';
import { AssetFacts, AssetDue } from './asset-life.tsx';
import styles from './assets.module.css';

type ToolsProps = { item: Item; /** Of what is walked one by one nothing is registered here. */ begins: boolean };

export function AssetTools({ item, begins }: ToolsProps) {
  const store = useStore();
  const { inspection, assets: words } = useWords();
  const { walk } = words;
  const { route } = useLocation();
  const { assets, id } = store.getState().draft;
  const asset = assetOf(assets, item.id);
  const among = (asked: readonly Item[]) => (asset ? asked.filter(isOf(item)) : underHeading(asked, item.id));
  const rest = useDraft(({ asked, answers, known }) => bulkItems(among(asked), answers, known).length, 'after paint');
  const toAll = async () => {
    if (await store.flush()) route(`/inspection/${id}/assets`);
  };
  return (
    <div class={asset && styles.tools}>
      {asset && (
        <p class={styles.facts}>
          <AssetFacts asset={asset} />
          <AssetDue asset={asset} on={store.on} />
        </p>
      )}
      {asset && <Resting item={item} checked={asset.checked} />}
      {rest > 1 && item.section && !asset?.missing && (
        <Button look="quiet" onClick={() => answerTheRest(store, among(store.getState().asked))}>
          {(asset ? walk.restNormal : inspection.part)(rest)}
        </Button>
      )}
      {(begins || (asset && !store.isTrial)) && (
        <Button look="plain" onClick={() => void toAll()}>
          <Icon of={List} size={20} />
          {assets?.length ? walk.toList(assets.length) : walk.begin}
        </Button>
      )}
    </div>
  );
}

/** Of the same asset. */
const isOf = (item: Item) => (one: Item) => placeOfItem(one.id).place === placeOfItem(item.id).place;

/** Not asked, because it was done lately; who has done it again says so, and is asked. */
function Resting({ item, checked = '' }: { item: Item; checked: string | undefined }) {
  const store = useStore();
  const { walk } = useWords().assets;
  const language = useLanguage();
  const given = useDraft(({ answers }) => answers);
  const resting = store.template.items
    .filter(isOf(item))
    .filter((one): one is WalkedItem => rests(one, store.on) && !given.has(one.id));
  return resting.map(({ id: itemId, text, restsUntil = '' }) => (
    <p class={styles.resting} key={itemId}>
      {walk.resting(inLanguage(text, language), checked, restsUntil)}
      <Button look="plain" onClick={() => askAgain(store, itemId)}>
        {walk.again}
      </Button>
    </p>
  ));
}
