// 开始检查: what can be started at all, and the inspection itself once place and checklist are known.
import { useLocation } from 'preact-iso';
import type { ComponentChildren } from 'preact';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { isReady, templates } from '../../db/documents.ts';
import { placesInUse } from '../../db/school-places.ts';
import { authorize } from '../../domain/authorize.ts';
import { inLanguage } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Page } from '../ui/page.tsx';
import { begin } from './begin.ts';
import { NoPlaces, NoTemplates } from './nothing-to-start.tsx';
import { placeTree } from '../place-tree.ts';
import { Preparing } from './preparing.tsx';
import { chosenIn } from './start-address.ts';
import { StartSteps } from './start-steps.tsx';

export function StartScreen() {
  const db = useDb();
  const { person } = useSession();
  const language = useLanguage();
  const { route, query } = useLocation();
  const [isFailed, setFailed] = useState(false);
  const starting = useRef(false);
  const ready = useLive(() => isReady(db), [db]);
  const allPlaces = useLive(() => placesInUse(db), [db]);
  const allTemplates = useLive(async () => (await templates(db)).filter(({ retired }) => !retired), [db]);
  const tree = useMemo(() => allPlaces && placeTree(allPlaces, person.scope), [allPlaces, person]);
  const chosen = chosenIn(query);
  const place = tree?.find(chosen.place ?? '');
  const template = allTemplates?.find(({ code }) => code === chosen.template);

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

  if (!tree || !allTemplates || ready === undefined) return <Frame>{null}</Frame>;
  if (!ready && (tree.all.length === 0 || allTemplates.length === 0))
    return (
      <Frame>
        <Preparing />
      </Frame>
    );
  if (tree.all.length === 0)
    return (
      <Frame>
        <NoPlaces none={allPlaces?.length === 0} mayAdd={authorize(person, { do: 'keep-places' })} />
      </Frame>
    );
  if (allTemplates.length === 0)
    return (
      <Frame>
        <NoTemplates />
      </Frame>
    );
  return (
    <Frame sub={template && inLanguage(template.name, language)}>
      <StartSteps
        {...{ tree, place, template, isFailed }}
        templates={allTemplates}
        within={tree.find(chosen.within ?? '')}
      />
    </Frame>
  );
}

function Frame({ sub, children }: { sub?: string | undefined; children: ComponentChildren }) {
  const { common, today } = useWords();
  return (
    <Page narrow title={today.picker.title} sub={sub} back={common.back}>
      {children}
    </Page>
  );
}
