// Everything that happened to a case, the oldest first: who, when, by which clock, and how far it has got.
import type { OnTheWay, CaseHere } from '../../db/cases.ts';
import { handlingOf, toldAs, waitsFor, type HazardStep } from '../../domain/hazard-handling.ts';
import { foundOf, type Hazard } from '../../domain/hazard.ts';
import { asDrawn } from '../../domain/marked.ts';
import { mostSightings, type Sighting } from '../../domain/sighting.ts';
import { nearDayAndClock } from '../format.ts';
import { PhotoStrip } from '../photo-strip.tsx';
import { recordTone } from '../record-state.ts';
import { Badge } from '../ui/badge.tsx';
import { later } from '../ui/later.tsx';
import { Line, Stop, StopAbout, StopTitle, type StationState } from '../ui/line.tsx';
import { Signature } from '../ui/signature.tsx';
import { useLanguage, useWords } from '../use-screen.ts';
import styles from './cases.module.css';
import type { EarlierSeenProps } from './online-earlier.tsx';
import { noteOf, stepFacts } from './step-words.ts';
import { useCaseWords } from './use-words.ts';
import { nameOf } from './whose-turn.ts';
import { whyWithout } from './why-without.ts';

/** What the case carries no more the school has. */
const EarlierSeen = later<EarlierSeenProps>(() =>
  import('./online-case.tsx').then(
    (file) => file.EarlierSeen,
    () => () => null,
  ),
);

type Sent = OnTheWay extends ReadonlyMap<string, infer S> ? S : never;

const against: ReadonlySet<string> = new Set([
  'fail',
  'reject',
  'send-back',
  'reopen',
  'raise',
  'source-withdrawn',
  'source-corrected',
]);

function stationOf({ said, without }: HazardStep, sent: Sent | undefined): StationState {
  if (without) return 'skipped';
  if (sent?.delivery === 'attention') return 'late';
  if (against.has(said.do) || said.do.startsWith('refuse-') || said.do.startsWith('return-')) return 'abnormal';
  return 'done';
}

export function Timeline({ here: { hazard, sent, report } }: { here: CaseHere }) {
  const words = useCaseWords();
  const waiting = waitsFor(hazard);
  const { steps } = handlingOf(hazard);
  const at = `/api/hazards/${encodeURIComponent(hazard.id)}/photos`;
  const told = [
    ...steps.map((step) => ({ at: step.at, step, seen: undefined })),
    ...(hazard.sightings ?? []).map((seen) => ({ at: seen.at, step: undefined, seen })),
  ].sort((a, b) => a.at - b.at);
  return (
    <section>
      <h2 class={styles.head}>{words.page.timeline}</h2>
      <Line>
        <Stop state="done">
          <StopTitle>
            {hazard.reportedByName || words.sources.public} {words.page.reported}
          </StopTitle>
          <Found hazard={hazard} />
          <Delivered sent={sent.get(report ?? '')} />
        </Stop>
        {(hazard.sightings?.length ?? 0) >= mostSightings - 1 && <EarlierSeen hazard={hazard} />}
        {told.map(({ step, seen }) =>
          step ? (
            <StepStop key={step.stepId} hazard={hazard} step={step} sent={sent.get(step.stepId)} at={at} />
          ) : (
            <SeenStop key={seen.id} hazard={hazard} seen={seen} at={at} />
          ),
        )}
        {waiting && (
          <Stop state="here">
            <StopTitle>{words.waits(nameOf(waiting, words))}</StopTitle>
          </Stop>
        )}
      </Line>
    </section>
  );
}

/** When it was seen; and when the school heard of it, where that was later. */
function Found({ hazard }: { hazard: Hazard }) {
  const words = useCaseWords();
  const language = useLanguage();
  return (
    <>
      <When {...foundOf(hazard)} />
      {hazard.found && hazard.found.at !== hazard.reportedAt && (
        <StopAbout>{words.page.received(nearDayAndClock(hazard.reportedAt, language))}</StopAbout>
      )}
    </>
  );
}

type StepStopProps = { hazard: Hazard; step: HazardStep; sent: Sent | undefined; at: string };

function StepStop({ hazard, step, sent, at }: StepStopProps) {
  const words = useCaseWords();
  const { common, problems } = useWords();
  const note = noteOf(step);
  const facts = stepFacts(step, words, common.grades);
  return (
    <Stop state={stationOf(step, sent)}>
      <StopTitle>
        {step.name || (step.said.do === 'move' ? '' : words.sources.public)} {words.did[toldAs(step.said)]}
      </StopTitle>
      <When at={step.at} sure={step.sure} />
      {facts.length > 0 && <StopAbout>{facts.join(' · ')}</StopAbout>}
      {note && <p class={styles.words}>{note}</p>}
      {step.without && <p class={styles.without}>{whyWithout(hazard, step, words, problems)}</p>}
      {step.photos.length > 0 && <PhotoStrip at={at} photos={asDrawn(hazard, step.photos)} />}
      {'signature' in step.said && step.said.signature && (
        <Signature {...step.said.signature} alt={words.signed(step.said.signature.name)} />
      )}
      <Delivered sent={sent} />
    </Stop>
  );
}

type SeenStopProps = { hazard: Pick<Hazard, 'marked'>; seen: Sighting; at: string };

export function SeenStop({ hazard, seen, at }: SeenStopProps) {
  const words = useCaseWords();
  return (
    <Stop state={seen.seen === 'gone' ? 'done' : 'abnormal'}>
      <StopTitle>
        {seen.byName} {[words.page.seen[seen.seen], seen.fixed && words.report.fixed].filter(Boolean).join(' · ')}
      </StopTitle>
      <When at={seen.at} sure={seen.sure !== false} />
      {seen.note && <p class={styles.words}>{seen.note}</p>}
      {seen.photos.length > 0 && <PhotoStrip at={at} photos={asDrawn(hazard, seen.photos)} />}
    </Stop>
  );
}

function When({ at, sure }: { at: number; sure: boolean }) {
  const words = useCaseWords();
  const language = useLanguage();
  return (
    <StopAbout>
      <span>{nearDayAndClock(at, language)}</span>
      {!sure && <span class={styles.unsure}> {words.page.unsure}</span>}
    </StopAbout>
  );
}

/** Of own entries: where they are on their way to the school. */
function Delivered({ sent }: { sent: Sent | undefined }) {
  const { page: words } = useCaseWords();
  const { problems } = useWords();
  if (!sent) return null;
  const { delivery, lacks, photos, code, quarantined } = sent;
  if (quarantined) return <Badge tone="warn">{words.sent.held}</Badge>;
  const says = {
    waiting: words.sent.waiting,
    receiving: words.sent.receiving(photos - lacks, photos),
    attention: words.sent.attention(problems[code ?? 'fault']),
    delivered: words.sent.delivered,
  };
  return <Badge tone={recordTone({ delivery })}>{says[delivery]}</Badge>;
}
