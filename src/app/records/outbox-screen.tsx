// 待上传: what has not arrived, why, and what a person can do about it.
import { CircleCheckBig } from 'lucide';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { DeliveryCounts } from '../../db/records.ts';
import { waitingLines, type WaitingLine } from '../../db/waiting-lines.ts';
import { round } from '../../db/meta.ts';
import { runRound } from '../../sync/run.ts';
import { clock, dayAndClock, dayKey, size } from '../format.ts';
import { useDeliveryCounted } from '../use-delivery.ts';
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
import { WaitingCard } from './waiting-card.tsx';
import styles from './records.module.css';

const BringInFile = later(() =>
  import('./bring-in-file.tsx').then(
    (file) => file.BringInFile,
    () => NotFetched,
  ),
);

function NotFetched() {
  const { manage, records: words } = useWords();
  const [isAway, setAway] = useState(!navigator.onLine);
  useEffect(() => {
    const back = () => setAway(false);
    addEventListener('online', back);
    return () => removeEventListener('online', back);
  }, []);
  return (
    <div class={styles.foot}>
      {isAway && <p class={styles.about}>{manage.offlineHint}</p>}
      <Button look="plain" onClick={() => location.reload()}>
        {words.bringIn}
      </Button>
    </div>
  );
}

/** More than a screenful; after months without a network thousands wait. */
const readAtOnce = 50;

export function OutboxScreen() {
  const db = useDb();
  const { common, records: words } = useWords();
  const counts = useDeliveryCounted();
  const [limit, setLimit] = useState(readAtOnce);
  const lines = useLive(() => waitingLines(db, limit), [db, limit]);
  const readMore = useCallback(() => setLimit((now) => 2 * now), []);
  const left = useLeft();
  const frame = { title: words.outbox, back: common.back };
  if (!counts || !lines || left === undefined)
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
    <Waiting counts={counts} lines={lines} left={left} onEnd={lines.length < limit ? undefined : readMore} />
  );
}

type WaitingProps = {
  counts: DeliveryCounts;
  lines: readonly WaitingLine[];
  left: number;
  onEnd: (() => void) | undefined;
};

function Waiting({ counts, lines, left, onEnd }: WaitingProps) {
  const { common, records: words } = useWords();
  const language = useLanguage();
  const [said, setSaid] = useSaid('');
  const oldest = counts.oldestAt;
  const since = oldest === null ? '' : words.oldest(isToday(oldest) ? clock(oldest) : dayAndClock(oldest, language));
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
        .join('\u00a0· ')}
      back={common.back}
      bar={<Bar onSay={setSaid} />}
    >
      <Network said={said} />
      {left > 0 && <LeftInHand of="left" />}
      <Gradual all={lines} more={common.more} onEnd={onEnd}>
        {(drawn) => (
          <ul class={styles.stack}>
            {drawn.map((line) => (
              <WaitingCard key={line.id} line={line} />
            ))}
          </ul>
        )}
      </Gradual>
      <OthersWords />
      <BringInFile />
      <StorageWords />
    </Page>
  );
}

function Network({ said }: { said: string }) {
  const db = useDb();
  const words = useWords();
  const now = useLive(() => round(db), [db]);
  if (!now) return null;
  const text = networkWords(now, words);
  return (
    <div class={styles.network} role="status">
      <span>{said || text}</span>
      {now.state === 'sending' && <Progress label={text} value={now.sent} of={now.total} />}
      {now.state === 'stalled' && <Button onClick={() => location.reload()}>{words.common.reload}</Button>}
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
    if (end === 'waiting' && (await round(db)).state === 'unreachable') onSay(words.stillOffline);
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
