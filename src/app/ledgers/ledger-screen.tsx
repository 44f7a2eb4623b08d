// One ledger: on the screen as a table or as cards, on A4, and as a file.
import { BookOpen, Eye, EyeOff } from 'lucide';
import { useLocation } from 'preact-iso';
import { useEffect, useRef, useState } from 'preact/hooks';
import { authorize } from '../../domain/authorize.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { TakeFile } from '../take-file.tsx';
import { useSession, useWords } from '../use-screen.ts';
import { useWide } from '../use-wide.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { filePath, ledgerAddress, ledgerPath, type LedgerAsked } from './asked.ts';
import { ClosingPart } from './closing-part.tsx';
import { CaseFigures } from './case-figures.tsx';
import { LedgerFilter } from './ledger-filter.tsx';
import { PaperFoot, PaperHead } from './ledger-paper.tsx';
import { AsCards, AsTable } from './ledger-rows.tsx';
import styles from './ledgers.module.css';
import { mostOnPaper, useLedger, type LedgerLines } from './use-ledger.ts';
import { useLedgersWords } from './use-words.ts';

/** Lines whose photos are on a paper; of the others it says how many there are. */
const mostPhotos = 200;

export function LedgerScreen({ asked }: { asked: LedgerAsked }) {
  const { common } = useWords();
  const words = useLedgersWords();
  const wide = useWide();
  const lines = useLedger(ledgerPath(asked));
  const { shown, going } = lines;
  const [printing, setPrinting] = useState(false);
  const [photos, setPhotos] = useState(0);
  const sheet = useRef<HTMLDivElement>(null);
  useEffect(() => setPhotos(0), [asked.name, asked.from, asked.to, asked.place, asked.grade, asked.category]);
  // The paper is laid out first, whatever the screen shows; a photo that is still on its way would leave its place white.
  useEffect(() => {
    if (!printing) return;
    const images = [...(sheet.current?.querySelectorAll('img') ?? [])];
    void Promise.all(images.map((image) => image.decode().catch(() => undefined))).then(() => {
      print();
      setPrinting(false);
    });
  }, [printing]);
  const printIt = async () => {
    if (!(await lines.all())) return;
    setPhotos(mostPhotos);
    setPrinting(true);
  };
  const rows = shown?.rows.length ?? 0;
  return (
    <Page
      title={words.names[asked.name] ?? shown?.title ?? words.title}
      sub={shown && words.law(shown.law)}
      back={common.back}
      backTo={asked.name === 'samples' || asked.name === 'fridge-readings' ? '/kitchen/register' : '/ledgers'}
    >
      <LedgerFilter asked={asked} />
      <div class={styles.tools}>
        <Button aria-disabled={!shown || going === 'all' || printing} onClick={() => void printIt()}>
          {words.print}
        </Button>
        <TakeFile pathOf={(as) => filePath(asked, as)} />
      </div>
      {shown?.month && <ClosingPart month={shown.month} asked={asked} onChanged={lines.refresh} />}
      <Going of={lines} />
      <div class={styles.asOf}>
        <AsOf report={lines} />
      </div>
      {shown && (
        <Students
          asked={asked}
          isRestricted={shown.heads.some(({ restricted, partly, byHand }) => partly || (restricted && !byHand))}
        />
      )}
      {!shown && (lines.trouble ? <NothingKnown report={lines} /> : <Skeleton look="rows" />)}
      {shown && rows === 0 && (
        <div class={styles.none}>
          <Notice icon={BookOpen}>
            <p>{words.none}</p>
            <p>{words.noneHint}</p>
          </Notice>
        </div>
      )}
      {asked.name === 'hazards' && <CaseFigures asked={asked} />}
      {shown && (
        <>
          {rows > 0 && (
            <p class={styles.count} role="status">
              {words.count(rows, shown.next !== null)}
            </p>
          )}
          <div
            class={styles.sheet}
            ref={sheet}
            data-page={shown.heads.length > 7 ? 'landscape' : 'portrait'}
            lang="zh-CN"
          >
            <PaperHead of={shown} asked={asked} />
            {/* Paper has the table, whatever the screen has room for. */}
            <AsTable of={shown} onPaperOnly={!wide || rows === 0} photos={photos} />
            {!wide && <AsCards of={shown} />}
            <PaperFoot of={shown} />
          </div>
          <More of={lines} />
        </>
      )}
    </Page>
  );
}

function Going({ of: { going, shown, stop } }: { of: LedgerLines }) {
  const words = useLedgersWords();
  return (
    <div role="status" class={styles.going}>
      {going === 'all' && (
        <>
          <span>{words.reading(shown?.rows.length ?? 0)}</span>
          <Button look="plain" onClick={stop}>
            {words.cancel}
          </Button>
        </>
      )}
      {going === 'too-long' && <span>{words.tooLong(mostOnPaper)}</span>}
      {going === 'failed' && <span>{words.moreFailed}</span>}
    </div>
  );
}

/** Who a student is stays covered until somebody who may asks for it, and then it is said that it is not. */
function Students({ asked, isRestricted }: { asked: LedgerAsked; isRestricted: boolean }) {
  const words = useLedgersWords();
  const { person } = useSession();
  const { route } = useLocation();
  if (!isRestricted) return null;
  const { shows } = asked;
  return (
    <div class={styles.students}>
      <span>{shows ? words.shownHint : words.coveredHint}</span>
      {authorize(person, { do: 'read-students' }) && (
        <Button look="plain" onClick={() => route(ledgerAddress({ ...asked, shows: !shows }), true)}>
          <Icon of={shows ? EyeOff : Eye} size={20} />
          {shows ? words.hide : words.show}
        </Button>
      )}
    </div>
  );
}

function More({ of: { shown, going, more } }: { of: LedgerLines }) {
  const words = useLedgersWords();
  if (!shown || shown.next === null) return null;
  return (
    <div class={styles.more}>
      <Button aria-disabled={going === 'more'} onClick={more}>
        {words.more}
      </Button>
    </div>
  );
}
