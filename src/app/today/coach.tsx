// Three lines for the first time, gone for good with one press.
import { useState } from 'preact/hooks';
import { setCoached, wasCoached } from '../coached.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Line, Stop } from '../ui/line.tsx';
import styles from './today.module.css';

export function Coach() {
  const { today } = useWords();
  const [seen, setSeen] = useState(wasCoached);
  if (seen) return null;
  const close = () => {
    setCoached(true);
    setSeen(true);
  };
  return (
    <div class={styles.block}>
      <Card>
        <h2 class={styles.coachTitle}>{today.coach.title}</h2>
        <Line>
          {today.coach.lines.map((line) => (
            <Stop key={line} state="todo">
              <span class={styles.coachLine}>{line}</span>
            </Stop>
          ))}
        </Line>
        <div class={styles.coachKey}>
          <Button wide onClick={close}>
            {today.coach.gotIt}
          </Button>
        </div>
      </Card>
    </div>
  );
}
