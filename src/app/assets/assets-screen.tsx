// The equipment register of a place: works without a network like everything that is recorded.
import { ClipboardList, Plus } from 'lucide';
import { useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { addAssets, assetsAt, keepAsset } from '../../db/assets.ts';
import { place as placeOf } from '../../db/documents.ts';
import { dueOn, walkedOf, type DueState } from '../../domain/asset-facts.ts';
import { assetKinds, kindOf, lifeSource, type AssetKind, type AssetRecord } from '../../domain/asset.ts';
import { authorize } from '../../domain/authorize.ts';
import { isManager } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import { dayKey } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Choices } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AssetForm } from './asset-form.tsx';
import { AssetFacts, AssetDue } from './asset-life.tsx';
import { AssetSources } from './asset-sources.tsx';
import { EditAsset } from './edit-asset.tsx';
import { iconOf } from './kind-icons.ts';
import styles from './assets.module.css';

/** Somebody has to see to it. */
const pressing: ReadonlySet<DueState> = new Set(['over', 'soon']);

export function AssetsScreen() {
  const id = useRoute().params['id'] ?? '';
  const db = useDb();
  const { person } = useSession();
  const { assets: words } = useWords();
  const place = useLive(async () => (await placeOf(db, id)) ?? null, [db, id]);
  const all = useLive(() => assetsAt(db, id), [db, id]);
  const [open, setOpen] = useState<'new' | AssetRecord | null>(null);
  const [said, setSaid] = useSaid('');
  const [only, show] = useState<AssetKind | 'all'>('all');
  const mayKeep = place ? authorize(person, { do: 'keep-asset', place }) : false;
  const inUse = all?.filter(({ retired }) => !retired) ?? [];
  const today = dayKey(Date.now());
  const due = inUse.filter((asset) => pressing.has(dueOn(walkedOf(asset), today).state)).length;
  const retired = all?.filter((asset) => asset.retired) ?? [];
  const kinds = assetKinds.filter((kind) => inUse.some((asset) => kindOf(asset) === kind));
  // What is shown by itself may have been the last of its kind.
  const shown = kinds.find((kind) => kind === only);
  const press = (asset: AssetRecord) => setOpen(asset);
  const done = (text: string) => {
    setSaid(text);
    setOpen(null);
  };
  return (
    <Page
      narrow
      title={words.title}
      sub={
        place &&
        [placeName(place), all && words.count(inUse.length), due > 0 && words.dueCount(due)].filter(Boolean).join(' · ')
      }
      back={words.back}
      backTo={isManager(person) ? '/places' : `/start?place=${id}`}
      bar={
        mayKeep && (
          <Button look="primary" large onClick={() => setOpen('new')}>
            <Icon of={Plus} />
            {words.add}
          </Button>
        )
      }
    >
      <p class={styles.said} role="status">
        {said}
      </p>
      {!all && <Skeleton look="rows" />}
      {all?.length === 0 && (
        <Notice icon={ClipboardList}>
          <p>{words.none}</p>
          <p>{words.noneHint}</p>
        </Notice>
      )}
      {kinds.length > 1 && (
        <div class={styles.kinds}>
          <Choices<AssetKind | 'all'>
            label={words.shown}
            options={[
              { value: 'all', text: words.ofKind(words.all, inUse.length) },
              ...kinds.map((value) => ({
                value,
                text: words.ofKind(words.categories[value], inUse.filter((asset) => kindOf(asset) === value).length),
              })),
            ]}
            chosen={[shown ?? 'all']}
            onChoose={([chosen]) => chosen && show(chosen)}
          />
        </div>
      )}
      <List
        assets={shown ? inUse.filter((asset) => kindOf(asset) === shown) : inUse}
        mayKeep={mayKeep}
        onPress={press}
      />
      {retired.length > 0 && (
        <section class={styles.part}>
          <h2>{words.retiredTitle}</h2>
          <List assets={retired} mayKeep={mayKeep} onPress={press} />
        </section>
      )}
      {inUse.some(({ category }) => category === 'extinguisher') && (
        <p class={styles.hint}>{words.lifeSource(lifeSource)}</p>
      )}
      {inUse.some(({ category }) => category === 'lift' || category === 'rcd') && (
        <p class={styles.hint}>{words.yearlySource}</p>
      )}
      {place && open === 'new' && (
        <NewAssets place={place} onClose={() => setOpen(null)} onAdded={(n) => done(words.added(n))} />
      )}
      {place && open !== null && open !== 'new' && (
        <EditAsset
          asset={open}
          mayRetire={authorize(person, { do: 'retire-asset', place })}
          onClose={() => setOpen(null)}
          onSave={async (asset) => {
            await keepAsset(db, asset);
            done(words.kept);
          }}
        />
      )}
    </Page>
  );
}

type ListProps = { assets: readonly AssetRecord[]; mayKeep: boolean; onPress: (asset: AssetRecord) => void };

function List({ assets, mayKeep, onPress }: ListProps) {
  const { assets: words } = useWords();
  if (assets.length === 0) return null;
  return (
    <Rows>
      {assets.map((asset) => (
        <Row
          key={asset.id}
          icon={iconOf(kindOf(asset))}
          disabled={!mayKeep}
          onClick={() => onPress(asset)}
          about={
            <>
              <AssetFacts asset={walkedOf(asset)} />
              {asset.retired ? <> · {words.retired(asset.retired.reason)}</> : <AssetDue asset={walkedOf(asset)} />}
              <AssetSources asset={asset} />
              {asset.note && <span class={styles.life}>{asset.note}</span>}
            </>
          }
        >
          {asset.label}
        </Row>
      ))}
    </Rows>
  );
}

type NewProps = { place: Place; onClose: () => void; onAdded: (n: number) => void };

function NewAssets({ place, onClose, onAdded }: NewProps) {
  const db = useDb();
  const { assets: words } = useWords();
  return (
    <Sheet label={words.add} onClose={onClose} asks>
      <AssetForm
        several
        title={words.add}
        start={{
          category: 'extinguisher',
          agent: 'powder',
          label: words.categories.extinguisher,
          made: null,
          serviced: null,
          note: '',
        }}
        onSave={async (filled, count) => {
          onAdded((await addAssets(db, { ...filled, placeId: place.id }, count)).length);
        }}
      />
    </Sheet>
  );
}
