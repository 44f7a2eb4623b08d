// 单独存放: the school has the record and does not count it until somebody has looked; then what was decided, and why.
import { settledAs } from '../../db/held.ts';
import type { HeldAside } from '../../db/records.ts';
import { nearDayAndClock } from '../format.ts';
import { reasonHeld } from '../held-words.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import styles from './records.module.css';

export function HeldCard({ held: { receiptId, code } }: { held: HeldAside }) {
  const db = useDb();
  const language = useLanguage();
  const { phones: words } = useWords();
  const settled = useLive(() => settledAs(db, receiptId), [db, receiptId]);
  if (settled === undefined) return null;
  const outcome = settled?.outcome ?? 'waiting';
  return (
    <Card kind={outcome === 'rejected' ? 'trouble' : undefined}>
      <div role="status">
        <h2 class={styles.cardTitle}>{words.own[outcome]}</h2>
        <p>{settled ? settled.reason : words.own.why(reasonHeld(code, words))}</p>
        <p class={styles.about}>
          {settled ? `${settled.byName} · ${nearDayAndClock(settled.at, language)}` : words.own.hint}
        </p>
      </div>
    </Card>
  );
}
