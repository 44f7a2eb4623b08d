// 单独存放: the school has the record and does not count it until somebody has looked; then what was decided, and why.
import { heldAside, type HeldAside } from '../../db/settled.ts';
import { nearDayAndClock } from '../format.ts';
import { reasonHeld } from '../held-words.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Badge } from '../ui/badge.tsx';
import { Card } from '../ui/card.tsx';
import styles from './records.module.css';

export function HeldCard({ entryId }: { entryId: string | undefined }) {
  const db = useDb();
  const language = useLanguage();
  const { phones: words } = useWords();
  const held = useLive(() => heldAside(db), [db])?.get(entryId ?? '');
  if (!held) return null;
  const { settled, code } = held;
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

/** In a list; what counts after all looks like any other. */
export function HeldBadge({ held }: { held: HeldAside | undefined }) {
  const { phones: words } = useWords();
  const outcome = held?.settled?.outcome ?? 'waiting';
  if (!held || outcome === 'released') return null;
  return <Badge tone={outcome === 'waiting' ? 'warn' : 'abnormal'}>{words.outcomes[outcome]}</Badge>;
}
