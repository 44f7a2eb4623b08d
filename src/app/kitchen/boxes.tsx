// What is in the fridge: what may go, and what stays and for how long.
import { isSealed } from '../../domain/kitchen.ts';
import { boxCode } from '../../domain/short-code.ts';
import { dayWord } from '../days.ts';
import { spanOf } from '../span.ts';
import { useLanguage } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import { Badge } from '../ui/badge.tsx';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import type { KeptSample, KitchenDay } from './kitchen-day.ts';
import styles from './kitchen.module.css';

export function Due({ shown: { due }, onDispose }: { shown: KitchenDay; onDispose: () => void }) {
  const { kitchen: words } = useKitchenWords();
  if (due.length === 0) return null;
  return (
    <Card kind="main">
      <h2>{words.due(due.length)}</h2>
      <p class={styles.hint}>{words.dueHint}</p>
      <Button look="primary" large wide onClick={onDispose}>
        {words.dispose}
      </Button>
    </Card>
  );
}

type StayingProps = { shown: KitchenDay; now: number; day: string };

/** Folded away: it is looked at now and then, and what has to be done stands above it. */
export function Staying({ shown: { staying, laterToday, seal }, now, day }: StayingProps) {
  const { kitchen: words } = useKitchenWords();
  if (staying.length === 0) return null;
  return (
    <details class={styles.meal}>
      <summary class={styles.summary}>
        {[words.staying(staying.length), laterToday > 0 && words.stayingToday(laterToday)].filter(Boolean).join(' · ')}
      </summary>
      <ul class={styles.boxes}>
        {staying.map((sample) => (
          <Box key={sample.id} of={sample} {...{ now, day }} sealed={isSealed(sample.kept, seal)} />
        ))}
      </ul>
    </details>
  );
}

type BoxProps = { of: KeptSample; now: number; day: string; sealed: boolean };

function Box({ of: { id, dish, day, meal, kept }, now, day: today, sealed }: BoxProps) {
  const language = useLanguage();
  const { kitchen: words } = useKitchenWords();
  return (
    <li class={styles.box}>
      <a class={styles.boxName} href={`/b/${boxCode(id)}`}>
        <strong>{dish}</strong>
        <small>{words.boxLine(dayWord(day, today, language), words.meals[meal], kept.box)}</small>
      </a>
      {sealed ? (
        <Badge tone="abnormal">{words.sealedBox}</Badge>
      ) : (
        <span class={styles.left}>{words.left(spanOf(kept.keepUntil - now))}</span>
      )}
    </li>
  );
}
