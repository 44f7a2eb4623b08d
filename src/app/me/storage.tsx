// Whether what is stored here is safe, and how much room is left.
import { CircleCheckBig, CircleDashed, TriangleAlert } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { askToKeep, storageHealth, type StorageHealth } from '../../db/storage.ts';
import { size } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Card } from '../ui/card.tsx';
import { Icon } from '../ui/icon.tsx';
import styles from './me.module.css';

export function Storage() {
  const { me: words } = useWords();
  const [health, setHealth] = useState<StorageHealth | null>(null);
  const [isRefused, setRefused] = useState(false);
  useEffect(() => {
    void storageHealth().then(setHealth);
  }, []);
  const ask = async () => {
    setRefused(!(await askToKeep()));
    setHealth(await storageHealth());
  };
  const kept = health?.kept;
  const keptWords = kept === undefined ? '' : kept === null ? words.keptUnknown : kept ? words.kept : words.notKept;
  return (
    <Card>
      <h2 class={styles.title}>{words.storage}</h2>
      <p class={`${styles.kept} ${kept ? styles.good : kept === false ? styles.risky : ''}`} role="status">
        <Icon of={kept ? CircleCheckBig : kept === false ? TriangleAlert : CircleDashed} size={22} />
        <span>{isRefused ? words.keepRefused : keptWords}</span>
      </p>
      <p class={styles.about}>
        {health?.usedBytes ? words.used(size(health.usedBytes)) : null}
        {health?.roomBytes ? `　${words.room(size(health.roomBytes))}` : null}
      </p>
      {kept === false && (
        <div class={styles.key}>
          <Button wide onClick={() => void ask()}>
            {words.keep}
          </Button>
        </div>
      )}
    </Card>
  );
}
