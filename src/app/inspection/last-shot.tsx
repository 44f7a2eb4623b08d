// How many photos the item has, and the last of them.
import { thumb } from '../../db/photo-bytes.ts';
import { useWords } from '../use-screen.ts';
import { Picture } from '../ui/picture.tsx';
import { smallAtHand } from './small-pictures.ts';
import { useDraft, useStore } from './use-draft.ts';
import styles from './camera.module.css';

const none: readonly string[] = [];

export function LastShot({ itemId, count }: { itemId: string; count: number }) {
  const store = useStore();
  const { cameraScreen, shot } = useWords().inspection;
  const photos = useDraft(({ answers }) => answers.get(itemId)?.photos ?? none);
  const keeping = useDraft((now) => now.keeping);
  const newest = keeping.findLast((photo) => photo.itemId === itemId);
  const last = photos.at(-1);
  if (count === 0) return <span class={styles.last} />;
  // The same name before and after it is kept, so that the picture on screen stays as it is.
  const about = newest ? (newest.made?.sha256 ?? String(newest.key)) : (last ?? '');
  return (
    <span class={styles.last}>
      <Picture
        key={about}
        about={about}
        load={async () => smallAtHand(about) ?? (newest ? newest.made?.thumb : thumb(store.db, about))}
        alt={shot.photo(count, count)}
        missing=""
        mark={newest ? shot.saving : cameraScreen.count(count)}
      />
    </span>
  );
}
