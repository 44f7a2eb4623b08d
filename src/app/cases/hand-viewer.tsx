// A photo in hand, large: to look at, to draw on, to put away. The same drawing as in a checklist.
import { PenLine, X } from 'lucide';
import { useState } from 'preact/hooks';
import { photoBytes } from '../../db/photo-bytes.ts';
import type { Photo } from '../../domain/photo.ts';
import { MarkScreen } from '../inspection/mark-screen.tsx';
import { Viewer, ViewerButton } from '../ui/viewer.tsx';
import { useDb, useWords } from '../use-screen.ts';
import type { Hand } from './use-in-hand.ts';
import { useCaseWords } from './use-words.ts';

type HandViewerProps = {
  hand: Hand;
  photos: readonly Photo[];
  at: number;
  onTurn: (at: number) => void;
  onClose: () => void;
};

export function HandViewer({ hand, photos, at, onTurn, onClose }: HandViewerProps) {
  const db = useDb();
  const { common, photoMarks } = useWords();
  const { report: words } = useCaseWords();
  const [isMarking, draw] = useState(false);
  const photo = photos[Math.min(at, photos.length - 1)];
  if (!photo) return null;
  const loadOf =
    ({ sha256 }: Photo) =>
    () =>
      photoBytes(db, sha256);
  const altOf = (index: number) => words.photo(index + 1, photos.length);
  if (isMarking)
    return (
      <MarkScreen
        key={photo.sha256}
        photo={photo}
        load={loadOf(photo)}
        alt={altOf(photos.indexOf(photo))}
        keep={(marks) => hand.mark(photo.sha256, marks)}
        onLost={hand.notMarked}
        onClose={() => draw(false)}
      />
    );
  const remove = () => {
    onClose();
    hand.remove(photo.sha256);
  };
  return (
    <Viewer
      at={Math.min(at, photos.length - 1)}
      photos={photos.map((one, index) => ({
        about: one.sha256,
        alt: altOf(index),
        marked: one,
        load: loadOf(one),
      }))}
      words={{ ...common.viewer, missing: words.unseen }}
      onTurn={onTurn}
      onClose={onClose}
      action={<ViewerButton icon={X} word={words.remove} onClick={remove} />}
      onPicture={photo.width > 0 && <ViewerButton icon={PenLine} word={photoMarks.open} onClick={() => draw(true)} />}
    />
  );
}
