// The photos of an item, small: those on the disk, and those still on their way, which say so.
import type { ComponentChildren } from 'preact';
import type { DeviceDb } from '../../db/device-db.ts';
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { useWords } from '../use-screen.ts';
import { Picture, Pictures } from '../ui/picture.tsx';
import type { Keeping } from './draft-store.ts';
import { smallAtHand } from './small-pictures.ts';
import { useDraft, useStore } from './use-draft.ts';

type ItemPhotosProps = {
  itemId: string;
  /** In the row itself, over which a sheet shows them as well: what the person looks at goes first. */ beneath?: boolean;
  /** A tile after the photos, such as the one that adds another. */ children?: ComponentChildren;
};

const none: readonly string[] = [];
const noneComing: readonly Keeping[] = [];

export function ItemPhotos({ itemId, beneath = false, children }: ItemPhotosProps) {
  const store = useStore();
  const { inspection } = useWords();
  const when = beneath ? 'at rest' : 'at once';
  const photos = useDraft(({ answers }) => answers.get(itemId)?.photos ?? none, when);
  const all = useDraft(({ keeping, sheet }) => (beneath && sheet ? noneComing : keeping), when);
  const after = useDraft(({ answers }) => answers.get(itemId)?.after, when);
  const known = useDraft(({ draft }) => draft.photos, when);
  const coming = all.filter((photo) => photo.itemId === itemId && !photos.includes(photo.made?.sha256 ?? ''));
  const total = photos.length + coming.length;
  if (total === 0 && !children) return null;
  const { shot } = inspection;
  const kept = photos.map((sha256, index) => {
    const photo = known.find((one) => one.sha256 === sha256 && one.itemId === itemId);
    return (
      <Picture
        key={sha256}
        about={sha256}
        load={smallAtHand(sha256) ?? (() => smallOrWhole(store.db, sha256))}
        alt={shot.photo(index + 1, total)}
        missing={photo?.type === 'image/heic' ? shot.asIs : shot.missing}
        mark={sha256 === after ? inspection.abnormal.after : photo?.source === 'file' ? shot.fromFile : undefined}
        onOpen={() => store.setState({ viewer: { itemId, at: index } })}
      />
    );
  });
  // Under the name it will be kept by, so that the picture on screen stays as it is.
  const onTheirWay = coming.map(({ key, made }) => (
    <Picture
      key={made?.sha256 ?? key}
      about={made?.sha256 ?? String(key)}
      load={async () => (made ? (smallAtHand(made.sha256) ?? made.thumb) : undefined)}
      alt={shot.saving}
      missing=""
      mark={shot.saving}
      onOpen="later"
    />
  ));
  return (
    <Pictures label={inspection.abnormal.photos}>
      {[...kept, ...onTheirWay]}
      {children}
    </Pictures>
  );
}

async function smallOrWhole(db: DeviceDb, sha256: string): Promise<ArrayBuffer | undefined> {
  const small = await thumb(db, sha256);
  return small?.byteLength ? small : photoBytes(db, sha256);
}
