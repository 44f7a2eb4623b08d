// No camera inside the page: why, and a picture taken with the phone's own in its place.
import type { CameraState } from '../inspection/camera-stream.ts';
import { NoCamera } from '../ui/no-camera.tsx';
import { useWords } from '../use-screen.ts';
import { openReader } from './read-code.ts';

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
  const take = async ([file]: readonly File[]) => {
    const text = file ? await readFile(file) : null;
    if (text === null) onNone();
    else onText(text);
  };
  return (
    <NoCamera
      why={why === 'refused' || why === 'busy' ? words[why] : words.missing}
      camera={words.picture}
      onPick={take}
    />
  );
}
