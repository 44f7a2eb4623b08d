// Photos taken at a point of a round, small, and large when pressed.
import { useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { Picture, Pictures } from '../ui/picture.tsx';
import { Viewer } from '../ui/viewer.tsx';

export function VisitPhotos({ roundId, photos, alt }: { roundId: string; photos: readonly string[]; alt: string }) {
  const { common, manage } = useWords();
  const [at, setAt] = useState<number | null>(null);
  const load = (sha256: string): string => `/api/rounds/${roundId}/photos/${sha256}`;
  return (
    <>
      <Pictures label={alt}>
        {photos.map((sha256, i) => (
          <Picture
            key={sha256}
            load={load(sha256)}
            about={sha256}
            alt={alt}
            missing={manage.record.noPicture}
            onOpen={() => setAt(i)}
          />
        ))}
      </Pictures>
      {at !== null && (
        <Viewer
          photos={photos.map((sha256) => ({ about: sha256, load: load(sha256), alt }))}
          at={at}
          words={{ ...common.viewer, missing: manage.record.cannotShow }}
          onTurn={setAt}
          onClose={() => setAt(null)}
        />
      )}
    </>
  );
}
