// The photos in hand, the camera for one more, and the photo before laid over it where there is one.
import { Camera, X } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { beforePicture } from '../../db/before-pictures.ts';
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { maxPhotosPerItem, type Photo } from '../../domain/photo.ts';
import type { Raw } from '../inspection/photo-picture.ts';
import { ShotCamera, type Before } from '../inspection/shot-camera.tsx';
import { Button } from '../ui/button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Picture, Pictures } from '../ui/picture.tsx';
import { useOnline } from '../use-online.ts';
import { useDb } from '../use-screen.ts';
import styles from './cases.module.css';
import { HandViewer } from './hand-viewer.tsx';
import type { Hand } from './use-in-hand.ts';
import { useCaseWords } from './use-words.ts';

type HandPhotosProps = {
  hand: Hand;
  placeName: string;
  /** What the camera and its button are called. */
  title: string;
  /** The camera is open at once while there is no photo. */
  atOnce?: boolean;
  before?: Before | undefined;
  /** Photos that are something else, and stand elsewhere. */
  without?: string | undefined;
  onTaken?: (photo: Photo) => void;
};

export function HandPhotos({ hand, placeName, title, atOnce, before, without, onTaken }: HandPhotosProps) {
  const { report: words, sheet } = useCaseWords();
  const [open, setOpen] = useState(false);
  const photos = hand.held.photos.filter(({ sha256 }) => sha256 !== without);
  // Once the sheet it belongs to is open, so that it lies above it.
  useEffect(() => void (atOnce && photos.length === 0 && setOpen(true)), []);
  const take = async (raw: Raw, source: Photo['source']) => {
    setOpen(false);
    const photo = await hand.shoot(placeName, raw, source);
    if (photo) onTaken?.(photo);
  };
  return (
    <div class={styles.shots}>
      {photos.length > 0 && <HandStrip hand={hand} photos={photos} label={words.photo(1, photos.length)} />}
      {hand.held.photos.length < maxPhotosPerItem && (
        <Button wide={photos.length === 0} aria-disabled={hand.making} onClick={() => !hand.making && setOpen(true)}>
          <Icon of={Camera} />
          {hand.making ? sheet.saving : photos.length > 0 ? words.morePhotos : title}
        </Button>
      )}
      {hand.fault && (
        <p class={styles.failed} role="alert">
          {hand.fault}
        </p>
      )}
      {open && (
        <ShotCamera
          title={title}
          before={before}
          onTaken={(raw, source) => void take(raw, source)}
          onClose={() => setOpen(false)}
        />
      )}
    </div>
  );
}

/** Small, each with a word to remove it; a press shows it large, where it can be drawn on. */
export function HandStrip({ hand, photos, label }: { hand: Hand; photos: readonly Photo[]; label: string }) {
  const db = useDb();
  const { report: words } = useCaseWords();
  const [open, setOpen] = useState<number | null>(null);
  return (
    <Pictures label={label}>
      {photos.map(({ sha256 }, n) => (
        <span key={sha256} class={styles.shot}>
          <Picture
            about={sha256}
            alt={words.photo(n + 1, photos.length)}
            missing={words.unseen}
            load={async () => ((await thumb(db, sha256))?.byteLength ? thumb(db, sha256) : photoBytes(db, sha256))}
            onOpen={() => setOpen(n)}
          />
          <Button look="plain" onClick={() => hand.remove(sha256)}>
            <Icon of={X} size={20} />
            {words.remove}
          </Button>
        </span>
      ))}
      {open !== null && (
        <HandViewer hand={hand} photos={photos} at={open} onTurn={setOpen} onClose={() => setOpen(null)} />
      )}
    </Pictures>
  );
}

/** An earlier photo of a case to lay over the camera; undefined where there is none. */
export function useBefore(hazardId: string | null, sha256: string | undefined): Before | undefined {
  const db = useDb();
  const isOnline = useOnline();
  const { sheet } = useCaseWords();
  if (sha256 === undefined) return undefined;
  const atSchool = hazardId && isOnline ? `/api/hazards/${encodeURIComponent(hazardId)}/photos/${sha256}` : undefined;
  return {
    about: sha256,
    load: async () =>
      (await photoBytes(db, sha256)) ?? (await beforePicture(db, sha256)) ?? (await thumb(db, sha256)) ?? atSchool,
    words: { show: sheet.ghost, strength: sheet.ghostStrength },
  };
}
