// Where a record comes from and what speaks for it: clocks, device, receipt, and everything that was sent.
import type { ComponentChildren } from 'preact';
import { isOnEarth, leastMs } from '../../domain/second-look.ts';
import { correctedMs, isTimeSuspect } from '../../domain/moment.ts';
import { spotPhoto } from '../../domain/spot-photo.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { dayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { ButtonLink } from '../ui/button.tsx';
import { Line, Stop, StopAbout, StopTitle } from '../ui/line.tsx';
import { clockWords, durationWords } from './clock-words.ts';
import { addressOf, shownSubmission } from './record-revision.tsx';
import styles from './record-provenance.module.css';

export function RecordProvenance({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { manage } = useWords();
  const { record: words } = manage;
  const { provenance, record, template } = view;
  const { clock, receivedAt, device, opSeq, entryHash, receiptId, seq } = provenance;
  const { activeMs, location } = record.inspection;
  // What was recorded before photos were drawn says nothing of them.
  const spot = record.inspection.spot ? spotPhoto(record.id, template, record.inspection) : null;
  const active = durationWords(activeMs, manage);
  const least = durationWords(leastMs(record.tally), manage);
  const tooFast = activeMs < leastMs(record.tally);
  const time = (ms: number) => <time>{dayAndClock(ms, language)}</time>;
  return (
    <section class={styles.provenance}>
      <h2>{words.provenance}</h2>
      <dl class={styles.facts}>
        <Fact name={words.deviceTime}>{time(clock.ms)}</Fact>
        <Fact name={words.receivedTime}>{time(receivedAt)}</Fact>
        <Fact name={words.clock} look={isTimeSuspect(clock, receivedAt)}>
          {clockWords(clock, receivedAt, manage)}
        </Fact>
        <Fact name={words.corrected}>{time(correctedMs(clock))}</Fact>
        <Fact name={words.bulkShare}>{words.bulkOf(record.tally.bulk, template.items.length)}</Fact>
        {spot && (
          <Fact name={words.spot} look={spot.is !== 'given'}>
            {words.spotIs[spot.is](template.items.indexOf(spot.item) + 1)}
          </Fact>
        )}
        <Fact name={words.active} look={tooFast}>
          {tooFast ? words.activeLess(active, least) : words.activeOf(active, least)}
        </Fact>
        <Fact name={words.location}>
          {location && isOnEarth(location)
            ? words.locationOf(
                location.latitude.toFixed(5),
                location.longitude.toFixed(5),
                Math.round(location.accuracyM),
              )
            : words.noLocation}
        </Fact>
        <Fact name={words.device}>{words.deviceOf(device.slice(-8), opSeq)}</Fact>
        <Fact name={words.receipt}>{words.receiptOf(receiptId.slice(-8), seq)}</Fact>
        <Fact name={words.hash}>
          <code title={entryHash}>{entryHash.slice(0, 16)}</code>
        </Fact>
      </dl>
      <h3>{words.history}</h3>
      <Submissions view={view} />
      <EvidenceFile view={view} />
    </section>
  );
}

/** Entries cannot be covered in part, so whoever may not read who a student is cannot have them. */
function EvidenceFile({ view: { record, withheld } }: { view: InspectionView }) {
  const { record: words } = useWords().manage;
  if (withheld) return null;
  return (
    <div class={styles.evidence}>
      <p>{words.evidenceHint}</p>
      <ButtonLink href={`/api/inspections/${record.id}/evidence`} download>
        {words.evidence}
      </ButtonLink>
    </div>
  );
}

function Submissions({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { manage, records } = useWords();
  const { record: words } = manage;
  const { revision } = records;
  const shown = shownSubmission(view);
  const several = view.submissions.filter(({ kind }) => kind === 'inspection-submitted').length > 1;
  return (
    <Line>
      {view.submissions.map((submission, index) => {
        const withdrawn = submission.kind === 'inspection-withdrawn';
        const again = submission.reason ? words.correctedTitle : words.resubmitted;
        const title = withdrawn ? words.withdrawn : index === 0 ? words.submitted : again;
        return (
          <Stop key={submission.entryId} state={withdrawn ? 'skipped' : 'done'}>
            <StopTitle>
              {title} {view.record.byName}
            </StopTitle>
            <StopAbout>
              {words.atAndReceived(
                dayAndClock(submission.at.ms, language),
                dayAndClock(submission.receivedAt, language),
              )}
            </StopAbout>
            {submission.reason && <StopAbout>{words.why(submission.reason)}</StopAbout>}
            {!withdrawn && several && (
              <StopAbout>
                {submission.entryId === shown ? (
                  revision.shown
                ) : (
                  <a class={styles.version} href={addressOf(view, submission.entryId)}>
                    {revision.opens}
                  </a>
                )}
              </StopAbout>
            )}
          </Stop>
        );
      })}
    </Line>
  );
}

/** `look`: worth a second look. */
const Fact = ({ name, look, children }: { name: string; look?: boolean; children: ComponentChildren }) => (
  <div class={styles.fact}>
    <dt>{name}</dt>
    <dd class={look ? styles.look : ''}>{children}</dd>
  </div>
);
