// What an open inspection goes past, one by one: how far each is, which one is next, what is missing, and what is not registered.
import { CircleHelp, Plus } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { addToWalk, sayMissing } from '../../db/asset-walk.ts';
import type { DeviceDb, Draft } from '../../db/device-db.ts';
import { draft as draftOf } from '../../db/drafts.ts';
import { asWalked } from '../../domain/asset-walk.ts';
import { keptAs, type AssetKind, type WalkedAsset } from '../../domain/asset.ts';
import { template as templateOf } from '../../db/documents.ts';
import { inspectionDay } from '../../domain/inspection.ts';
import { Refusal } from '../../domain/refusal.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useCapturing } from '../inspection/checklist-screen.tsx';
import { itemHref } from '../inspection/item-href.ts';
import { NoDraft } from '../inspection/no-draft.tsx';
import { whereItWent } from '../inspection/draft-opening.ts';
import { useNotKept } from '../use-not-kept.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { Page } from '../ui/page.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { AssetForm } from './asset-form.tsx';
import { AssetFacts, AssetDue } from './asset-life.tsx';
import { standings, type AssetStanding } from './standings.ts';
import styles from './assets.module.css';

type Found = { draft: Draft; all: AssetStanding[]; on: string; kind: AssetKind };

type Gone = { is: 'submitted' | 'absent' };

async function find(db: DeviceDb, id: string, timeZone: string): Promise<Found | Gone | null> {
  const draft = await draftOf(db, id);
  if (!draft) return { is: await whereItWent(db, id) };
  const template = await templateOf(db, draft.template.code, draft.template.version);
  if (!template?.perAsset) return null;
  const on = inspectionDay(draft, timeZone);
  const all = standings(asWalked(template, draft.assets), draft.assets ?? [], draft.answers, on);
  return { draft, all, on, kind: template.perAsset };
}

export function AssetWalkScreen() {
  const id = useRoute().params['id'] ?? '';
  const db = useDb();
  const { school } = useSession();
  const { walk } = useWords().assets;
  useCapturing(id);
  const found = useLive(() => find(db, id, school.timeZone), [db, id]);
  if (found && 'is' in found) return <NoDraft id={id} is={found.is} />;
  if (found) return <Walk found={found} />;
  const back = `/inspection/${id}`;
  return (
    <Page narrow title={walk.title} back={walk.toChecklist} backTo={back}>
      {found === null && (
        <>
          <p class={styles.hint}>{walk.none}</p>
          <ButtonLink look="primary" wide href={back}>
            {walk.toChecklist}
          </ButtonLink>
        </>
      )}
    </Page>
  );
}

function Walk({ found: { draft, all, on, kind } }: { found: Found }) {
  const db = useDb();
  const { assets: words, inspection } = useWords();
  const notKept = useNotKept();
  const language = useLanguage();
  const { route } = useLocation();
  const [isAdding, add] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const next = all.find(({ isDone }) => !isDone);
  const done = all.filter(({ isDone }) => isDone).length;
  const say = async (place: number, isMissing: boolean) => {
    try {
      setFault(null);
      await sayMissing(db, draft.id, place, isMissing);
    } catch (error) {
      const isElsewhere = error instanceof Refusal && error.code === 'conflict';
      setFault(isElsewhere ? inspection.elsewhere.title : notKept(error));
    }
  };
  return (
    <Page
      narrow
      title={words.walk.title}
      sub={`${draft.placeName} · ${inLanguage(draft.templateName, language)} · ${words.walk.sub(done, all.length)}`}
      back={words.walk.toChecklist}
      backTo={`/inspection/${draft.id}`}
      bar={
        next ? (
          <Button look="primary" large onClick={() => route(itemHref(draft.id, next.startAt))}>
            {words.walk.next(next.asset.label)}
          </Button>
        ) : (
          <ButtonLink look="primary" large href={`/inspection/${draft.id}`}>
            {words.walk.toChecklist}
          </ButtonLink>
        )
      }
    >
      {fault && (
        <p class={styles.failed} role="alert">
          {fault}
        </p>
      )}
      <p class={styles.said} role="status">
        {said}
      </p>
      {all.length === 0 && <p class={styles.hint}>{words.noneHint}</p>}
      <Line aria-label={words.walk.title}>
        {all.map((standing) => (
          <Asset key={standing.asset.id} draftId={draft.id} on={on} standing={standing} onSay={say} />
        ))}
      </Line>
      <Button wide large onClick={() => add(true)}>
        <Icon of={Plus} />
        {words.walk.add}
      </Button>
      {isAdding && (
        <Sheet label={words.walk.add} onClose={() => add(false)} asks>
          <AssetForm
            fixed
            title={words.walk.add}
            start={freshOf(kind, all.at(-1)?.asset, words.categories[kind])}
            onSave={async (filled) => {
              const { moved } = await addToWalk(db, draft.id, { ...filled, placeId: draft.placeId });
              setSaid(moved > 0 ? words.walk.moved(moved, filled.label) : '');
              add(false);
            }}
          />
        </Sheet>
      )}
    </Page>
  );
}

/** What stands beside the others is most often one more of them. */
const freshOf = (kind: AssetKind, last: WalkedAsset | undefined, label: string) => ({
  ...keptAs(kind),
  agent: last?.agent ?? null,
  label,
  made: null,
  serviced: null,
  note: '',
});

type AssetProps = {
  draftId: string;
  on: string;
  standing: AssetStanding;
  onSay: (place: number, isMissing: boolean) => Promise<void>;
};

function Asset({ draftId, on, standing, onSay }: AssetProps) {
  const { walk } = useWords().assets;
  const { asset, place, answered, asked, faults, state, startAt } = standing;
  return (
    <Stop state={state}>
      <StopTitle>
        {asset.missing ? (
          asset.label
        ) : (
          <a class={styles.go} href={itemHref(draftId, startAt)} aria-label={walk.go(asset.label)}>
            {asset.label}
          </a>
        )}
      </StopTitle>
      <StopAbout>
        <AssetFacts asset={asset} />
        <AssetDue asset={asset} on={on} />
      </StopAbout>
      <div class={styles.row}>
        <span class={styles.far}>
          {asset.missing ? walk.isMissing : walk.answered(answered, asked)}
          {!asset.missing && faults > 0 && <b class={styles.off}> {walk.faults(faults)}</b>}
        </span>
        <Button
          look="quiet"
          aria-label={asset.missing ? walk.foundOf(asset.label) : walk.missingOf(asset.label)}
          onClick={() => void onSay(place, !asset.missing)}
        >
          {!asset.missing && <Icon of={CircleHelp} size={20} />}
          {asset.missing ? walk.found : walk.missing}
        </Button>
      </div>
    </Stop>
  );
}
