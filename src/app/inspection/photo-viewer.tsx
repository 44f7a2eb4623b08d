// The photos of an item full-screen, where one can also be drawn on or deleted.
import { PenLine, Trash2 } from 'lucide';
import { useState } from 'preact/hooks';
import { photoBytes } from '../../db/photo-bytes.ts';
import { markPhoto } from '../../db/photos.ts';
import { correctedMs } from '../../domain/moment.ts';
import type { Photo } from '../../domain/photo.ts';
import { dayAndClock, inLanguage } from '../format.ts';
import { useLanguage, useWords } from '../use-screen.ts';
import { useOnline } from '../use-online.ts';
import { Viewer, ViewerButton } from '../ui/viewer.tsx';
import { MarkScreen } from './mark-screen.tsx';
import { remove } from './photo-flow.ts';
import { useDraft, useStore } from './use-draft.ts';

export function PhotoViewer({ itemId, at }: { itemId: string; at: number }) {
  const store = useStore();
  const { common, inspection, photoMarks } = useWords();
  const isOnline = useOnline();
  const [isMarking, mark] = useState(false);
  const { viewer, shot } = inspection;
  const language = useLanguage();
  const known = useDraft(({ draft }) => draft.photos);
  const photos = known.filter((photo) => photo.itemId === itemId);
  const close = () => store.setState({ viewer: null });
  const shown = photos[Math.min(at, photos.length - 1)];
  if (!shown) return null;
  // A correction names photos that have left the phone; the school has them.
  const { id, correction } = store.getState().draft;
  const atSchool = (sha256: string) => correction && `/api/inspections/${encodeURIComponent(id)}/photos/${sha256}`;
  // The way to take it back lies below; and a thumb that trembles does not delete the next one as well.
  const drop = () => {
    close();
    void remove(store, shown);
  };
  const loadOf =
    ({ sha256 }: Photo) =>
    async () =>
      (await photoBytes(store.db, sha256)) ?? (isOnline ? atSchool(sha256) : undefined);
  const altOf = (index: number) => shot.photo(index + 1, photos.length);
  if (isMarking)
    return (
      <MarkScreen
        key={shown.sha256}
        photo={shown}
        load={loadOf(shown)}
        alt={altOf(photos.indexOf(shown))}
        usual={store.template.reasons.map((reason) => inLanguage(reason, language))}
        keep={async (marks) => store.adopt(await markPhoto(store.db, id, shown, marks))}
        onLost={() => store.setState({ shotFault: 'marks' })}
        onClose={() => mark(false)}
      />
    );
  return (
    <Viewer
      at={Math.min(at, photos.length - 1)}
      photos={photos.map((photo, index) => ({
        about: photo.sha256,
        load: loadOf(photo),
        alt: altOf(index),
        marked: photo,
        caption: `${photo.source === 'file' ? shot.fromFile : viewer.camera} ${dayAndClock(correctedMs(photo.takenAt), language)}`,
      }))}
      words={{ ...common.viewer, missing: shown.type === 'image/heic' ? shot.unseen : shot.missing }}
      onTurn={(next) => store.setState({ viewer: { itemId, at: next } })}
      onClose={close}
      action={<ViewerButton icon={Trash2} word={viewer.remove} onClick={drop} />}
      onPicture={shown.width > 0 && <ViewerButton icon={PenLine} word={photoMarks.open} onClick={() => mark(true)} />}
    />
  );
}
