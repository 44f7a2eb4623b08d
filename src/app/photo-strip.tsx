// The photos of an answer or of a box: small here, large on a press; from this phone, or from the school when they are only there.
import { useState } from 'preact/hooks';
import type { DeviceDb } from '../db/device-db.ts';
import { photoBytes, thumb } from '../db/photo-bytes.ts';
import type { Photo } from '../domain/photo.ts';
import type { Marked } from './ui/marks.tsx';
import { useOnline } from './use-online.ts';
import { useDb, useWords } from './use-screen.ts';
import { Picture, Pictures } from './ui/picture.tsx';
import { Viewer } from './ui/viewer.tsx';

type StripProps = {
  /** Where the school shows them, by their hash. */
  at: string;
  photos: readonly (Pick<Photo, 'sha256'> & Partial<Marked>)[];
  /** A small one that this phone keeps of what somebody else took. */
  kept?: (sha256: string) => Promise<ArrayBuffer | undefined>;
  /** A word over one of them. */
  mark?: (sha256: string) => string | undefined;
};

export function PhotoStrip({ at, photos, kept, mark }: StripProps) {
  const db = useDb();
  const isOnline = useOnline();
  const { common, records: words } = useWords();
  const [open, setOpen] = useState<number | null>(null);
  const name = (index: number) => words.photo(index + 1, photos.length);
  const atSchool = (sha256: string) => (isOnline ? `${at}/${sha256}` : undefined);
  // What can be shown changes with the network too.
  const about = (sha256: string) => `${sha256} ${isOnline}`;
  return (
    <>
      <Pictures>
        {photos.map(({ sha256 }, index) => (
          <Picture
            key={about(sha256)}
            about={about(sha256)}
            alt={name(index)}
            missing={words.photoGone}
            mark={mark?.(sha256)}
            load={async () => (await small(db, sha256)) ?? (await kept?.(sha256)) ?? atSchool(sha256)}
            onOpen={() => setOpen(index)}
          />
        ))}
      </Pictures>
      {open !== null && (
        <Viewer
          at={open}
          photos={photos.map((photo, index) => ({
            about: about(photo.sha256),
            alt: name(index),
            ...(isDrawnOn(photo) && { marked: photo }),
            load: async () =>
              (await photoBytes(db, photo.sha256)) ??
              atSchool(photo.sha256) ??
              (await kept?.(photo.sha256)) ??
              thumb(db, photo.sha256),
          }))}
          words={{ ...common.viewer, missing: isOnline ? words.photoGone : words.photoGoneOffline }}
          onTurn={setOpen}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  );
}

const isDrawnOn = (photo: Partial<Marked>): photo is Marked => photo.marks !== undefined;

async function small(db: DeviceDb, sha256: string): Promise<ArrayBuffer | undefined> {
  const made = await thumb(db, sha256);
  return made?.byteLength ? made : photoBytes(db, sha256);
}
