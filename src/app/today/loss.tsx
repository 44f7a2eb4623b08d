// The browser has thrown a database away, with work in it: that is said, once, until it is read.
import { TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { acknowledgeLoss, checkCanary } from '../../db/storage.ts';
import { dayAndClock } from '../format.ts';
import { useDb, useLanguage, useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import { SchoolCopies } from '../copies-later.ts';
import styles from './today.module.css';

export function Loss() {
  const db = useDb();
  const language = useLanguage();
  const { today } = useWords();
  const [loss, setLoss] = useState<{ lost: number; at: number } | null>(null);
  useEffect(() => {
    void checkCanary(db).then(setLoss);
  }, [db]);
  if (!loss) return null;
  const read = async () => {
    await acknowledgeLoss(db);
    setLoss(null);
  };
  return (
    <div class={styles.block} role="alert">
      <Card kind="trouble">
        <h2 class={styles.loss}>
          <Icon of={TriangleAlert} />
          {today.loss.title}
        </h2>
        <p>{today.loss.what(loss.lost, dayAndClock(loss.at, language))}</p>
        <p class={styles.small}>{today.loss.todo}</p>
        <div class={styles.coachKey}>
          <Button wide onClick={() => void read()}>
            {today.coach.gotIt}
          </Button>
        </div>
      </Card>
      <SchoolCopies />
    </div>
  );
}
