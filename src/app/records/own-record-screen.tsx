// One's own record: right after 提交, and whenever it is opened again.
import { FileX } from 'lucide';
import { useLocation, useRoute } from 'preact-iso';
import { useState } from 'preact/hooks';
import { ownHazards } from '../../db/hazards.ts';
import { ownRecord, type OwnRecord } from '../../db/records.ts';
import { roundOf } from '../come-back.ts';
import { dayAndClock, inLanguage } from '../format.ts';
import { LeftAnswers } from '../left-answers.tsx';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { AnswerList } from './answer-list.tsx';
import { AttentionCard } from './attention-card.tsx';
import { CorrectSheet } from './correct-sheet.tsx';
import { DeliveryCard } from './delivery-card.tsx';
import { EarlierCard } from './earlier-card.tsx';
import { FaultsCard } from './faults-card.tsx';
import { HeldCard } from './held-card.tsx';
import { OfferedInstall } from './offered-install.tsx';
import { OwnVersionPage } from './own-version.tsx';
import { WithdrawSheet } from './withdraw-sheet.tsx';
import styles from './records.module.css';

export function OwnRecordScreen() {
  const db = useDb();
  const words = useWords();
  const { params, query } = { ...useRoute(), ...useLocation() };
  const id = params['id'] ?? '';
  const found = useLive(async () => ({ id, record: (await ownRecord(db, id)) ?? null }), [db, id]);
  const frame = { back: words.common.back, backTo: '/records/mine' };
  if (found?.id !== id)
    return (
      <Page narrow {...frame} title={words.records.record}>
        {null}
      </Page>
    );
  if (!found.record)
    return (
      <Page narrow {...frame} title={words.records.gone}>
        <Notice icon={FileX} action={<ButtonLink href="/">{words.common.toToday}</ButtonLink>}>
          {words.records.goneHint}
        </Notice>
      </Page>
    );
  const { entry } = params;
  if (entry !== undefined) return <OwnVersionPage key={entry} record={found.record} entryId={entry} />;
  return <OwnRecordPage record={found.record} isFresh={query['done'] === '1'} />;
}

function OwnRecordPage({ record, isFresh }: { record: OwnRecord; isFresh: boolean }) {
  const db = useDb();
  const language = useLanguage();
  const { common, records: words } = useWords();
  const [sheet, setSheet] = useState<'withdraw' | 'correct' | null>(null);
  const hazards = useLive(
    async () => (await ownHazards(db)).filter((one) => one.inspectionId === record.id),
    [db, record.id],
  );
  const template = inLanguage(record.templateName, language);
  const { correction } = record.inspection;
  const known = record.inspection.answers.filter((answer) => answer.known).length;
  const isStuck = record.delivery === 'attention';
  const round = roundOf(record.id);
  const correct = <Correct record={record} onCorrect={() => setSheet('correct')} />;
  const minutes = Math.floor(record.inspection.activeMs / 60_000);
  return (
    <Page
      narrow
      title={isFresh ? words.submitted : record.placeName}
      sub={
        isFresh
          ? `${template} · ${record.placeName}`
          : `${template} · ${dayAndClock(record.submittedAt, language)} · ${words.used(minutes)}`
      }
      {...(isFresh ? {} : { back: common.back, backTo: '/records/mine' })}
      bar={
        isFresh && (
          <ButtonLink look="primary" large href={round ?? '/'}>
            {round ? words.toRound : words.next}
          </ButtonLink>
        )
      }
    >
      <div class={styles.stack}>
        {isStuck && <AttentionCard record={record} onWithdraw={() => setSheet('withdraw')} correct={correct} />}
        {correction && <p class={styles.about}>{words.corrected(correction.reason)}</p>}
        {record.inspection.late && <p class={styles.about}>{words.late(record.inspection.late.reason)}</p>}
        <HeldCard entryId={record.entries.at(-1)} />
        <DeliveryCard record={record} />
        <EarlierCard record={record} />
        <FaultsCard hazards={hazards ?? []} abnormal={record.tally.abnormal} known={known} />
        {isFresh && <OfferedInstall />}
        <AnswerList record={record} />
        <LeftAnswers carried={record.inspection.carried} />
        {record.mayWithdraw && !isStuck && (
          <Button wide onClick={() => setSheet('withdraw')}>
            {words.withdraw}
          </Button>
        )}
        {!isStuck && correct}
      </div>
      {sheet === 'withdraw' && <WithdrawSheet id={record.id} onClose={() => setSheet(null)} />}
      {sheet === 'correct' && <CorrectSheet record={record} onClose={() => setSheet(null)} />}
    </Page>
  );
}

function Correct({ record, onCorrect }: { record: OwnRecord; onCorrect: () => void }) {
  const { records: words } = useWords();
  if (record.correcting)
    return (
      <ButtonLink look="primary" wide href={`/inspection/${record.id}`}>
        {words.goOnCorrecting}
      </ButtonLink>
    );
  if (!record.mayCorrect) return null;
  return (
    <Button wide onClick={onCorrect}>
      {record.troubles.length > 0 ? words.retakePhotos : words.correctRecord}
    </Button>
  );
}
