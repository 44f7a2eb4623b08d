// D7: the plan of a building or floor with its points, looked at by anybody who walks there and kept by those who keep places.
import { ImagePlus, MapPin, MapPinOff, Pencil, Printer, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { planningOf, type Marking as Marks } from '../../db/planning.ts';
import { FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { AsOf, NothingKnown } from '../as-of.tsx';
import { dayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useReport } from '../use-report.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { BeforeList } from './before-list.tsx';
import styles from './floor-plan.module.css';
import { HangSheet } from './hang-sheet.tsx';
import { Marking } from './marking.tsx';
import { PlanView } from './plan-view.tsx';
import { TakeDownSheet } from './take-down-sheet.tsx';
import { markingKey } from './use-marks.ts';
import { usePlanWords } from './use-words.ts';

type Doing = 'looking' | 'marking' | 'hanging' | 'taking-down';

/** `at`: the point somebody came from. */
export function FloorPlanScreen({ placeId, at }: { placeId: string; at: string | undefined }) {
  const { common } = useWords();
  const words = usePlanWords();
  const report = useReport(`/api/places/${placeId}/floor-plan`, FloorPlanShown);
  const { body, trouble } = report;
  const [doing, setDoing] = useState<Doing>('looking');
  const [said, setSaid] = useSaid('');
  const then = (words: string) => () => {
    setDoing('looking');
    setSaid(words);
    report.refresh();
  };
  return (
    <Page
      title={words.title}
      sub={body?.placeName}
      back={common.back}
      backTo={`/places/${placeId}`}
      action={
        body?.shown &&
        doing === 'looking' && (
          <Button look="plain" onClick={() => print()}>
            <Icon of={Printer} size={22} />
            {words.print}
          </Button>
        )
      }
    >
      <AsOf report={report} />
      <p class={styles.said} role="status">
        {said}
      </p>
      {!body && (trouble ? <NothingKnown report={report} /> : <Skeleton look="rows" />)}
      {body?.shown && doing === 'marking' && (
        <Kept plan={body} onSaved={then(words.saved)} onGiveUp={then('')} onOvertaken={report.refresh} />
      )}
      {body && !(body.shown && doing === 'marking') && <Looked plan={body} at={at} onDo={setDoing} />}
      {body && doing === 'hanging' && (
        <HangSheet
          plan={body}
          onClose={() => setDoing('looking')}
          onDone={then(words.hung)}
          onConflict={then(words.overtaken)}
        />
      )}
      {body && doing === 'taking-down' && (
        <TakeDownSheet
          plan={body}
          onClose={() => setDoing('looking')}
          onDone={then(words.takenDown)}
          onConflict={then(words.overtaken)}
        />
      )}
    </Page>
  );
}

type KeptProps = { plan: FloorPlanShown; onSaved: () => void; onGiveUp: () => void; onOvertaken: () => void };

/** With what was put on it on this phone and not saved yet. */
function Kept({ plan, ...then }: KeptProps) {
  const db = useDb();
  const read = useLive(async () => ({ typed: await planningOf<Marks>(db, markingKey(plan.placeId)) }), [plan.placeId]);
  const [first, setFirst] = useState<{ typed: Marks | undefined } | null>(null);
  if (read && !first) setFirst(read);
  if (!first) return <Skeleton look="rows" />;
  return <Marking plan={plan} typed={first.typed} {...then} />;
}

function Looked({ plan, at, onDo }: { plan: FloorPlanShown; at: string | undefined; onDo: (what: Doing) => void }) {
  const words = usePlanWords();
  const language = useLanguage();
  const { shown, points, mayKeep, above } = plan;
  const toAbove = above && (
    <ButtonLink href={`/places/${above.placeId}?plan${at ? `&at=${at}` : ''}`}>{words.seeAbove(above.name)}</ButtonLink>
  );
  if (points.length === 0)
    return (
      <>
        <Notice icon={MapPinOff} action={toAbove}>
          {words.nothingHere}
        </Notice>
        <BeforeList plan={plan} />
      </>
    );
  return (
    <>
      {shown ? (
        <PlanView plan={plan} at={at}>
          <p class={styles.by}>{words.hungBy(dayAndClock(shown.from, language), shown.byName)}</p>
          {mayKeep && <Keeping onDo={onDo} />}
        </PlanView>
      ) : (
        <Notice
          icon={MapPin}
          action={
            <>
              {mayKeep && (
                <Button look="primary" large onClick={() => onDo('hanging')}>
                  <Icon of={ImagePlus} />
                  {words.choosePicture}
                </Button>
              )}
              {toAbove}
            </>
          }
        >
          <h2>{words.none}</h2>
          <p>{mayKeep ? words.noneHint : words.noneHintOthers}</p>
        </Notice>
      )}
      <BeforeList plan={plan} />
    </>
  );
}

function Keeping({ onDo }: { onDo: (what: Doing) => void }) {
  const words = usePlanWords();
  return (
    <div class={styles.ends}>
      <Button look="primary" large onClick={() => onDo('marking')}>
        <Icon of={Pencil} />
        {words.mark}
      </Button>
      <Button large onClick={() => onDo('hanging')}>
        <Icon of={ImagePlus} />
        {words.replace}
      </Button>
      <Button large onClick={() => onDo('taking-down')}>
        <Icon of={Trash2} />
        {words.takeDown}
      </Button>
    </div>
  );
}
