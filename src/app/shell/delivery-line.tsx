// One line on every screen: has everything arrived, and if not, what happens next. Pressing it opens what waits.
import { deliveryCounts } from '../../db/records.ts';
import { round as roundNow } from '../../db/meta.ts';
import { clock, size } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './delivery-line.module.css';

export function DeliveryLine() {
  const db = useDb();
  const { shell } = useWords();
  const counts = useLive(() => deliveryCounts(db), [db]);
  const round = useLive(() => roundNow(db), [db]);
  if (!counts || !round) return <div class={styles.line} />;
  const isAttention = counts.attention > 0;
  const waiting = counts.records > 0 || counts.photos > 0;
  const look = isAttention ? styles.attention : waiting ? styles.waiting : '';
  const same = { idle: '', sending: shell.sending(round.sent, round.total), stalled: shell.stalled };
  const next = {
    ...same,
    waiting: shell.retrying,
    unreachable: shell.offline,
    login: shell.loginNeeded,
  }[round.state];
  const brief = { ...same, ...shell.brief }[round.state];
  const last = round.lastDeliveredAt;
  const saysNext = waiting || round.state === 'login' || round.state === 'unreachable';
  return (
    <a class={`${styles.line} ${look}`} href={round.state === 'login' ? '/sign-in' : '/outbox'}>
      <span class={styles.dot} />
      <span class={styles.words} role="status">
        {isAttention && <b>{shell.attention(counts.attention)}</b>}
        <b>{waiting ? shell.waiting(counts.records, counts.photos) : last ? shell.allDelivered : shell.nothingYet}</b>
        {waiting && <span class={`${styles.size} ${next ? styles.full : ''}`}>{size(counts.bytes)}</span>}
        {saysNext ? (
          <>
            <span class={next === brief ? '' : styles.full}>{next}</span>
            {next !== brief && !isAttention && <span class={styles.brief}>{brief}</span>}
          </>
        ) : (
          <span class={styles.clock}>{last && clock(last)}</span>
        )}
      </span>
    </a>
  );
}
