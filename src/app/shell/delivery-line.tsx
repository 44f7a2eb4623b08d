// One line on every screen: has everything arrived, and if not, what happens next. Pressing it opens what waits.
import { deliveryCounts } from '../../db/records.ts';
import { round as roundNow } from '../../db/meta.ts';
import { clock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './delivery-line.module.css';

export function DeliveryLine() {
  const db = useDb();
  const { shell } = useWords();
  const counts = useLive(() => deliveryCounts(db), [db]);
  const round = useLive(() => roundNow(db), [db]);
  if (!counts || !round) return <div class={styles.line} />;
  const waiting = counts.records > 0 || counts.photos > 0;
  const look = counts.attention > 0 ? styles.attention : waiting ? styles.waiting : '';
  const sending = shell.sending(round.sent, round.total);
  const next = {
    idle: '',
    sending,
    waiting: shell.retrying,
    unreachable: shell.offline,
    login: shell.loginNeeded,
  }[round.state];
  const last = round.lastDeliveredAt;
  const saysNext = waiting || round.state === 'login' || round.state === 'unreachable';
  return (
    <a class={`${styles.line} ${look}`} href={round.state === 'login' ? '/sign-in' : '/outbox'}>
      <span class={styles.dot} />
      <span class={styles.words} role="status">
        {counts.attention > 0 && <b>{shell.attention(counts.attention)}</b>}
        <b>{waiting ? shell.waiting(counts.records, counts.photos) : last ? shell.allDelivered : shell.nothingYet}</b>
        {saysNext ? (
          <>
            <span class={styles.full}>{next}</span>
            {counts.attention === 0 && (
              <span class={styles.brief}>{{ idle: '', sending, ...shell.brief }[round.state]}</span>
            )}
          </>
        ) : (
          <span class={styles.clock}>{last && clock(last)}</span>
        )}
      </span>
    </a>
  );
}
