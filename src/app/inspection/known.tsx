// What is known of this place from before. What is still open stands before the first item and beside the item it belongs
// to, and one tap says what became of it.
import { ChevronDown, ChevronUp, FileText, TriangleAlert } from 'lucide';
import { useLayoutEffect, useState } from 'preact/hooks';
import { newerVersion } from '../../db/carry-over.ts';
import { lastResults } from '../../db/last-results.ts';
import { openHazards } from '../../db/hazards.ts';
import type { Draft } from '../../db/device-db.ts';
import type { InspectionRecord } from '../../domain/documents.ts';
import { answersInWalk, hazardsInWalk } from '../../domain/asset-item.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { confirms, saidIn } from '../../domain/sighting.ts';
import type { Item } from '../../domain/template.ts';
import { nearDayAndClock, inLanguage } from '../format.ts';
import { GradeBadge } from '../grade-badge.tsx';
import { useLive } from '../use-live.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { lastTimes } from './last-time.ts';
import { KnownWords, saidHere } from './known-words.tsx';
import { useDraft, useStore } from './use-draft.ts';
import styles from './known.module.css';

/** Without an item all of them, as cards; with one only those of the item. */
export function Known({ item }: { item?: Item }) {
  return item ? <OfItem item={item} /> : <OfPlace />;
}

const shownAtFirst = 3;

function OfPlace() {
  const store = useStore();
  const words = useWords().inspection;
  const { id, placeId, template } = store.getState().draft;
  const last = useLive(async () => ({ record: await lastResults(store.db, placeId, template.code) }), [store]);
  const found = useLive(
    async () => hazardsInWalk(await openHazards(store.db, placeId, id), store.getState().draft.assets),
    [store],
  );
  useLayoutEffect(() => {
    if (!found) return;
    const { known, ended } = store.getState();
    const before = [...ended, ...[...(known?.values() ?? [])].flat()];
    const over = before.filter(({ id }) => !found.some((one) => one.id === id));
    store.setState({ known: byItem(found, over), ended: over });
  }, [found]);
  useLayoutEffect(() => {
    if (!last || !found) return;
    const { draft, lastTime } = store.getState();
    const record = last.record && inThisWalk(last.record, draft.assets);
    store.setState({ lastTime: lastTimes(store.items, record, found, lastTime) });
  }, [last, found]);
  const newer = useLive(() => newerVersion(store.db, store.getState().draft), [store]);
  return (
    <>
      {newer && (
        <a class={styles.newer} href={`/inspection/${id}/newer`}>
          <Icon of={FileText} />
          {words.newer.offer(newer.version)}
        </a>
      )}
      {found && found.length > 0 && <Cards hazards={found} />}
      <Ended />
    </>
  );
}

/** What was dealt with while somebody walks: told where it stood, with what becomes of what was said of it. */
function Ended({ item }: { item?: Item }) {
  const language = useLanguage();
  const { known } = useWords().inspection;
  const ended = useDraft((filling) => filling.ended).filter(({ itemId }) => !item || itemId === item.id);
  return (
    <>
      {ended.map((hazard) => (
        <p key={hazard.id} class={styles.beside} role="status">
          {known.ended(inLanguage(hazard.text, language))}
        </p>
      ))}
    </>
  );
}

function inThisWalk(last: InspectionRecord, assets: Draft['assets']): InspectionRecord {
  return { ...last, inspection: { ...last.inspection, answers: answersInWalk(last.inspection, assets) } };
}

function Cards({ hazards: found }: { hazards: readonly Hazard[] }) {
  const { known } = useWords().inspection;
  const [isWhole, showAll] = useState(false);
  const shown = isWhole ? found : found.slice(0, shownAtFirst);
  const more = found.length - shown.length;
  return (
    <section class={styles.known} aria-label={known.title(found.length)}>
      <h2>
        <Icon of={TriangleAlert} />
        {known.title(found.length)}
      </h2>
      <ul>
        {shown.map((hazard) => (
          <li key={hazard.id}>{found.length > 1 ? <FoldedCard hazard={hazard} /> : <Card hazard={hazard} />}</li>
        ))}
      </ul>
      {more > 0 && (
        <Button look="quiet" wide onClick={() => showAll(true)}>
          {known.more(more)}
        </Button>
      )}
    </section>
  );
}

/** `over`: their items are looked at one by one as well. */
function byItem(hazards: readonly Hazard[], over: readonly Hazard[]): Map<string, Hazard[]> {
  const items = new Map<string, Hazard[]>(over.map(({ itemId }) => [itemId, []]));
  for (const hazard of hazards) items.set(hazard.itemId, [...(items.get(hazard.itemId) ?? []), hazard]);
  return items;
}

/** One of several: a line that a tap opens, so that the first item is still in sight. */
function FoldedCard({ hazard }: { hazard: Hazard }) {
  const [isOpen, open] = useState(false);
  const text = inLanguage(hazard.text, useLanguage());
  return (
    <>
      <button type="button" class={styles.fold} aria-expanded={isOpen} onClick={() => open(!isOpen)}>
        <span class={isOpen ? styles.unfolded : styles.line}>
          <NumberOf hazard={hazard} />
          {text}
        </span>
        {!isOpen && hazard.grade !== 'G' && <GradeBadge grade={hazard.grade} />}
        {!isOpen && <Said hazard={hazard} orElse="" />}
        <Icon of={isOpen ? ChevronUp : ChevronDown} />
      </button>
      {isOpen && (
        <>
          {hazard.grade !== 'G' && <GradeBadge grade={hazard.grade} />}
          <History hazard={hazard} />
          <KnownWords hazard={hazard} />
        </>
      )}
    </>
  );
}

function NumberOf({ hazard }: { hazard: Hazard }) {
  const store = useStore();
  const item = store.items.get(hazard.itemId);
  return item ? `${store.numberOf(item)} ` : null;
}

function Card({ hazard }: { hazard: Hazard }) {
  const text = inLanguage(hazard.text, useLanguage());
  return (
    <>
      <div class={styles.what}>
        <b>
          <NumberOf hazard={hazard} />
          {text}
        </b>
        {hazard.grade !== 'G' && <GradeBadge grade={hazard.grade} />}
      </div>
      <History hazard={hazard} />
      <KnownWords hazard={hazard} />
    </>
  );
}

/** Who reported it and when, what was wrong, and the last word of somebody else. */
function History({ hazard }: { hazard: Hazard }) {
  const store = useStore();
  const language = useLanguage();
  const { known } = useWords().inspection;
  const { id } = store.getState().draft;
  const own = saidIn(hazard, { inspectionId: id, by: store.db.personId });
  const last = hazard.sightings?.findLast((one) => one !== own);
  const says = [
    ...hazard.reasons.map((reason) => inLanguage(reason, language)),
    hazard.note,
    known.reported(hazard.reportedByName, nearDayAndClock(hazard.reportedAt, language)),
    last && known.said[last.seen](last.byName, nearDayAndClock(last.at, language)),
  ];
  return (
    <p class={styles.history}>
      {says.filter(Boolean).map((one) => (
        <span key={one}>{one}</span>
      ))}
    </p>
  );
}

function OfItem({ item }: { item: Item }) {
  const store = useStore();
  const hazards = useDraft(({ known }) => known?.get(item.id)) ?? [];
  const isLarge = useDraft(({ here, unfolded }) => here === item.id || unfolded.includes(item.id));
  const isFixed = useDraft(({ answers }) => answers.get(item.id)?.fixedOnSpot === true);
  const { known: words } = useWords().inspection;
  const isSaid = (hazard: Hazard) => confirms(saidHere(store, hazard)?.seen ?? 'gone');
  return (
    <>
      <Ended item={item} />
      {isFixed && hazards.some(isSaid) && <p role="status">{words.fixedToo}</p>}
      {hazards.map((hazard) => (
        <div key={hazard.id} class={styles.beside}>
          <History hazard={hazard} />
          {isLarge ? <KnownWords hazard={hazard} /> : <Said hazard={hazard} />}
        </div>
      ))}
    </>
  );
}

/** `orElse`: what stands there while nothing has been said. */
function Said({ hazard, orElse }: { hazard: Hazard; orElse?: string }) {
  const store = useStore();
  const { known } = useWords().inspection;
  const { id } = store.getState().draft;
  const own = saidIn(hazard, { inspectionId: id, by: store.db.personId });
  const says = own ? known.words[own.seen] : (orElse ?? known.unseen);
  return says ? <b class={own && styles[own.seen]}>{says}</b> : null;
}
