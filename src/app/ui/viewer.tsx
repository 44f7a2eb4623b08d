// One photo at a time, as large as the screen; larger by button, double tap, or the browser's own pinch.
import { ChevronLeft, ChevronRight, X, ZoomIn, ZoomOut, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useBackCloses } from './back.ts';
import { Icon } from './icon.tsx';
import styles from './viewer.module.css';

export type Picture = { src: string; alt: string; caption?: ComponentChildren };
export type ViewerWords = {
  close: string;
  previous: string;
  next: string;
  larger: string;
  smaller: string;
  at: (n: number, total: number) => string;
};

type ViewerProps = { pictures: readonly Picture[]; start: number; words: ViewerWords; onClose: () => void };

const steps = [1, 2, 4];

export function Viewer({ pictures, start, words, onClose }: ViewerProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [at, setAt] = useState(start);
  const [step, setStep] = useState(0);
  useEffect(() => dialog.current?.showModal(), []);
  useBackCloses(onClose);
  const picture = pictures[at];
  if (!picture) return null;
  const turn = (by: number) => {
    const next = at + by;
    if (next < 0 || next >= pictures.length) return;
    setAt(next);
    setStep(0);
  };
  const zoom = (by: number) => setStep(Math.min(Math.max(step + by, 0), steps.length - 1));
  const onKey = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') zoom(1);
    else if (event.key === '-') zoom(-1);
    else if (step === 0 && event.key === 'ArrowLeft') turn(-1);
    else if (step === 0 && event.key === 'ArrowRight') turn(1);
  };
  const width = `${steps[step]! * 100}%`;
  return (
    <dialog
      ref={dialog}
      class={styles.viewer}
      aria-label={picture.alt}
      onKeyDown={onKey}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class={styles.top}>
        <span role="status">{words.at(at + 1, pictures.length)}</span>
        <Press icon={X} label={words.close} onPress={onClose} />
      </div>
      <div class={styles.field} onDblClick={() => setStep(step === 0 ? 1 : 0)}>
        <img key={picture.src} src={picture.src} alt={picture.alt} style={{ width, height: width }} />
      </div>
      <div class={styles.bottom}>
        {picture.caption && <div class={styles.caption}>{picture.caption}</div>}
        <div class={styles.keys}>
          <Press icon={ChevronLeft} label={words.previous} off={at === 0} onPress={() => turn(-1)} />
          <Press icon={ZoomOut} label={words.smaller} off={step === 0} onPress={() => zoom(-1)} />
          <Press icon={ZoomIn} label={words.larger} off={step === steps.length - 1} onPress={() => zoom(1)} />
          <Press icon={ChevronRight} label={words.next} off={at === pictures.length - 1} onPress={() => turn(1)} />
        </div>
      </div>
    </dialog>
  );
}

type PressProps = { icon: IconNode; label: string; off?: boolean; onPress: () => void };

const Press = ({ icon, label, off, onPress }: PressProps) => (
  <button type="button" class={styles.press} aria-disabled={off} onClick={() => !off && onPress()}>
    <Icon of={icon} size={26} />
    {label}
  </button>
);
