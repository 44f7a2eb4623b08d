// What comes a moment later gets the room it had last time, so that nothing below it moves under the finger.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import styles from './today.module.css';

const key = 'patrol-today-room';
/** Whoever has not come by then may move the rest. */
const settledMs = 2000;

export function LateRoom({ children }: { children: ComponentChildren }) {
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: part } = room;
    if (!part) return;
    part.style.minHeight = `${Number(localStorage.getItem(key))}px`;
    const watch = new ResizeObserver(() => localStorage.setItem(key, String(part.offsetHeight)));
    const settled = setTimeout(() => {
      part.style.minHeight = '';
      watch.observe(part);
    }, settledMs);
    return () => {
      clearTimeout(settled);
      watch.disconnect();
    };
  }, []);
  return (
    <div class={styles.room} ref={room}>
      {children}
    </div>
  );
}
