// 待上传: what has not arrived, why, and what a person can do about it.
import { CircleCheckBig } from 'lucide';
import { useState } from 'preact/hooks';
import { ownRecords, type DeliveryCounts, type RecordLine } from '../../db/records.ts';
import { stuckEntries, type StuckEntry } from '../../db/stuck.ts';
import { round } from '../../db/meta.ts';
import { runRound } from '../../sync/run.ts';
import { clock, dayAndClock, dayKey, size } from '../format.ts';
import { useDelivery } from '../use-delivery.ts';
import { useLive } from '../use-live.ts';
import { useSaid } from '../use-said.ts';
import { useDb, useLanguage, useSession, useWords } from '../use-screen.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { Gradual } from '../ui/gradual.tsx';
import { later } from '../ui/later.tsx';
import { Notice } from '../ui/notice.tsx';
import { Page } from '../ui/page.tsx';
import { Progress } from '../ui/progress.tsx';
import { exportUnsent } from '../export-unsent.ts';
import { LeftInHand, useLeft } from '../left-in-hand.tsx';
import { networkWords } from './network-words.ts';
import { OthersWords } from './others-words.tsx';
import { StorageWords } from './storage-words.tsx';
import { StuckCard, WaitingCard } from './waiting-card.tsx';
import styles from './records.module.css';

const BringInFile = later(() =>
  import('./bring-in-file.tsx').then(
    (file) => file.BringInFile,
    () => NotFetched,
  ),
);

function NotFetched() {
  const { manage, records: words } = useWords();
  return (
    <div class={styles.foot}>
      <p class={styles.about}>{manage.offlineHint}</p>
      <Button look="plain" onClick={() => location.reload()}>
        {words.bringIn}
      </Button>
    </div>
  );
}

/** Unsent records are the newest; this many back is months of work without a network. */
const lookBack = 1000;

export function OutboxScreen() {
  const db = useDb();
  const { common, records: words } = useWords();
  const counts = useDelivery();
  const lines = useLive(
    async () => (await ownRecords(db, lookBack)).filter((line) => line.delivery !== 'delivered'),
    [db],
  );
  const stuck = useLive(() => stuckEntries(db), [db]);
  const left = useLeft();
  const frame = { title: words.outbox, back: common.back };
  if (!counts || !lines || !stuck || left === undefined)
    return (
      <Page narrow {...frame}>
        {null}
      </Page>
    );
  const isEmpty = left === 0 && counts.records === 0 && counts.photos === 0 && lines.length === 0;
  return isEmpty ? (
    <Page narrow {...frame}>
      <Notice icon={CircleCheckBig} action={<ButtonLink href="/">{common.toToday}</ButtonLink>}>
        <h2>{words.allDelivered}</h2>
        <p>{words.allDeliveredHint}</p>
      </Notice>
      <OthersWords />
      <BringInFile />
      <StorageWords />
    </Page>
  ) : (
    <Waiting counts={counts} lines={lines} stuck={stuck} left={left} />
  );
}

type WaitingProps = {
  counts: DeliveryCounts;
  lines: readonly RecordLine[];
  stuck: readonly StuckEntry[];
  left: number;
};

function Waiting({ counts, lines, stuck, left }: WaitingProps) {
  const { common, records: words } = useWords();
  const language = useLanguage();
  const [said, setSaid] = useSaid('');
  const oldest = counts.oldestAt;
  const since = oldest === null ? '' : words.oldest(isToday(oldest) ? clock(oldest) : dayAndClock(oldest, language));
  const others = counts.records - lines.filter(hasNoReceipt).length - stuck.length;
  return (
    <Page
      narrow
      title={words.outbox}
      sub={[
        words.outboxSub(counts.records, counts.photos),
        left > 0 && words.left(left),
        counts.bytes > 0 && size(counts.bytes),
        since,
      ]
        .filter(Boolean)
        .join(' · ')}
      back={common.back}
      bar={<Bar onSay={setSaid} />}
    >
      <Network said={said} />
      {left > 0 && <LeftInHand of="left" />}
      {stuck.length > 0 && (
        <ul class={styles.stack}>
          {stuck.map((entry) => (
            <StuckCard key={entry.subject} entry={entry} />
          ))}
        </ul>
      )}
      <Gradual all={lines} more={common.more}>
        {(drawn) => (
          <ul class={styles.stack}>
            {drawn.map((line) => (
              <WaitingCard key={line.id} line={line} />
            ))}
          </ul>
        )}
      </Gradual>
      {others > 0 && <p class={`${styles.about} ${styles.foot}`}>{words.other(others)}</p>}
      <OthersWords />
      <BringInFile />
      <StorageWords />
    </Page>
  );
}

/** Photos of it may be on their way or in trouble: the record itself is with the school. */
const hasNoReceipt = ({ delivery, troubles }: RecordLine): boolean => delivery !== 'receiving' && troubles.length === 0;

function Network({ said }: { said: string }) {
  const db = useDb();
  const { common, records: words } = useWords();
  const now = useLive(() => round(db), [db]);
  if (!now) return null;
  const text = networkWords(now, words);
  return (
    <div class={styles.network} role="status">
      <span>{said || text}</span>
      {now.state === 'sending' && <Progress label={text} value={now.sent} of={now.total} />}
      {now.state === 'stalled' && <Button onClick={() => location.reload()}>{common.reload}</Button>}
    </div>
  );
}

function Bar({ onSay }: { onSay: (words: string) => void }) {
  const db = useDb();
  const session = useSession();
  const { records: words } = useWords();
  const [busy, setBusy] = useState<'sending' | 'exporting' | null>(null);
  const now = useLive(() => round(db), [db]);

  const send = async () => {
    onSay('');
    setBusy('sending');
    const end = await runRound(db, { force: true });
    setBusy(null);
    if (end === 'waiting') onSay(words.stillOffline);
  };
  const save = async () => {
    setBusy('exporting');
    const end = await exportUnsent(async () => db, session);
    if (end) onSay(words[end]);
    setBusy(null);
  };

  return (
    <>
      <Button large disabled={busy !== null} onClick={() => void save()}>
        {busy === 'exporting' ? words.exporting : words.exportUnsent}
      </Button>
      {now?.state === 'login' ? (
        <ButtonLink look="primary" large href="/sign-in">
          {words.signIn}
        </ButtonLink>
      ) : (
        <Button look="primary" large disabled={busy !== null} onClick={() => void send()}>
          {busy === 'sending' ? words.uploading : words.uploadNow}
        </Button>
      )}
    </>
  );
}

const isToday = (ms: number): boolean => dayKey(ms) === dayKey(Date.now());
