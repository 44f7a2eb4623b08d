// What was typed or shot for a step and was not handed in: shown whole with the reason, until it is a remark, goes on, or is put away.
import { titleIn } from '../../domain/hazard-title.ts';
import { useState } from 'preact/hooks';
import { putAway } from '../../db/in-hand.ts';
import { allInHand, leftInHand, leftOfCase, remarkFromHand, type LeftInHand } from '../../db/left-in-hand.ts';
import { nearDayAndClock } from '../format.ts';
import type { Which } from '../left-in-hand.tsx';
import { PhotoStrip } from '../photo-strip.tsx';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Sheet } from '../ui/sheet.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import own from './own-cases.module.css';
import { SheetHead } from './sheet-head.tsx';
import { useActing } from '../use-acting.ts';
import { useSheetWords } from './use-sheet-words.ts';
import { useCaseWords } from './use-words.ts';

export function InHandCards({ of }: { of: Which }) {
  const db = useDb();
  const { left: words } = useSheetWords();
  const all = useLive(async () => {
    if (typeof of === 'object') return leftOfCase(db, of);
    return of === 'left' ? leftInHand(db) : allInHand(db);
  }, [db, of]);
  if (!all || all.length === 0) return null;
  return (
    <section class={own.left}>
      <h2 class={styles.head}>
        {words.title} {all.length}
      </h2>
      {all.map((one) => (
        <LeftCard key={one.about} left={one} onItsPage={typeof of === 'object'} />
      ))}
    </section>
  );
}

function LeftCard({ left, onItsPage }: { left: LeftInHand; onItsPage: boolean }) {
  const { left: words } = useSheetWords();
  const { steps } = useCaseWords();
  const { problems } = useWords();
  const language = useLanguage();
  const { hazard, why, photos, texts } = left;
  const page = `/hazards/${encodeURIComponent(left.hazardId)}`;
  const when = left.at === null ? '' : nearDayAndClock(left.at, language);
  return (
    <Card {...(why && { kind: 'trouble' })}>
      <div class={styles.form}>
        <div>
          {!onItsPage && (
            <h3>
              <a href={page}>{hazard ? titleIn(language, hazard) : words.unknown}</a>
            </h3>
          )}
          {!onItsPage && hazard && <div class={styles.small}>{hazard.placeName}</div>}
          <b>{words.what(steps[left.step])}</b>
          {when && <div class={styles.small}>{words.when(when)}</div>}
        </div>
        {texts.length > 0 && <p class={styles.words}>{texts.join('\n')}</p>}
        {photos.length > 0 && <PhotoStrip at={`/api${page}/photos`} photos={photos} />}
        {why ? (
          <>
            <p class={styles.without}>{why === 'gone' || why === 'hazard-unknown' ? words.gone : problems[why]}</p>
            <Ways left={left} before={words.before(steps[left.step], when)} page={onItsPage ? null : page} />
          </>
        ) : (
          <ButtonLink wide href={page}>
            {left.isHere ? words.goOn : words.open}
          </ButtonLink>
        )}
      </div>
    </Card>
  );
}

type WaysProps = { left: LeftInHand; before: string; page: string | null };

function Ways({ left, before, page }: WaysProps) {
  const db = useDb();
  const { left: words } = useSheetWords();
  const { sheet } = useCaseWords();
  const { busy, failed, run } = useActing();
  const [asking, setAsking] = useState(false);
  const remark = () =>
    run(async () => {
      if (!(await remarkFromHand(db, left, before))) throw new Error('nothing of it is a remark');
    });
  return (
    <>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={own.ways}>
        <Button look="plain" onClick={() => setAsking(true)}>
          {words.discard}
        </Button>
        {left.hazard ? (
          <Button aria-disabled={busy} onClick={remark}>
            {busy ? sheet.saving : words.remark}
          </Button>
        ) : (
          page && <ButtonLink href={page}>{words.open}</ButtonLink>
        )}
      </div>
      {asking && <Discard about={left.about} onClose={() => setAsking(false)} />}
    </>
  );
}

function Discard({ about, onClose }: { about: string; onClose: () => void }) {
  const db = useDb();
  const { left: words } = useSheetWords();
  const { busy, failed, run } = useActing();
  return (
    <Sheet label={words.discard} onClose={onClose}>
      <SheetHead>{words.discard}</SheetHead>
      <p>{words.sure}</p>
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      <div class={styles.keys}>
        <Button large onClick={onClose}>
          {words.keep}
        </Button>
        <Button look="danger" large aria-disabled={busy} onClick={() => run(() => putAway(db, about))}>
          {words.yes}
        </Button>
      </div>
    </Sheet>
  );
}
