// Two stations: where, then with which checklist. What is chosen shrinks to one line.
import { useLocation } from 'preact-iso';
import { useEffect } from 'preact/hooks';
import { openDrafts } from '../../db/drafts.ts';
import { ownRecords } from '../../db/records.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { recentPlaces } from '../recent-places.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Line, Stop } from '../ui/line.tsx';
import { PickPlace } from './pick-place.tsx';
import { PickTemplate } from './pick-template.tsx';
import type { PlaceTree } from '../place-tree.ts';
import { startAddress, type Chosen } from './start-address.ts';
import styles from './picker.module.css';

const lookBack = 100;

type StartStepsProps = {
  tree: PlaceTree;
  templates: readonly Template[];
  place: Place | undefined;
  template: Template | undefined;
  within: Place | undefined;
  isFailed: boolean;
};

export function StartSteps({ tree, templates, place, template, within, isFailed }: StartStepsProps) {
  const db = useDb();
  const { person } = useSession();
  const { assets, today } = useWords();
  const { picker } = today;
  const language = useLanguage();
  const { route } = useLocation();
  const drafts = useLive(() => openDrafts(db), [db]);
  const records = useLive(() => ownRecords(db, lookBack), [db]);
  // Every choice is a new page to the person, though the address only changes its end.
  useEffect(() => scrollTo(0, 0), [place?.id, template?.code, within?.id]);
  if (!drafts || !records) return null;
  const go = (next: Chosen) => route(startAddress({ place: place?.id, template: template?.code, ...next }));
  const openHere = drafts.filter((draft) => draft.placeId === place?.id).map((draft) => draft.template.code);
  return (
    <>
      {isFailed && (
        <p class={styles.failed} role="alert">
          {today.failed}
        </p>
      )}
      <Line>
        <Stop state={place ? 'done' : 'here'}>
          <StepHead
            title={picker.place}
            chosen={place && placeName(place)}
            href={startAddress({ template: template?.code })}
            beside={
              place && { text: assets.open, label: assets.openAt(placeName(place)), href: `/places/${place.id}/assets` }
            }
          />
          {!place && (
            <PickPlace
              tree={tree}
              recent={recentPlaces(tree.all, [...drafts, ...records])}
              within={within}
              onOpen={(inside) => go({ within: inside?.id })}
              onPick={(picked) => go({ place: picked.id })}
            />
          )}
        </Stop>
        <Stop state={template ? 'done' : place ? 'here' : 'todo'}>
          <StepHead
            title={picker.template}
            chosen={template && inLanguage(template.name, language)}
            href={startAddress({ place: place?.id, within: within?.id })}
          />
          {place && !template && (
            <PickTemplate
              templates={templates}
              role={person.role}
              open={new Set(openHere)}
              onPick={(picked) => go({ template: picked.code })}
            />
          )}
        </Stop>
      </Line>
    </>
  );
}

type StepHeadProps = {
  title: string;
  chosen: string | undefined;
  href: string;
  /** What else there is to see of what was chosen. */
  beside?: { text: string; label: string; href: string } | undefined;
};

function StepHead({ title, chosen, href, beside }: StepHeadProps) {
  const { today } = useWords();
  return (
    <div class={styles.head}>
      <h2>
        {title}
        {chosen && <span class={styles.chosen}>{chosen}</span>}
      </h2>
      {beside && (
        <a class={styles.change} href={beside.href} aria-label={beside.label}>
          {beside.text}
        </a>
      )}
      {chosen && (
        <a class={styles.change} href={href}>
          {today.picker.change}
        </a>
      )}
    </div>
  );
}
