// A place before and after it was put right, one photo over the other: dragged, or moved by the keys of the slider.
import { useState } from 'preact/hooks';
import { beforePicture } from '../../db/before-pictures.ts';
import { photoBytes, thumb } from '../../db/photo-bytes.ts';
import { usePicture, type Load } from '../ui/picture.tsx';
import { useOnline } from '../use-online.ts';
import { useDb } from '../use-screen.ts';
import styles from './before-after.module.css';
import { useCaseWords } from './use-words.ts';

/** `at`: where the school shows photos, by their hash. */
export type BeforeAfterProps = { at: string; before: string; after: string };

export function BeforeAfter({ at, before, after }: BeforeAfterProps) {
  const db = useDb();
  const online = useOnline();
  const { page: words } = useCaseWords();
  const [share, setShare] = useState(50);
  const load = (sha256: string): Load => {
    const atSchool = online ? `${at}/${sha256}` : undefined;
    return async () =>
      (await photoBytes(db, sha256)) ?? atSchool ?? (await beforePicture(db, sha256)) ?? (await thumb(db, sha256));
  };
  const then = usePicture(load(before), `${before} ${online}`);
  const now = usePicture(load(after), `${after} ${online}`);
  const [isLost, setLost] = useState(false);
  if (then.state !== 'there' || now.state !== 'there' || isLost) return null;
  const drag = (event: PointerEvent) => {
    if (event.buttons === 0 || !(event.currentTarget instanceof HTMLElement)) return;
    const { left, width } = event.currentTarget.getBoundingClientRect();
    setShare(Math.round(Math.min(100, Math.max(0, ((event.clientX - left) / width) * 100))));
  };
  return (
    <figure class={styles.pair}>
      <div
        class={styles.frame}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          drag(event);
        }}
        onPointerMove={drag}
      >
        <img src={now.address} alt={words.after} draggable={false} onError={() => setLost(true)} />
        <img
          src={then.address}
          alt={words.before}
          draggable={false}
          style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
          onError={() => setLost(true)}
        />
        <i class={styles.edge} style={{ left: `${share}%` }} />
        <span class={styles.before} hidden={share < 15}>
          {words.before}
        </span>
        <span class={styles.after} hidden={share > 85}>
          {words.after}
        </span>
      </div>
      <input
        type="range"
        class={styles.slider}
        min={0}
        max={100}
        step={5}
        value={share}
        aria-label={words.compare}
        onInput={(event) => setShare(event.currentTarget.valueAsNumber)}
      />
    </figure>
  );
}
