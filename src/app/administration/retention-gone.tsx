// What was removed: each time with its certificate in the ledger.
import { useState } from 'preact/hooks';
import { RemovedPage, type RemovedRow, type Retention } from '../../domain/retention-reports.ts';
import { report } from '../../sync/rest.ts';
import { dayAndClock, dayKey } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { retentionWords } from '../words/retention.ts';
import styles from './retention.module.css';

export function RetentionGone({ retention: { removed } }: { retention: Retention }) {
  const words = retentionWords[useLanguage()];
  const { common } = useWords();
  const [older, setOlder] = useState<{ after: number; rows: RemovedRow[]; next: number | null } | null>(null);
  const [state, setState] = useState<'ready' | 'loading' | 'failed'>('ready');
  // What was opened further down goes with the page it followed.
  const follows = older?.after === removed.next ? older : null;
  const rows = [...removed.rows, ...(follows?.rows ?? [])];
  const next = follows ? follows.next : removed.next;
  const more = async () => {
    if (next === null || removed.next === null || state === 'loading') return;
    setState('loading');
    const answered = await report(`/api/retention/removed?before=${next}`, RemovedPage);
    setState(answered.ok ? 'ready' : 'failed');
    if (!answered.ok) return;
    const { rows: page, next: then } = answered.body;
    setOlder({ after: removed.next, rows: [...(follows?.rows ?? []), ...page], next: then });
  };
  return (
    <Card>
      <div class={styles.part}>
        <h2>{rows.length === 0 ? words.goneNone : words.gone}</h2>
        <p>{words.goneHint}</p>
        {rows.length > 0 && (
          <>
            <ul class={styles.list}>
              {rows.map((row) => (
                <Gone key={row.seq} row={row} />
              ))}
            </ul>
            <p class={styles.note}>{words.copies}</p>
          </>
        )}
        {next !== null && (
          <Button aria-disabled={state === 'loading'} onClick={() => void more()}>
            {state === 'loading' ? common.loading : state === 'failed' ? common.retry : words.earlier}
          </Button>
        )}
      </div>
    </Card>
  );
}

function Gone({ row: { seq, at, hash, rule, years, before, n } }: { row: RemovedRow }) {
  const language = useLanguage();
  const words = retentionWords[language];
  return (
    <li>
      <span class={styles.thing}>
        <b>{words.goneOf[rule](n.toLocaleString('en'))}</b>
        <span>{dayAndClock(at, language)}</span>
      </span>
      <span>{words.goneRule(years, dayKey(before))}</span>
      <small>{words.proof(seq, hash.slice(0, 12))}</small>
    </li>
  );
}
