// No camera inside the page: why, and a picture taken with the phone's own in its place.
import { Camera } from 'lucide';
import type { CameraState } from '../inspection/camera-stream.ts';
import { Icon } from '../ui/icon.tsx';
import { useWords } from '../use-screen.ts';
import { openReader } from './read-code.ts';
import styles from './scanner.module.css';

type PictureOfCodeProps = { why: CameraState; onText: (text: string) => void; onNone: () => void };

/** The whole twice and the middle once, as with the camera. */
const looks = 3;

async function readFile(file: File): Promise<string | null> {
  const picture = await createImageBitmap(file).catch(() => null);
  if (!picture) return null;
  const read = await openReader();
  try {
    for (let look = 0; look < looks; look++) {
      const text = await read(picture);
      if (text !== null) return text;
    }
    return null;
  } finally {
    picture.close();
  }
}

export function PictureOfCode({ why, onText, onNone }: PictureOfCodeProps) {
  const { scan: words } = useWords();
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const text = await readFile(file);
    input.value = '';
    if (text === null) onNone();
    else onText(text);
  };
  return (
    <div class={styles.fallback}>
      <p role="alert">{why === 'refused' || why === 'busy' ? words[why] : words.missing}</p>
      <label class={styles.pick}>
        <Icon of={Camera} />
        {words.picture}
        <input
          type="file"
          accept="image/*"
          capture="environment"
          onChange={(event) => void take(event.currentTarget)}
        />
      </label>
    </div>
  );
}
