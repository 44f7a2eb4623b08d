// Photos that go with a step: taken in the page or chosen from the album, in the hand until the step is taken.
import { Camera, X } from 'lucide';
import { useState } from 'preact/hooks';
import type { Shot } from '../../db/sample-photos.ts';
import { reportItem } from '../../domain/hazard-fold.ts';
import { maxPhotosPerItem, type Photo } from '../../domain/photo.ts';
import { BadPicture, type Raw } from '../inspection/photo-picture.ts';
import { ShotCamera } from '../inspection/shot-camera.tsx';
import { stampedShot } from '../inspection/stamped-shot.ts';
import { Button } from '../ui/button.tsx';
import form from '../ui/form.module.css';
import { Icon } from '../ui/icon.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { useDb, useWords } from '../use-screen.ts';
import styles from './case-desk.module.css';
import { useDeskWords } from './use-case-desk.ts';

type ShotsProps = {
  label: string;
  /** Stamped on each. */
  placeName: string;
  shots: readonly Shot[];
  error?: string | undefined;
  onChange: (shots: readonly Shot[]) => void;
};

export function ShotsField({ label, placeName, shots, error, onChange }: ShotsProps) {
  const db = useDb();
  const { inspection } = useWords();
  const { say } = useDeskWords();
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string | null>(null);
  const take = async (raw: Raw, source: Photo['source']) => {
    setOpen(false);
    setBusy(true);
    setFailed(null);
    try {
      onChange([...shots, await stampedShot(db, { place: placeName, itemId: reportItem }, raw, source)]);
    } catch (fault) {
      console.error('the photo of a step was not taken', fault);
      setFailed(inspection.shotFault[fault instanceof BadPicture ? fault.fault : 'failed']);
    } finally {
      setBusy(false);
    }
  };
  return (
    <div class={styles.field} role="group" aria-label={label}>
      <span class={styles.label}>{label}</span>
      {shots.length > 0 && (
        <Pictures>
          {shots.map(({ photo: { sha256 }, thumb, bytes }, n) => (
            <span key={sha256}>
              <Picture
                about={sha256}
                alt={inspection.shot.photo(n + 1, shots.length)}
                missing={inspection.shot.unseen}
                load={async () => (thumb.byteLength > 0 ? thumb : bytes)}
              />
              <Button look="plain" onClick={() => onChange(shots.filter((_, other) => other !== n))}>
                <Icon of={X} />
                {say.removePhoto}
              </Button>
            </span>
          ))}
        </Pictures>
      )}
      {shots.length < maxPhotosPerItem && (
        <Button wide aria-disabled={busy} onClick={() => !busy && setOpen(true)}>
          <Icon of={Camera} />
          {busy ? inspection.shot.saving : say.takePhoto}
        </Button>
      )}
      {(failed ?? error) && (
        <p class={form.failed} role="alert">
          {failed ?? error}
        </p>
      )}
      {open && (
        <ShotCamera title={label} onTaken={(raw, source) => void take(raw, source)} onClose={() => setOpen(false)} />
      )}
    </div>
  );
}
