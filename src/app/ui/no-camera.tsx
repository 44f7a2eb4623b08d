// No camera inside the page: why, and the phone's own camera or a file in its place.
import { Camera, Images } from 'lucide';
import { Icon } from './icon.tsx';
import styles from './dark-screen.module.css';

type PickProps = { says: string; many?: boolean; onPick: (files: readonly File[]) => Promise<void> | void };
type NoCameraProps = {
  why: string;
  /** That no people may be on it, where that is so. */
  things?: string | false;
  camera: string;
  onPick: PickProps['onPick'];
  album?: string;
};

/** `camera` and `album` are what the fields say; without `album` there is only the phone's own camera. */
export function NoCamera({ why, things, camera, album, onPick }: NoCameraProps) {
  return (
    <div class={styles.instead}>
      <p role="alert">{why}</p>
      {things && <b>{things}</b>}
      <Pick says={camera} onPick={onPick} />
      {album && <Pick says={album} many onPick={onPick} />}
    </div>
  );
}

function Pick({ says, many = false, onPick }: PickProps) {
  const pick = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    if (files.length === 0) return;
    await onPick(files);
    // The same file can be picked once more.
    input.value = '';
  };
  return (
    <label class={styles.pick}>
      <Icon of={many ? Images : Camera} />
      {says}
      <input
        type="file"
        accept="image/*"
        multiple={many}
        {...(!many && { capture: 'environment' as const })}
        onChange={(event) => void pick(event.currentTarget)}
      />
    </label>
  );
}
