// Photos of the box: taken in the page, in the hand until the sample is saved.
import { Camera, X } from 'lucide';
import { useState } from 'preact/hooks';
import { moment } from '../../db/moment.ts';
import type { Shot } from '../../db/sample-photos.ts';
import { correctedMs } from '../../domain/moment.ts';
import { maxPhotoBytes, maxPhotosPerSample, type Photo } from '../../domain/photo.ts';
import { pictureOf } from '../inspection/photo-maker.ts';
import { BadPicture, type Raw } from '../inspection/photo-picture.ts';
import { ShotCamera } from '../inspection/shot-camera.tsx';
import { namesOnPhotos } from '../inspection/names-on-photos.ts';
import { isTimeChecked, stampTime } from '../inspection/stamp.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { useDb, useSession } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import styles from './kitchen.module.css';

/** The item of the checklist K1 that it stands for: the register of samples. */
const itemId = 'K1-01';

type ShotFieldProps = {
  shots: readonly Shot[];
  canteenName: string;
  dish: string;
  onChange: (shots: readonly Shot[]) => void;
};

export function ShotField({ shots, canteenName, dish, onChange }: ShotFieldProps) {
  const db = useDb();
  const { school } = useSession();
  const { boxes: words, inspection } = useKitchenWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);

  const take = async (raw: Raw, source: Photo['source']) => {
    setOpen(false);
    setBusy(true);
    setFailed(null);
    try {
      const takenAt = await moment(db);
      const time = [
        stampTime(correctedMs(takenAt), school.timeZone),
        isTimeChecked(takenAt) && inspection.cameraScreen.checked,
        source === 'file' && inspection.shot.fromFile,
      ];
      const place = [canteenName, dish].filter(Boolean).join(' ');
      const stamp = { place, time: time.filter(Boolean).join(' '), ...(await namesOnPhotos(db)) };
      const { bytes, thumb, ...made } = (await pictureOf(raw, stamp)).picture;
      if (bytes.byteLength > maxPhotoBytes) return setFailed(inspection.shotFault.tooLarge);
      onChange([...shots, { photo: { ...made, itemId, takenAt, source, bytes: bytes.byteLength }, bytes, thumb }]);
    } catch (error) {
      console.error('box', error);
      setFailed(inspection.shotFault[error instanceof BadPicture ? error.fault : 'failed']);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div>
      {shots.length > 0 && (
        <Pictures label={words.photos}>
          {shots.map(({ photo: { sha256 }, thumb, bytes }, n) => (
            <span key={sha256} class={styles.shot}>
              <Picture
                about={sha256}
                alt={inspection.shot.photo(n + 1, shots.length)}
                missing={inspection.shot.unseen}
                load={async () => (thumb.byteLength > 0 ? thumb : bytes)}
              />
              <Button look="plain" onClick={() => onChange(shots.filter((_, other) => other !== n))}>
                <Icon of={X} />
                {words.removePhoto}
              </Button>
            </span>
          ))}
        </Pictures>
      )}
      {shots.length < maxPhotosPerSample && (
        <Button aria-disabled={busy} onClick={() => !busy && setOpen(true)}>
          <Icon of={Camera} />
          {busy ? inspection.shot.saving : words.photo}
        </Button>
      )}
      {failed && (
        <p class={styles.failed} role="alert">
          {failed}
        </p>
      )}
      {open && (
        <ShotCamera
          title={words.photo}
          onTaken={(raw, source) => void take(raw, source)}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}
