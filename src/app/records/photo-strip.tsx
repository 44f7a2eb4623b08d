// The photos of an answer: small here, large on a press.
import { useState } from 'preact/hooks';
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { useDb, useWords } from '../use-screen.ts';
import { Picture, Pictures } from '../ui/picture.tsx';
import { Viewer } from '../ui/viewer.tsx';

export function PhotoStrip({ photos }: { photos: readonly string[] }) {
  const db = useDb();
  const { common, records: words } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const name = (index: number) => words.photo(index + 1, photos.length);
  return (
    <>
      <Pictures>
        {photos.map((sha256, index) => (
          <Picture
            key={sha256}
            about={sha256}
            alt={name(index)}
            missing={words.photoGone}
            load={async () => (await thumb(db, sha256)) ?? photoBytes(db, sha256)}
            onOpen={() => setOpen(index)}
          />
        ))}
      </Pictures>
      {open !== null && (
        <Viewer
          at={open}
          photos={photos.map((sha256, index) => ({
            about: sha256,
            alt: name(index),
            load: async () => (await photoBytes(db, sha256)) ?? thumb(db, sha256),
          }))}
          words={{ ...common.viewer, missing: words.photoGone }}
          onTurn={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}
