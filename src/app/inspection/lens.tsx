// Torch and zoom, where this camera has them.
import { Flashlight } from 'lucide';
import { useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import type { CameraStream } from './camera-stream.ts';
import styles from './camera.module.css';

export function Lens({ stream }: { stream: CameraStream }) {
  const { cameraScreen } = useWords().inspection;
  const [torch, setTorch] = useState(false);
  const [times, setTimes] = useState(1);
  // A button that does nothing is worse than none.
  const [noTorch, setNoTorch] = useState(!stream.hasTorch);
  const [zoom, setZoom] = useState(stream.zoom);
  return (
    <div class={styles.lens}>
      {!noTorch && (
        <button
          type="button"
          class={styles.small}
          aria-pressed={torch}
          onClick={() => void stream.set({ torch: !torch }).then((is) => (is ? setTorch(!torch) : setNoTorch(true)))}
        >
          <Icon of={Flashlight} />
          {cameraScreen.torch}
        </button>
      )}
      {zoom &&
        [1, 2].map((by) => (
          <button
            key={by}
            type="button"
            class={styles.small}
            aria-pressed={times === by}
            onClick={() => void stream.set({ zoom: zoom.min * by }).then((is) => (is ? setTimes(by) : setZoom(null)))}
          >
            {cameraScreen.zoom(by)}
          </button>
        ))}
    </div>
  );
}
