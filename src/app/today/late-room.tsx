// What comes a moment later gets the room it had last time, so that nothing below it moves under the finger.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './today.module.css';

const key = 'patrol-today-room';
/** Whoever has not come by then may move the rest. */
const settledMs = 2000;
/** Where nobody knows yet how much room it takes, it comes for longer. */
const settledFirstMs = 5000;

type LateRoomProps = {
  /** Which part of 今日; the whole of what comes late otherwise. */
  of?: string;
  /** It fills the screen before anybody knows how much it fills. */
  large?: boolean;
  children: ComponentChildren;
};

export function LateRoom({ of, large, children }: LateRoomProps) {
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: part } = room;
    if (!part) return;
    const name = of ? `${key}-${of}` : key;
    const known = localStorage.getItem(name);
    const isFirst = large && known === null;
    part.style.minHeight = isFirst ? '100vh' : `${Number(known)}px`;
    const watch = new ResizeObserver(() => localStorage.setItem(name, String(part.offsetHeight)));
    const settled = setTimeout(
      () => {
        part.style.minHeight = '';
        watch.observe(part);
      },
      isFirst ? settledFirstMs : settledMs,
    );
    return () => {
      clearTimeout(settled);
      watch.disconnect();
    };
  }, []);
  return (
    <div class={of ? styles.part : styles.room} ref={room}>
      {children}
    </div>
  );
}
