// Up to three photos, taken or chosen, made smaller here before they go anywhere.
import { Camera, Images, X, type IconNode } from 'lucide';
import { useState } from 'preact/hooks';
import { mostPublicPhotos } from '../../domain/public-report.ts';
import { useSaid } from '../use-said.ts';
import { Icon } from '../ui/icon.tsx';
import type { Change } from './kept-pictures.ts';
import { mayMakePictures, pictureOf, type Picture } from './picture.ts';
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

type PhotosProps = { pictures: readonly Picture[]; onChange: (how: Change) => void };

export function Photos({ pictures, onChange }: PhotosProps) {
  const words = usePublicWords();
  const [isBusy, setBusy] = useState(false);
  const [said, setSaid] = useSaid('');
  if (!mayMakePictures()) return <p class={styles.hint}>{words.noPhotos}</p>;

  const add = async (files: readonly File[]) => {
    setBusy(true);
    const known = new Set(pictures.map(({ photo }) => photo.sha256));
    let unread = 0;
    // One after another: an opened photo takes tens of megabytes.
    for (const file of files.slice(0, mostPublicPhotos - pictures.length)) {
      const picture = await pictureOf(file);
      if (!picture) unread += 1;
      else if (known.has(picture.photo.sha256)) URL.revokeObjectURL(picture.address);
      else {
        known.add(picture.photo.sha256);
        onChange((now) => [...now, picture]);
      }
    }
    const isTooMany = files.length > mostPublicPhotos - pictures.length;
    setSaid(unread > 0 ? words.photoLeft(unread) : isTooMany ? words.photoTooMany(mostPublicPhotos) : '');
    setBusy(false);
  };
  const remove = (picture: Picture) => {
    URL.revokeObjectURL(picture.address);
    setSaid('');
    onChange((now) => now.filter((one) => one !== picture));
  };

  return (
    <fieldset class={styles.photos}>
      <legend>{words.photos(mostPublicPhotos)}</legend>
      <p class={styles.hint}>{words.photosHint}</p>
      {pictures.length > 0 && (
        <ul class={styles.taken}>
          {pictures.map((picture, n) => (
            <li key={picture.photo.sha256}>
              <img src={picture.address} alt={words.photo(n + 1)} />
              <button type="button" aria-label={words.remove(n + 1)} onClick={() => remove(picture)}>
                <Icon of={X} size={24} />
              </button>
            </li>
          ))}
        </ul>
      )}
      {pictures.length < mostPublicPhotos && (
        <div class={styles.picks}>
          <Pick icon={Camera} says={words.take} disabled={isBusy} capture="environment" onPick={add} />
          <Pick icon={Images} says={words.choose} disabled={isBusy} multiple onPick={add} />
        </div>
      )}
      <p class={said ? styles.wrong : styles.hint} role="status">
        {isBusy ? words.shrinking : said}
      </p>
    </fieldset>
  );
}

type PickProps = {
  icon: IconNode;
  says: string;
  disabled: boolean;
  capture?: 'environment';
  multiple?: boolean;
  onPick: (files: readonly File[]) => Promise<void>;
};

function Pick({ icon, says, onPick, ...rest }: PickProps) {
  const pick = async (input: HTMLInputElement) => {
    const files = [...(input.files ?? [])];
    // The same file can be picked once more.
    input.value = '';
    if (files.length > 0) await onPick(files);
  };
  return (
    <label class={styles.pick}>
      <Icon of={icon} />
      {says}
      <input type="file" accept="image/*" {...rest} onChange={(event) => void pick(event.currentTarget)} />
    </label>
  );
}
