// The tab died behind the camera here: somebody has to look whether the photo is there.
import { Camera } from 'lucide';
import type { Item } from '../../domain/template.ts';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { shootFor } from './camera-door.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './lost-shot.module.css';

export function LostShot({ item }: { item: Item }) {
  const store = useStore();
  const { inspection } = useWords();
  const isHere = useDraft((now) => now.maybeLost === item.id);
  if (!isHere) return null;
  return (
    <div class={styles.lost} role="alert">
      <span class={styles.says}>
        <Icon of={Camera} />
        {inspection.lostShot}
      </span>
      <Button look="quiet" onClick={() => shootFor(store, item.id, false)}>
        {inspection.lostShotAgain}
      </Button>
      <Button look="plain" onClick={() => store.setState({ maybeLost: null })}>
        {inspection.lostShotFine}
      </Button>
    </div>
  );
}
