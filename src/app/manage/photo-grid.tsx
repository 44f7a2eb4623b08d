// Photos to press; one that has not arrived holds its place and says where it is.
import { CloudOff, Smartphone } from 'lucide';
import { useState } from 'preact/hooks';
import { correctedMs } from '../../domain/moment.ts';
import { clock, dayKey } from '../format.ts';
import { useWords } from '../use-screen.ts';
import { Icon } from '../ui/icon.tsx';
import { Marks } from '../ui/marks.tsx';
import type { RecordPhoto } from './record-photos.ts';
import styles from './photo-grid.module.css';

type GridProps = { photos: readonly RecordPhoto[]; captions?: boolean; onOpen: (photo: RecordPhoto) => void };

export function PhotoGrid({ photos, captions, onOpen }: GridProps) {
  if (photos.length === 0) return null;
  return (
    <ul class={styles.grid}>
      {photos.map((photo) => (
        <li key={photo.sha256} class={styles.cell}>
          <Tile photo={photo} onOpen={() => onOpen(photo)} />
          {captions && (
            <div class={styles.caption}>
              <Taken photo={photo} />
            </div>
          )}
        </li>
      ))}
    </ul>
  );
}

function Tile({ photo, onOpen }: { photo: RecordPhoto; onOpen: () => void }) {
  const { manage, inspection } = useWords();
  const { record } = manage;
  const [failed, setFailed] = useState(false);
  const { removedAt } = photo;
  const away = removedAt === undefined ? record.onPhone : record.removed(dayKey(removedAt));
  if (!photo.have || failed)
    return (
      <div class={styles.missing}>
        <Icon of={photo.have || photo.removedAt !== undefined ? CloudOff : Smartphone} size={28} />
        {photo.have ? record.noPicture : away}
      </div>
    );
  return (
    <button type="button" class={styles.photo} onClick={onOpen}>
      <img
        src={photo.src}
        alt={record.openPhoto(photo.n, photo.text)}
        width={photo.photo.width}
        height={photo.photo.height}
        loading="lazy"
        decoding="async"
        onError={() => setFailed(true)}
      />
      <Marks photo={photo.photo} fit="slice" />
      {photo.isAfter && <span class={styles.mark}>{inspection.abnormal.after}</span>}
    </button>
  );
}

/** What it belongs to, when it was taken, whether it came from the album, and what the phone noticed about it. */
export function Taken({ photo }: { photo: RecordPhoto }) {
  const { record } = useWords().manage;
  const { look } = photo.photo;
  return (
    <>
      <span>
        {record.item(photo.item)} <time>{clock(correctedMs(photo.photo.takenAt))}</time>
      </span>
      {photo.photo.source === 'file' && <b> {record.album}</b>}
      {look?.faults.map((found) => (
        <b key={found}> {record.looks[found]}</b>
      ))}
      {look?.like && <b> {photo.likeN ? record.likePhoto(photo.likeN) : record.likeEarlier}</b>}
    </>
  );
}
