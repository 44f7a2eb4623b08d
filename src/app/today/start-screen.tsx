// 开始检查: where, then with which checklist. Both come from the address, so Back goes one step back.
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isReady, places, templates } from '../../db/documents.ts';
import { openDrafts } from '../../db/drafts.ts';
import { ownRecords } from '../../db/records.ts';
import { authorize } from '../../domain/person.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { Template } from '../../domain/template.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Line, Stop } from '../ui/line.tsx';
import { Page } from '../ui/page.tsx';
import { begin } from './begin.ts';
import { NoPlaces, NoTemplates } from './nothing-to-start.tsx';
import { PickPlace } from './pick-place.tsx';
import { PickTemplate } from './pick-template.tsx';
import { placeTree } from './place-tree.ts';
import { Preparing } from './preparing.tsx';
import styles from './picker.module.css';

const recentShown = 5;

export function StartScreen() {
  const db = useDb();
  const { person } = useSession();
  const words = useWords();
  const language = useLanguage();
  const { route, query } = useLocation();
  const [failed, setFailed] = useState(false);
  const starting = useRef(false);
  const ready = useLive(() => isReady(db), [db]);
  const allPlaces = useLive(() => places(db), [db]);
  const allTemplates = useLive(() => templates(db), [db]);
  const drafts = useLive(() => openDrafts(db), [db]);
  const records = useLive(() => ownRecords(db, 100), [db]);
  const tree = useMemo(() => allPlaces && placeTree(allPlaces, person.scope), [allPlaces, person]);
  const place = tree?.find(query['place'] ?? '');
  const template = allTemplates?.find(({ code }) => code === query['template']);

  // Both known: this page has done its work, and Back must not land on it.
  useEffect(() => {
    if (!place || !template || starting.current) return;
    starting.current = true;
    begin(db, place, template).then(
      (address) => route(address, true),
      () => {
        starting.current = false;
        setFailed(true);
      },
    );
  }, [place, template]);

  const frame = { title: words.today.picker.title, back: words.common.back };
  if (!tree || !allTemplates || !drafts || !records || ready === undefined)
    return (
      <Page narrow {...frame}>
        {null}
      </Page>
    );
  if (!ready && tree.all.length === 0)
    return (
      <Page narrow {...frame}>
        <Preparing />
      </Page>
    );
  if (tree.all.length === 0)
    return (
      <Page narrow {...frame}>
        <NoPlaces none={allPlaces?.length === 0} mayAdd={authorize(person, { do: 'add-place' })} />
      </Page>
    );
  if (allTemplates.length === 0)
    return (
      <Page narrow {...frame}>
        <NoTemplates />
      </Page>
    );

  const go = (chosen: { place?: Place; template?: Template; within?: string }) =>
    route(address({ place: place?.id, template: template?.code, ...ids(chosen) }));
  const { picker } = words.today;
  return (
    <Page narrow {...frame} sub={template && inLanguage(template.name, language)}>
      {failed && (
        <p class={styles.failed} role="alert">
          {picker.failed}
        </p>
      )}
      <Line>
        <Stop state={place ? 'done' : 'here'}>
          <StepHead
            title={picker.place}
            chosen={place && placeName(place)}
            href={address({ template: template?.code })}
          />
          {!place && (
            <PickPlace
              tree={tree}
              recent={recentPlaces(tree.all, drafts, records)}
              within={tree.find(query['in'] ?? '')}
              onOpen={(within) => go({ within: within?.id ?? '' })}
              onPick={(picked) => go({ place: picked })}
            />
          )}
        </Stop>
        <Stop state={template ? 'done' : place ? 'here' : 'todo'}>
          <StepHead
            title={picker.template}
            chosen={template && inLanguage(template.name, language)}
            href={address({ place: place?.id, within: query['in'] })}
          />
          {place && !template && (
            <PickTemplate
              templates={allTemplates}
              role={person.role}
              open={new Set(drafts.filter((draft) => draft.placeId === place.id).map((draft) => draft.template.code))}
              onPick={(picked) => go({ template: picked })}
            />
          )}
        </Stop>
      </Line>
    </Page>
  );
}

function StepHead({ title, chosen, href }: { title: string; chosen: string | undefined; href: string }) {
  const { today } = useWords();
  return (
    <div class={styles.head}>
      <h2>
        {title}
        {chosen && <span class={styles.chosen}>{chosen}</span>}
      </h2>
      {chosen && (
        <a class={styles.change} href={href}>
          {today.picker.change}
        </a>
      )}
    </div>
  );
}

type Where = { place?: string | undefined; template?: string | undefined; within?: string | undefined };

const ids = (chosen: { place?: Place; template?: Template; within?: string }): Where => ({
  ...(chosen.place && { place: chosen.place.id }),
  ...(chosen.template && { template: chosen.template.code }),
  ...(chosen.within !== undefined && { within: chosen.within }),
});

function address({ place, template, within }: Where): string {
  const query = new URLSearchParams();
  if (template) query.set('template', template);
  if (place) query.set('place', place);
  else if (within) query.set('in', within);
  const text = query.toString();
  return text ? `/start?${text}` : '/start';
}

/** Where this person was lately: open drafts first, then submissions. Records name their place by its whole name. */
function recentPlaces(
  all: readonly Place[],
  drafts: readonly { placeName: string }[],
  records: readonly { placeName: string }[],
): Place[] {
  const names = new Set([...drafts, ...records].map((visit) => visit.placeName));
  const byName = new Map(all.map((place) => [placeName(place), place]));
  return [...names].flatMap((name) => byName.get(name) ?? []).slice(0, recentShown);
}
