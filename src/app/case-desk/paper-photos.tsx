// Photos on paper, small and in a row, each with a word below it; one the school has not got yet says so.
import type { Hazard } from '../../domain/hazard.ts';
import { Marks } from '../ui/marks.tsx';
import styles from './paper.module.css';
import { useDeskWords } from './use-case-desk.ts';

export type PaperProps = { hazard: Hazard; have: ReadonlySet<string> };

type PhotosProps = PaperProps & { photos: readonly { sha256: string; word: string }[] };

export function PaperPhotos({ hazard, have, photos }: PhotosProps) {
  const { file } = useDeskWords();
  return (
    <ul class={styles.photos}>
      {photos.map(({ sha256, word }, n) => (
        <li key={`${n} ${sha256}`}>
          {have.has(sha256) ? (
            <span class={styles.photo}>
              <img src={`/api/hazards/${encodeURIComponent(hazard.id)}/photos/${sha256}`} alt={word} />
              {hazard.marked?.[sha256] && <Marks photo={hazard.marked[sha256]} />}
            </span>
          ) : (
            <span class={styles.noPhoto}>{file.photoMissing}</span>
          )}
          <span>{word}</span>
        </li>
      ))}
    </ul>
  );
}
