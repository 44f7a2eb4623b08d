// A photo that lies on the phone: small in a list, honest when it is still on its way or cannot be found.
import { ImageOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { Icon } from './icon.tsx';
import styles from './picture.module.css';

/** Where a photo's bytes come from: the phone's own store, or an address of the server. */
export type Load = (() => Promise<ArrayBuffer | string | undefined>) | string;
export type Shown = { state: 'loading' } | { state: 'there'; address: string } | { state: 'missing' };

const loading: Shown = { state: 'loading' };

/** The bytes as an address the browser can show, taken back when nobody shows it any more. */
export function usePicture(load: Load, about: unknown): Shown {
  const [loaded, setShown] = useState<Shown>(loading);
  const isAtHand = typeof load === 'string';
  // Before the paint: what is at hand is in the first picture of the screen already.
  useLayoutEffect(() => {
    if (isAtHand) return;
    let address: string | null = null;
    let gone = false;
    setShown(loading);
    const show = (found: ArrayBuffer | string | undefined) => {
      if (gone) return;
      if (typeof found === 'string') return setShown({ state: 'there', address: found });
      if (!found?.byteLength) return setShown({ state: 'missing' });
      address = URL.createObjectURL(new Blob([found]));
      setShown({ state: 'there', address });
    };
    load().then(show, () => show(undefined));
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [about, isAtHand]);
  return isAtHand ? { state: 'there', address: load } : loaded;
}

type PictureProps = {
  load: Load;
  /** Changes when the picture does: its hash. */
  about: string;
  alt: string;
  /** Said in its place when the bytes are not there or cannot be shown. */
  missing: string;
  /** A word over the picture: still being saved, or where it came from. */
  mark?: ComponentChildren;
  /** `later`: it will be opened by a tap, but not yet. */
  onOpen?: (() => void) | 'later';
};

export function Picture({ load, about, alt, missing, mark, onOpen }: PictureProps) {
  const loaded = usePicture(load, about);
  const [unreadable, setUnreadable] = useState(false);
  const shown: Shown = unreadable ? { state: 'missing' } : loaded;
  const inside = (
    <>
      {shown.state === 'there' && (
        <img class={styles.image} src={shown.address} alt={alt} decoding="async" onError={() => setUnreadable(true)} />
      )}
      {shown.state === 'missing' && missing && (
        <span class={styles.missing}>
          <Icon of={ImageOff} />
          <span>{missing}</span>
        </span>
      )}
      {shown.state === 'loading' && <span class="visually-hidden">{alt}</span>}
      {mark && <span class={styles.mark}>{mark}</span>}
    </>
  );
  if (!onOpen) return <span class={styles.picture}>{inside}</span>;
  const isLater = onOpen === 'later';
  return (
    <button type="button" class={styles.picture} aria-disabled={isLater} onClick={isLater ? undefined : onOpen}>
      {inside}
    </button>
  );
}

/** Photos in a row that wraps. */
export const Pictures = ({ children, label }: { children: ComponentChildren; label?: string }) => (
  <div class={styles.pictures} role="group" aria-label={label}>
    {children}
  </div>
);
