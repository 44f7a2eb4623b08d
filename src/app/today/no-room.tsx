// The disk of the phone is full: what is stored can be read, and nothing new is kept until there is room.
import { TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { isTorn, mendJournal, watchJournal } from '../../db/journal.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './today.module.css';

export function NoRoom() {
  const { today } = useWords();
  const [isFull, setFull] = useState(isTorn());
  const [looking, setLooking] = useState(false);
  useEffect(() => watchJournal(() => setFull(isTorn())), []);
  if (!isFull) return null;
  const look = async () => {
    setLooking(true);
    await mendJournal().catch(() => undefined);
    setLooking(false);
  };
  return (
    <div class={styles.block} role="alert">
      <Card kind="trouble">
        <h2 class={styles.loss}>
          <Icon of={TriangleAlert} />
          {today.noRoom.title}
        </h2>
        <p>{today.noRoom.kept}</p>
        <p class={styles.small}>{today.noRoom.todo}</p>
        <div class={styles.coachKey}>
          <Button wide disabled={looking} onClick={() => void look()}>
            {today.noRoom.again}
          </Button>
        </div>
      </Card>
    </div>
  );
}
