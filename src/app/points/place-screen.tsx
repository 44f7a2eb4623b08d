// The page of a place, where a scan lands: what can be begun here, what is still open, what stands here.
import {
  Camera,
  CircleCheck,
  ClipboardCheck,
  DoorOpen,
  FireExtinguisher,
  MapPin,
  MapPinOff,
  Play,
  Settings,
} from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useEffect, useState } from 'preact/hooks';
import { askedAtFirst } from '../../domain/logic.ts';
import { authorize } from '../../domain/authorize.ts';
import type { Place } from '../../domain/place.ts';
import { placeCode } from '../../domain/place-code.ts';
import { dayWord } from '../days.ts';
import { dayKey, inLanguage } from '../format.ts';
import { loadDesk } from '../fetched/load-desk.ts';
import { allWords } from '../preferences.ts';
import { later } from '../ui/later.tsx';
import { Beyond, useBeyond } from '../inspection/beyond.tsx';
import { HazardList } from '../hazards/hazard-list.tsx';
import { begin } from '../today/begin.ts';
import { MaybeRounds } from '../today/maybe-rounds.tsx';
import { Preparing } from '../today/preparing.tsx';
import { startAddress } from '../today/start-address.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { Icon } from '../ui/icon.tsx';
import { laterScreen } from '../ui/not-fetched.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSaid } from '../use-said.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import styles from './points.module.css';
import { usePlace, type AtPlace, type Offer } from './use-place.ts';

const ManagePlace = later(async () => {
  const { ManagePlace: part } = await loadDesk();
  await allWords();
  return part;
});

// It needs the school anyway.
const FloorPlan = laterScreen(async () => {
  const [{ FloorPlanScreen: part }] = await Promise.all([import('../fetched/floor-plan.ts'), allWords()]);
  return part;
});

export function PlaceScreen() {
  const id = useRoute().params['id'] ?? '';
  const { query } = useLocation();
  const { common, points: words } = useWords();
  const known = usePlace(id);
  const place = known?.place;
  // From one place to the next the page stays, and what was scrolled to is not what is looked for.
  useEffect(() => scrollTo(0, 0), [id]);
  if (place && 'plan' in query) return <FloorPlan key={id} placeId={id} at={query['at']} />;
  if (known && place) return <Known key={id} {...{ known, place }} />;
  return (
    <Page narrow title={words.scanTitle} back={common.back}>
      {!known && <Skeleton look="rows" />}
      {known &&
        (known.ready ? (
          <Notice icon={MapPinOff}>
            <h2>{words.missing}</h2>
            <p>{words.unknownHint}</p>
          </Notice>
        ) : (
          <Preparing />
        ))}
    </Page>
  );
}

function Known({ known, place }: { known: AtPlace; place: Place }) {
  const db = useDb();
  const { person } = useSession();
  const { common, points: words, today } = useWords();
  const language = useLanguage();
  const { route } = useLocation();
  const [failed, setFailed] = useState(false);
  const [managing, setManaging] = useState(false);
  const [said, setSaid] = useSaid('');
  const mayKeep = authorize(person, { do: 'keep-places' });
  const mayInspect = !place.retired && authorize(person, { do: 'submit-inspection', place });
  const mayReport = !place.retired && authorize(person, { do: 'report-hazard' });
  const [first, ...rest] = known.offers;
  const start = ({ template }: Offer) => void begin(db, place, template).then(route, () => setFailed(true));
  const nameOf = ({ template }: Offer) => inLanguage(template.name, language);
  // What nothing lies in stands on the plan of what it lies in.
  const planOf = known.inside.length > 0 ? place.id : place.ancestors.at(-1)?.id;
  const path = place.ancestors.map(({ name }) => name).join(' ');
  return (
    <Page
      narrow
      title={place.name}
      sub={[path, words.sub(placeCode(place))].filter(Boolean).join(' · ')}
      back={common.back}
      action={
        mayKeep && (
          <Button onClick={() => setManaging(true)}>
            <Icon of={Settings} size={22} />
            {words.manage}
          </Button>
        )
      }
      bar={
        (mayReport || mayInspect) && (
          <>
            {mayReport && (
              <ButtonLink
                large
                style={mayInspect && first ? { flex: '0 1 auto' } : {}}
                href={`/hazards/report?place=${place.id}`}
              >
                <Icon of={Camera} />
                {words.report}
              </ButtonLink>
            )}
            {mayInspect && first && (
              <Button look="primary" large onClick={() => start(first)}>
                <Icon of={Play} />
                {first.draft ? words.goOn(nameOf(first)) : words.beginNow(nameOf(first))}
              </Button>
            )}
          </>
        )
      }
    >
      <p class={styles.said} role="status">
        {said}
      </p>
      {failed && (
        <p class={styles.failed} role="alert">
          {today.failed}
        </p>
      )}
      <MaybeRounds placeId={place.id} />
      {place.retired ? (
        <Notice icon={MapPinOff}>
          <h2>{words.isRetired(place.retired.reason)}</h2>
          <p>{words.isRetiredHint}</p>
        </Notice>
      ) : (
        !mayInspect && (
          <Notice icon={MapPinOff}>
            <h2>{words.notYours}</h2>
            <p>{words.notYoursHint}</p>
          </Notice>
        )
      )}
      {mayInspect && (
        <section>
          <h2 class={styles.head}>{words.begin}</h2>
          <Rows>
            {rest.map((offer) => (
              <Row
                key={offer.template.code}
                icon={ClipboardCheck}
                about={<OfferAbout offer={offer} />}
                onClick={() => start(offer)}
              >
                {nameOf(offer)}
              </Row>
            ))}
            {known.others > 0 && (
              <Row icon={ClipboardCheck} href={startAddress({ place: place.id })}>
                {words.others}
              </Row>
            )}
          </Rows>
        </section>
      )}
      <Open known={known} />
      <div class={styles.part}>
        <Rows>
          <Row icon={FireExtinguisher} href={`/places/${place.id}/assets`} about={words.equipmentCount(known.assets)}>
            {words.equipment}
          </Row>
          {navigator.onLine && planOf && (
            <Row icon={MapPin} href={`/places/${planOf}?plan&at=${place.id}`}>
              {words.plan}
            </Row>
          )}
        </Rows>
      </div>
      {known.inside.length > 0 && <Inside known={known} />}
      {managing && (
        <ManagePlace
          place={place}
          onClose={() => setManaging(false)}
          onDone={(text) => {
            setSaid(text);
            setManaging(false);
          }}
        />
      )}
    </Page>
  );
}

function OfferAbout({ offer: { template, lastAt, draft } }: { offer: Offer }) {
  const { common, points: words } = useWords();
  const language = useLanguage();
  const last = lastAt === null ? null : words.lastHere(dayWord(dayKey(lastAt), dayKey(Date.now()), language));
  return (
    <>
      {[common.items(askedAtFirst(template, dayKey(Date.now()))), last].filter(Boolean).join(' · ')}
      {draft && <b class={styles.open}>{words.unfinished}</b>}
    </>
  );
}

function Open({ known: { hazards, hazardsBelow } }: { known: AtPlace }) {
  const { points: words } = useWords();
  const beyond = useBeyond();
  return (
    <section>
      <h2 class={styles.head}>{hazards.length > 0 && words.hazards(hazards.length)}</h2>
      {hazards.length === 0 && beyond > 0 ? null : hazards.length === 0 ? (
        <p class={styles.clear}>
          <Icon of={CircleCheck} size={22} />
          {words.hazards(0)}
        </p>
      ) : (
        <HazardList rows={hazards} />
      )}
      <Beyond />
      {hazardsBelow > 0 && <p class={styles.more}>{words.hazardsBelow(hazardsBelow)}</p>}
    </section>
  );
}

function Inside({ known: { inside, tree } }: { known: AtPlace }) {
  const { common, points: words } = useWords();
  return (
    <section>
      <h2 class={styles.head}>{words.within}</h2>
      <Gradual all={inside} more={common.more}>
        {(drawn) => (
          <Rows>
            {drawn.map((one) => {
              const n = tree.inside(one.id).length;
              return (
                <Row key={one.id} icon={DoorOpen} href={`/places/${one.id}`} about={n > 0 && words.inside(n)}>
                  {one.name}
                </Row>
              );
            })}
          </Rows>
        )}
      </Gradual>
    </section>
  );
}
