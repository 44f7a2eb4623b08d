// The page of a case that is known: first what it is and whose turn it is, then the one next thing, then all that happened.
import { titleIn } from '../../domain/hazard-title.ts';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { beforePicture } from '../../db/before-pictures.ts';
import type { CaseHere } from '../../db/cases.ts';
import { handlingOf, photosOf, type HazardDo } from '../../domain/hazard-handling.ts';
import { possibleSteps } from '../../domain/hazard-possible.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { isToLookBack } from '../../domain/hazard-times.ts';
import { asDrawn } from '../../domain/marked.ts';
import { LeftInHand } from '../left-in-hand.tsx';
import { PhotoStrip } from '../photo-strip.tsx';
import { Button } from '../ui/button.tsx';
import { later } from '../ui/later.tsx';
import { Page } from '../ui/page.tsx';
import { Row, Rows } from '../ui/rows.tsx';
import { useNow } from '../use-now.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import type { BeforeAfterProps } from './before-after.tsx';
import type { CasePageProps } from './case-page.tsx';
import type { FirmLinkProps } from './online-firm.tsx';
import type { RepeatedPhotosProps } from './online-repeated.tsx';
import type { WithheldProps } from './step-sheets.tsx';
import { CaseFacts } from './case-facts.tsx';
import styles from './cases.module.css';
import { CaseMarks, Due } from './marks.tsx';
import { inOrder, isInTime, mainOf } from './steps.tsx';
import { Timeline } from './timeline.tsx';
import { useCaseWords, type Words } from './use-words.ts';
import { isTurnOf, turnText } from './whose-turn.ts';

const nothing = () => () => null;
/** Kept beside the sheets; elsewhere the two rows of photos say the same. */
const BeforeAfter = later<BeforeAfterProps>(() =>
  import('./step-sheets.tsx').then((file) => file.BeforeAfter, nothing),
);
const KeptFrom = later<WithheldProps>(() => import('./step-sheets.tsx').then((file) => file.Withheld, nothing));

/** Only the school knows all photos. */
const RepeatedPhotos = later<RepeatedPhotosProps>(() =>
  import('./online-case.tsx').then((file) => file.RepeatedPhotos, nothing),
);
const FirmLink = later<FirmLinkProps>(() => import('./online-case.tsx').then((file) => file.FirmLink, nothing));
const checks: ReadonlySet<HazardDo> = new Set(['confirm', 'pass', 'close', 'look-back']);

type ShownProps = Omit<CasePageProps, 'id'> & {
  here: CaseHere;
  /** How old it is, where it comes from the school. */
  asOf?: ComponentChildren;
};

export function ShownCase({ here, sheets, asOf, more, forTerm, withheld: Withheld = KeptFrom }: ShownProps) {
  const { hazard, person, around } = here;
  const words = useCaseWords();
  const language = useLanguage();
  const { common } = useWords();
  const now = useNow() ?? Date.now();
  const [open, setOpen] = useState<HazardDo | null>(null);
  const offered = Object.keys(sheets) as HazardDo[];
  const may = around
    ? inOrder(possibleSteps(offered, hazard, person, around)).filter((one) => isInTime(one, here, now))
    : [];
  const isForTerm = forTerm !== undefined && handlingOf(forTerm).on === handlingOf(hazard).on;
  const [main, beside] = mainOf(may, hazard, isForTerm || isToLookBack(hazard, now));
  const others = may.filter((step) => step !== main && step !== beside);
  const Sheet = open && sheets[open];
  return (
    <Page
      narrow
      title={titleIn(language, hazard)}
      sub={hazard.placeName}
      back={common.back}
      backTo="/hazards"
      bar={
        main && (
          <>
            {beside && (
              <Button large onClick={() => setOpen(beside)}>
                {words.steps[beside]}
              </Button>
            )}
            <Button look="primary" large onClick={() => setOpen(main)}>
              {words.steps[main]}
            </Button>
          </>
        )
      }
    >
      {asOf}
      <div class={styles.stack}>
        <CaseMarks hazard={hazard} now={now} />
        <Turn {...{ here, words, now, main }} />
        <Withheld here={here} steps={offered} />
        <LeftInHand of={here} />
        <CasePhotos here={here} />
        {may.some((step) => checks.has(step)) && <RepeatedPhotos id={hazard.id} />}
        {hazard.note && <p class={styles.note}>{hazard.note}</p>}
        {others.length > 0 && (
          <section>
            <h2 class={styles.head}>{words.page.steps}</h2>
            <Rows>
              {others.map((step) => (
                <Row key={step} onClick={() => setOpen(step)}>
                  {isAgain(step, hazard) ? words.page.assignAgain : words.steps[step]}
                </Row>
              ))}
            </Rows>
          </section>
        )}
        {handlingOf(hazard).person && <FirmLink here={here} />}
        <Timeline here={here} />
        <CaseFacts here={here} />
        {more}
      </div>
      {Sheet && <Sheet key={open} here={here} onClose={() => setOpen(null)} />}
    </Page>
  );
}

/** 改派, not 交办: somebody has it. */
const isAgain = (step: HazardDo, hazard: Hazard): boolean => step === 'assign' && handlingOf(hazard).person !== null;

/** Whose turn it is, until when, and where what was last said here has come. */
function Turn({ here, words, now, main }: { here: CaseHere; words: Words; now: number; main: HazardDo | undefined }) {
  const { hazard, person, around } = here;
  const mine = isTurnOf(hazard, person, around);
  return (
    <div class={`${styles.turn} ${mine ? styles.mine : ''}`} role="status">
      <b>{turnText(here, words, now, main)}</b>
      <Due hazard={hazard} now={now} />
    </div>
  );
}

function CasePhotos({ here: { hazard } }: { here: CaseHere }) {
  const db = useDb();
  const words = useCaseWords();
  const at = `/api/hazards/${encodeURIComponent(hazard.id)}/photos`;
  const { before, after: then } = photosOf(hazard);
  return (
    <div class={styles.photos}>
      {before[0] !== undefined && then[0] !== undefined && <BeforeAfter at={at} before={before[0]} after={then[0]} />}
      {before.length > 0 && (
        <section>
          <h2 class={styles.head}>{words.page.before}</h2>
          <PhotoStrip at={at} photos={asDrawn(hazard, before)} kept={(sha256) => beforePicture(db, sha256)} />
        </section>
      )}
      {then.length > 0 && (
        <section>
          <h2 class={styles.head}>{words.page.after}</h2>
          <PhotoStrip at={at} photos={asDrawn(hazard, then)} />
        </section>
      )}
    </div>
  );
}
