// How it was. Each photo is asked for with the secret of the link, which no address of a picture could carry.
import { useEffect, useState } from 'preact/hooks';
import { firmPhoto } from './ask.ts';
import styles from './public-report.module.css';
import { usePublicWords } from './use-words.ts';

type PhotosProps = { number: string; secret: string; photos: readonly string[] };

export function FirmPhotos({ photos, ...link }: PhotosProps) {
  const { firm: words } = usePublicWords();
  if (photos.length === 0) return null;
  return (
    <section>
      <h2>{words.before}</h2>
      <ul class={styles.before}>
        {photos.map((sha256, n) => (
          <li key={sha256}>
            <FirmPhoto {...link} sha256={sha256} alt={words.photo(n + 1)} />
          </li>
        ))}
      </ul>
    </section>
  );
}

type PhotoProps = { number: string; secret: string; sha256: string; alt: string };

function FirmPhoto({ number, secret, sha256, alt }: PhotoProps) {
  const { firm: words } = usePublicWords();
  const [address, setAddress] = useState<string | null | undefined>();
  useEffect(() => {
    let made: string | undefined;
    let isGone = false;
    void firmPhoto(number, secret, sha256).then((bytes) => {
      if (isGone) return;
      made = bytes ? URL.createObjectURL(new Blob([bytes])) : undefined;
      setAddress(made ?? null);
    });
    return () => {
      isGone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [sha256]);
  if (address === null) return <p class={styles.hint}>{words.photoAway}</p>;
  return <img src={address} alt={alt} />;
}
