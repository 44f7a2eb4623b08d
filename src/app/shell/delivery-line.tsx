// One line on every screen: has everything arrived, and if not, what happens next. Pressing it opens what waits.
import { round as roundNow } from '../../db/meta.ts';
import { clock, size } from '../format.ts';
import { toldState } from '../line-state.ts';
import { useDelivery } from '../use-delivery.ts';
import { useLive } from '../use-live.ts';
import { useDb, useWords } from '../use-screen.ts';
import styles from './delivery-line.module.css';

export function DeliveryLine() {
  const db = useDb();
  const { shell } = useWords();
  const counts = useDelivery();
  const round = useLive(() => roundNow(db), [db]);
  if (!round) return <div class={styles.line} />;
  const attention = counts?.attention;
  const waiting = !counts || counts.records + counts.photos > 0;
  const look = attention ? styles.attention : waiting ? styles.waiting : '';
  const sending = shell.sending(round.sent, round.total);
  const state = toldState(round);
  const next = { idle: '', sending, ...shell.next }[state];
  const brief = { idle: '', sending, ...shell.brief }[state];
  const last = round.lastDeliveredAt;
  const saysNext = waiting || round.state === 'login' || round.state === 'unreachable';
  return (
    <a class={`${styles.line} ${look}`} href={round.state === 'login' ? '/sign-in' : '/outbox'}>
      <span class={styles.dot} />
      <span class={styles.words} role="status">
        {!!attention && <b>{shell.attention(attention)}</b>}
        {counts && (
          <b>
            {waiting ? shell.waiting(counts.records, counts.photos) : last ? shell.allDelivered : shell.nothingYet}
            {waiting && <span class={styles.full}>{shell.stillHere}</span>}
          </b>
        )}
        {counts && waiting && <span class={`${styles.size} ${next ? styles.full : ''}`}>{size(counts.bytes)}</span>}
        {saysNext ? (
          <>
            <span class={next === brief ? '' : styles.full}>{next}</span>
            {next !== brief && !attention && <span class={styles.brief}>{brief}</span>}
          </>
        ) : (
          <span class={styles.clock}>{last && clock(last)}</span>
        )}
      </span>
    </a>
  );
}
