// P6 拍隐患: the camera first, then where and what; whatever is there is on the disk at each step.
import { useLocation } from 'preact-iso';
import { useEffect, useMemo, useRef } from 'preact/hooks';
import { addToCase, reportHazard } from '../../db/cases.ts';
import { allHazards } from '../../db/hazards.ts';
import { putAway, shotsInHand } from '../../db/in-hand.ts';
import { openDrafts } from '../../db/drafts.ts';
import { ownRecords } from '../../db/records.ts';
import { placesInUse } from '../../db/school-places.ts';
import { sharedPictures } from '../../db/shared-pictures.ts';
import type { ReportMoreProps } from '../case-desk/report-more.tsx';
import type { Hazard } from '../../domain/hazard.ts';
import { isManager } from '../../domain/person.ts';
import { placeName } from '../../domain/place.ts';
import { similarCases } from '../../domain/similar-cases.ts';
import { placeTree } from '../place-tree.ts';
import { latelyAt, scannedJustNow } from '../recent-places.ts';
import { Button } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useSession, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import { ReportForm } from './report-form.tsx';
import { addedBy, lacking, reportingIn, saidBy } from './reporting.ts';
import { useActing } from '../use-acting.ts';
import { useCaseWords } from './use-words.ts';
import { useInHand } from './use-in-hand.ts';

const ReportMore = later<ReportMoreProps>(() =>
  import('../fetched/case-desk.ts').then(
    (file) => file.ReportMore,
    () => () => null,
  ),
);

const about = 'report';
const lookBack = 50;
const mostWords = 400;

type ReportProps = {
  /** Where one has come from. */
  placeId: string | undefined;
  /** Pictures were shared to the app and wait to be picked up. */
  shared: boolean;
};

export function ReportScreen({ placeId, shared }: ReportProps) {
  const db = useDb();
  const { person } = useSession();
  const words = useCaseWords();
  const { common } = useWords();
  const { route, query } = useLocation();
  // Somebody comes from a screen that says what is wrong, and not from the danger itself.
  const isBegun = query['point'] !== undefined;
  const hand = useInHand(about);
  const { busy, failed, refuse, run } = useActing();
  const scanned = useMemo(() => placeId ?? scannedJustNow(person.id, Date.now()) ?? '', []);
  const known = useLive(async () => {
    const visits = [...(await openDrafts(db)), ...(await ownRecords(db, lookBack))];
    const all = await placesInUse(db);
    return { tree: placeTree(all), lately: latelyAt(person.id, all, visits), hazards: await allHazards(db) };
  }, [db]);
  const received = useShared(hand, shared);

  if (!hand.ready || !known)
    return (
      <Page narrow title={words.report.title} back={common.back}>
        <Skeleton look="rows" />
      </Page>
    );
  const said = reportingIn(hand.held, known.tree.find(scanned) ? scanned : '');
  const place = known.tree.find(said.placeId);
  const photos = hand.held.photos.filter(({ sha256 }) => sha256 !== said.after);
  const { category } = said;
  const similar: Hazard | undefined =
    place && category
      ? similarCases(known.hazards, { placeId: place.id, category }).find(({ id }) => !said.notSame.includes(id))
      : undefined;
  const called =
    said.repair && said.kind
      ? words.report.calledRepair(words.repairs[said.kind])
      : words.report.called(words.categories[category ?? 'other']);

  const inTime = async () => {
    await hand.settled();
    // The photo of how it is now is the last one.
    const after = hand.held.photos.filter(({ sha256 }) => sha256 === said.after);
    return shotsInHand(db, [...photos, ...after]);
  };
  const submit = () => {
    const [lack] = lacking({ ...said, placeId: place?.id ?? '' }, photos.length);
    if (lack) return refuse(words.report.lacks[lack]);
    run(async () => {
      const id = await reportHazard(db, saidBy(said, called), await inTime(), about);
      route(`/hazards/${id}`, true);
    });
  };
  const sayOfSame = (hazard: Hazard) => {
    const lack = lacking({ ...said, placeId: hazard.placeId }, 1).find((one) => one !== 'category');
    if (lack) return refuse(words.report.lacks[lack]);
    run(async () => {
      await addToCase(db, hazard, addedBy(said, words.report.similar.note), await inTime(), about);
      route(`/hazards/${encodeURIComponent(hazard.id)}`, true);
    });
  };
  const giveUp = () =>
    run(async () => {
      await hand.settled();
      await putAway(db, about);
      route('/', true);
    });
  return (
    <Page
      narrow
      title={words.report.title}
      sub={hand.goesOn && words.report.goOn}
      back={common.back}
      bar={
        <>
          {failed && (
            <p class={styles.barFailed} role="alert">
              {failed}
            </p>
          )}
          <Button
            look="primary"
            large
            wide
            aria-disabled={busy || hand.making}
            onClick={() => !hand.making && submit()}
          >
            {busy ? words.sheet.saving : words.report.submit}
          </Button>
        </>
      }
    >
      {received && (
        <p class={styles.hint} role="status">
          {received}
        </p>
      )}
      <ReportForm
        hand={hand}
        said={said}
        place={place}
        placeName={place ? placeName(place) : ''}
        isScanned={place !== undefined && place.id === scanned && placeId === undefined}
        tree={known.tree}
        lately={known.lately}
        similar={similar}
        atOnce={!shared && !isBegun}
        more={isManager(person) && <ReportMore hand={hand} said={said} />}
        onSame={sayOfSame}
      />
      <div class={styles.give}>
        <Button look="plain" onClick={giveUp}>
          {words.report.putAway}
        </Button>
      </div>
    </Page>
  );
}

/** Takes in what was shared to the app, once; says what came of it. */
function useShared(hand: ReturnType<typeof useInHand>, shared: boolean): string | null {
  const { report: words } = useCaseWords();
  const { person } = useSession();
  const [says, setSays] = useSaid<string | null>(null);
  const begun = useRef(false);
  useEffect(() => {
    if (!shared || !hand.ready || begun.current) return;
    begun.current = true;
    void (async () => {
      const { files, text, taken } = await sharedPictures(person.id);
      // Before the pictures: nobody has typed anything since the screen was opened.
      const note = [hand.text('note'), text].filter((one) => one !== '').join(' ');
      if (text !== '' && note.length <= mostWords) {
        hand.say({ note });
        await hand.settled();
        await taken();
      }
      let kept = 0;
      for (const file of files) {
        if (!(await hand.shoot('', { file: file.blob }, 'file'))) continue;
        kept++;
        await file.taken();
      }
      if (files.length > 0) setSays(kept > 0 ? words.shared(kept) : words.sharedFailed);
    })();
  }, [hand.ready]);
  return says;
}
