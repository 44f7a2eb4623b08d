// Photos full-screen: one after another, larger by button, by two fingers or by a double tap; Back closes.
import { ChevronLeft, ChevronRight, Eye, EyeOff, ImageOff, X, ZoomIn, ZoomOut, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useWords } from '../use-screen.ts';
import { useBackCloses } from './back.ts';
import { Icon } from './icon.tsx';
import { Marks, type Marked } from './marks.tsx';
import { usePicture, type Load } from './picture.tsx';
import { usePinch } from './pinch.ts';
import styles from './viewer.module.css';

export type Viewed = { about: string; load: Load; alt: string; caption?: ComponentChildren; marked?: Marked };
export type ViewerWords = {
  title: string;
  previous: string;
  next: string;
  larger: string;
  smaller: string;
  close: string;
  missing: string;
  of: (n: number, total: number) => string;
};
type ViewerProps = {
  photos: readonly Viewed[];
  at: number;
  words: ViewerWords;
  onTurn: (at: number) => void;
  onClose: () => void;
  /** More to do with the photo shown, such as deleting it. */
  action?: ComponentChildren;
  /** What can be done with the picture itself, once it is seen. */
  onPicture?: ComponentChildren;
};

export function Viewer({ photos, at, words, onTurn, onClose, action, onPicture }: ViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  useBackCloses(onClose);
  const photo = photos[Math.min(at, photos.length - 1)];
  const turn = (by: number) => onTurn(Math.min(photos.length - 1, Math.max(0, at + by)));
  return (
    <dialog
      ref={dialog}
      class={styles.viewer}
      aria-label={words.title}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'ArrowLeft') turn(-1);
        if (event.key === 'ArrowRight') turn(1);
      }}
    >
      {photo && <Large key={photo.about} photo={photo} words={words} onPicture={onPicture} />}
      <div class={styles.about}>
        <span role="status">{words.of(at + 1, photos.length)}</span>
        {photo?.caption && <span>{photo.caption}</span>}
      </div>
      <div class={styles.bar}>
        <ViewerButton icon={X} word={words.close} onClick={onClose} />
        {photos.length > 1 && (
          <>
            <ViewerButton icon={ChevronLeft} word={words.previous} disabled={at <= 0} onClick={() => turn(-1)} />
            <ViewerButton
              icon={ChevronRight}
              word={words.next}
              disabled={at >= photos.length - 1}
              onClick={() => turn(1)}
            />
          </>
        )}
        {action}
      </div>
    </dialog>
  );
}

type LargeProps = { photo: Viewed; words: ViewerWords; onPicture: ComponentChildren };

function Large({ photo, words, onPicture }: LargeProps) {
  const { photoMarks } = useWords();
  const [bare, setBare] = useState(false);
  const shown = usePicture(photo.load, photo.about);
  const [unreadable, setUnreadable] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const view = usePinch(frame);
  const transform = `translate(${view.x}px, ${view.y}px) scale(${view.scale})`;
  if (shown.state === 'missing' || unreadable)
    return (
      <div class={styles.frame}>
        <p class={styles.missing}>
          <Icon of={ImageOff} size={48} />
          {words.missing}
        </p>
      </div>
    );
  return (
    <>
      <div class={styles.frame} ref={frame}>
        {shown.state === 'there' && (
          <img
            class={styles.image}
            style={{ transform }}
            src={shown.address}
            alt={photo.alt}
            draggable={false}
            onError={() => setUnreadable(true)}
          />
        )}
        {shown.state === 'there' && photo.marked && !bare && <Marks photo={photo.marked} transform={transform} />}
      </div>
      <div class={styles.zoom}>
        <ViewerButton icon={ZoomOut} word={words.smaller} disabled={view.scale <= 1} onClick={() => view.zoom(0.5)} />
        <ViewerButton icon={ZoomIn} word={words.larger} disabled={view.scale >= 4} onClick={() => view.zoom(2)} />
        {photo.marked?.marks && (
          <ViewerButton
            icon={bare ? Eye : EyeOff}
            word={bare ? photoMarks.show : photoMarks.hide}
            onClick={() => setBare(!bare)}
          />
        )}
        {shown.state === 'there' && onPicture}
      </div>
    </>
  );
}

type ViewerButtonProps = { icon: IconNode; word: string; disabled?: boolean; onClick: () => void };

export const ViewerButton = ({ icon, word, disabled, onClick }: ViewerButtonProps) => (
  <button type="button" class={styles.button} disabled={disabled ?? false} onClick={onClick}>
    <Icon of={icon} />
    {word}
  </button>
);
