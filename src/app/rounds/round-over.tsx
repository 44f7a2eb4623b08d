// 完成: what the round came to, what was not reached, and what the school does not have yet.
import { CircleCheckBig, TriangleAlert } from 'lucide';
import { unsentOf } from '../../db/round-beside.ts';
import type { RoundHere } from '../../db/rounds.ts';
import { isOfPeriod } from '../../domain/round-days.ts';
import { nearDayAndClock } from '../format.ts';
import { useLive } from '../use-live.ts';
import { useDb, useLanguage } from '../use-screen.ts';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { Missing } from './missing.tsx';
import styles from './rounds.module.css';
import type { OnRoute } from './stations.ts';
import { useRoundWords } from './use-words.ts';

export function RoundOver({ here, at }: { here: RoundHere; at: OnRoute }) {
  const db = useDb();
  const words = useRoundWords();
  const unsent = useLive(() => unsentOf(db, here.id), [db, here.id]);
  const missing = at.stations.filter(({ isDone }) => !isDone);
  const language = useLanguage();
  const isRunning = here.standing === 'running';
  const isLeft = isRunning && isOfPeriod(here.due);
  const says = isLeft
    ? words.finishMissing(missing.length)
    : isRunning
      ? words.over.running
      : missing.length > 0
        ? words.over.partly(missing.length)
        : here.standing === 'late'
          ? words.over.late
          : words.over.done;
  const isGood = !isRunning && missing.length === 0;
  return (
    <Card kind="main">
      <div class={`${styles.ready} ${isGood ? styles.good : styles.warn}`} role="status">
        <Icon of={isGood ? CircleCheckBig : TriangleAlert} size={28} />
        <h2>{says}</h2>
      </div>
      {isLeft && <p class={styles.small}>{words.over.until(nearDayAndClock(here.due.finishBy, language))}</p>}
      {unsent !== undefined && (
        <p class={unsent === 0 ? styles.good : styles.small}>{unsent === 0 ? words.allSent : words.unsent(unsent)}</p>
      )}
      {missing.length > 0 && (isLeft || !isRunning) && (
        <section>
          <h3 class={styles.label}>{words.missing}</h3>
          <Missing stations={missing} />
        </section>
      )}
    </Card>
  );
}
