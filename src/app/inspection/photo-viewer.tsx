// The photos of an item full-screen, where one can also be deleted.
import { Trash2 } from 'lucide';
import { photoBytes } from '../../db/photo-bytes.ts';
import { correctedMs } from '../../domain/moment.ts';
import { dayAndClock } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { Viewer, ViewerButton } from '../ui/viewer.tsx';
import { remove } from './photo-flow.ts';
import { useDraft, useStore } from './use-draft.ts';

export function PhotoViewer({ itemId, at }: { itemId: string; at: number }) {
  const store = useStore();
  const { common, inspection } = useWords();
  const { viewer, shot } = inspection;
  const language = useLanguage();
  const known = useDraft(({ draft }) => draft.photos);
  const photos = known.filter((photo) => photo.itemId === itemId);
  const close = () => store.setState({ viewer: null });
  const shown = photos[Math.min(at, photos.length - 1)];
  if (!shown) return null;
  const drop = async () => {
    const isLast = photos.length === 1;
    store.setState({ viewer: isLast ? null : { itemId, at: Math.min(at, photos.length - 2) } });
    await remove(store, shown.sha256);
  };
  return (
    <Viewer
      at={Math.min(at, photos.length - 1)}
      photos={photos.map((photo, index) => ({
        about: photo.sha256,
        load: () => photoBytes(store.db, photo.sha256),
        alt: shot.photo(index + 1, photos.length),
        caption: `${photo.source === 'file' ? shot.fromFile : viewer.camera} ${dayAndClock(correctedMs(photo.takenAt), language)}`,
      }))}
      words={{ ...common.viewer, missing: shown.type === 'image/heic' ? shot.unseen : shot.missing }}
      onTurn={(next) => store.setState({ viewer: { itemId, at: next } })}
      onClose={close}
      action={<ViewerButton icon={Trash2} word={viewer.remove} onClick={() => void drop()} />}
    />
  );
}
