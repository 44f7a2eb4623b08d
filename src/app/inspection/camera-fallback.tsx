// No camera inside the page: why, and the phone's own camera or a file in its place.
import { Camera as CameraIcon, Images } from 'lucide';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import type { CameraState } from './camera-stream.ts';
import { shootFiles } from './photo-flow.ts';
import { useStore } from './use-draft.ts';
import styles from './camera.module.css';

type FallbackProps = { itemId: string; why: CameraState; onTaken: () => void };

export function CameraFallback({ itemId, why, onTaken }: FallbackProps) {
  const store = useStore();
  const { cameraScreen } = useWords().inspection;
  const says = why === 'refused' || why === 'busy' ? cameraScreen[why] : cameraScreen.missing;
  const take = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    const keeping = shootFiles(store, itemId, files, 'file');
    onTaken();
    await keeping;
    input.value = '';
  };
  return (
    <div class={styles.fallback}>
      <p role="alert">{says}</p>
      <label class={styles.pick}>
        <Icon of={CameraIcon} />
        {cameraScreen.native}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void take(event.currentTarget)}
        />
      </label>
      <label class={styles.pick}>
        <Icon of={Images} />
        {cameraScreen.album}
        <input type="file" accept="image/*" multiple onChange={(event) => void take(event.currentTarget)} />
      </label>
    </div>
  );
}
