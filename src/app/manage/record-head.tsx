// Who looked where and when, and what came of it, in one glance.
import type { ComponentChildren } from 'preact';
import { correctedMs } from '../../domain/moment.ts';
import { score } from '../../domain/score.ts';
import type { InspectionView } from '../../domain/reports.ts';
import { dayName } from '../days.ts';
import { ScoreLine } from '../score-line.tsx';
import { clock, dayAndClock } from '../format.ts';
import { useLanguage, useSession, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { durationWords } from './clock-words.ts';
import styles from './record-head.module.css';

export function RecordHead({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { manage } = useWords();
  const { school } = useSession();
  const { record: words } = manage;
  const { record } = view;
  const { startedAt, finishedAt } = record.inspection;
  const [start, end] = [correctedMs(startedAt), correctedMs(finishedAt)];
  const { tally } = record;
  const scored = score(view.template, record.inspection.answers, record.day);
  return (
    <>
      <p class={styles.school}>{school.name}</p>
      {record.state === 'withdrawn' && <Withdrawn view={view} />}
      {record.state === 'submitted' && <Corrected view={view} />}
      <dl class={styles.head}>
        <Fact name={words.result} broad>
          <span class={styles.result}>
            <Badge tone={tally.abnormal > 0 ? 'abnormal' : 'normal'}>
              {tally.abnormal > 0 ? words.faults(tally.abnormal) : words.noFaults}
            </Badge>
            {record.inspection.late && <Badge tone="warn">{words.enteredLate(record.inspection.late.reason)}</Badge>}
            <span>{words.counts(tally.normal, tally.notApplicable, tally.open)}</span>
          </span>
        </Fact>
        {scored && (
          <Fact name={words.score}>
            <ScoreLine score={scored} passMark={view.template.passMark} />
          </Fact>
        )}
        <Fact name={words.person}>{record.byName}</Fact>
        <Fact name={words.day}>{dayName(record.day, language)}</Fact>
        <Fact name={words.time}>{words.from(clock(start), clock(end))}</Fact>
        <Fact name={words.duration}>{durationWords(Math.max(0, end - start), manage)}</Fact>
      </dl>
    </>
  );
}

function Withdrawn({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { record: words } = useWords().manage;
  const last = view.submissions.findLast((submission) => submission.kind === 'inspection-withdrawn');
  if (!last) return null;
  return (
    <p class={styles.notice} role="note">
      {words.withdrawnBy(view.record.byName, dayAndClock(last.receivedAt, language))}
    </p>
  );
}

function Corrected({ view }: { view: InspectionView }) {
  const language = useLanguage();
  const { record: words } = useWords().manage;
  const last = view.submissions.at(-1);
  // What was said before the correction is not what the correction says.
  if (!last?.reason || last.entryId !== view.record.entries.at(-1)) return null;
  return (
    <p class={styles.notice} role="note">
      {words.correctedBy(view.record.byName, dayAndClock(last.receivedAt, language), last.reason)}
    </p>
  );
}

const Fact = ({ name, broad, children }: { name: string; broad?: boolean; children: ComponentChildren }) => (
  <div class={broad ? styles.broad : ''}>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);
