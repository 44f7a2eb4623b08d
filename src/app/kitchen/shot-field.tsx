// Photos of the box: taken in the page, in the hand until the sample is saved.
import { Camera, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { Shot } from '../../db/sample-photos.ts';
import { maxPhotosPerSample, type Photo } from '../../domain/photo.ts';
import { BadPicture, type Raw } from '../inspection/photo-picture.ts';
import { ShotCamera } from '../inspection/shot-camera.tsx';
import { stampedShot } from '../inspection/stamped-shot.ts';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { useActing } from '../use-acting.ts';
import { useDb } from '../use-screen.ts';
import { useKitchenWords } from './use-kitchen-words.ts';
import styles from './kitchen.module.css';

/** The item of the checklist K1 that it stands for: the register of samples. */
const itemId = 'K1-01';

type ShotFieldProps = {
  shots: readonly Shot[];
  canteenName: string;
  dish: string;
  onChange: (change: (shots: readonly Shot[]) => readonly Shot[]) => void;
};

export function ShotField({ shots, canteenName, dish, onChange }: ShotFieldProps) {
  const db = useDb();
  const { boxes: words, inspection } = useKitchenWords();
  const [open, setOpen] = useState(false);
  const { busy, failed, refuse, run } = useActing();

  const take = (raw: Raw, source: Photo['source']) => {
    setOpen(false);
    run(async () => {
      const place = [canteenName, dish].filter(Boolean).join(' ');
      try {
        const { photo, ...shot } = await stampedShot(db, { place, itemId }, raw, source);
        const { look: _look, ...about } = photo;
        onChange((now) => [...now, { ...shot, photo: about }]);
      } catch (error) {
        if (!(error instanceof BadPicture)) throw error;
        refuse(inspection.shotFault[error.fault]);
      }
    });
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
              <Button
                look="plain"
                onClick={() => onChange((now) => now.filter(({ photo }) => photo.sha256 !== sha256))}
              >
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
      {open && <ShotCamera title={words.photo} onTaken={take} onClose={() => setOpen(false)} />}
    </div>
  );
}
