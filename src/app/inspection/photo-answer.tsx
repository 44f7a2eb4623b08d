// An item that is answered by a photo: one tap opens the camera.
import { Camera } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import type { AnswerProps } from './answer-control.tsx';
import { shootFor } from './camera-door.ts';
import { useStore } from './use-draft.ts';
import styles from './row-tools.module.css';

export function PhotoAnswer({ item, answer }: AnswerProps) {
  const store = useStore();
  const { photo } = useWords().inspection;
  const count = answer?.photos.length ?? 0;
  const least = item.leastPhotos ?? 1;
  return (
    <div class={styles.act} data-anchor>
      <Button look="quiet" large wide onClick={() => shootFor(store, item.id, false)}>
        <Icon of={Camera} />
        {count > 0 ? photo.more : photo.take}
      </Button>
      {count < least && <span class={styles.hint}>{least > 1 ? photo.some(count, least) : photo.first}</span>}
    </div>
  );
}
