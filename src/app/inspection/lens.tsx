// Torch and zoom, where this camera has them.
import { Flashlight } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import type { CameraStream } from './camera-stream.ts';
import { useLens } from './use-lens.ts';
import styles from './camera.module.css';

export function Lens({ stream }: { stream: CameraStream }) {
  const { cameraScreen } = useWords().inspection;
  const { torch, turn, times, bring } = useLens(stream);
  return (
    <div class={styles.lens}>
      {torch !== null && (
        <button type="button" class={styles.small} aria-pressed={torch} onClick={() => void turn()}>
          <Icon of={Flashlight} />
          {cameraScreen.torch}
        </button>
      )}
      {times &&
        [1, 2].map((by) => (
          <button
            key={by}
            type="button"
            class={styles.small}
            aria-pressed={times === by}
            onClick={() => void bring(by)}
          >
            {cameraScreen.zoom(by)}
          </button>
        ))}
    </div>
  );
}
