// What comes a moment later gets the room it had last time, so that nothing below it moves under the finger.
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { whenAtRest } from '../at-rest.ts';
import styles from './today.module.css';

const key = 'patrol-today-room';
/** Who has not come by then will not: the room is given back once nobody's finger is on what is below. */
const settledMs = 2000;
/** Where nobody knows yet how much room it takes, it comes for longer. */
const settledFirstMs = 5000;
/** So long nothing more came: that was all. */
const calmMs = 400;

type LateRoomProps = {
  /** Which part of 今日; the whole of what comes late otherwise. */
  of?: string;
  /** It fills the screen before anybody knows how much it fills. */
  large?: boolean;
  /** Settles when what is shown in it has been fetched. */
  fetched?: () => Promise<unknown>;
  children: ComponentChildren;
};

export function LateRoom({ of, large, fetched, children }: LateRoomProps) {
  const room = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const { current: part } = room;
    if (!part) return;
    const name = of ? `${key}-${of}` : key;
    const known = localStorage.getItem(name);
    const isFirst = large && known === null;
    part.style.minHeight = isFirst ? '100vh' : `${Number(known)}px`;
    // What lies below it is shown once it has come, where it would be pushed away otherwise.
    const uncover = fetched && !large && known === null ? coverBelow(part, fetched) : undefined;
    const note = () => localStorage.setItem(name, String(part.offsetHeight));
    const watch = new ResizeObserver(note);
    const giveBack = () => {
      part.style.minHeight = '';
      watch.observe(part);
    };
    const settle = () => {
      uncover?.();
      const held = part.offsetHeight;
      giveBack();
      // Not where it fills the screen for a guess, nor where what is below is out of sight anyway.
      if (isFirst || part.offsetHeight === held || part.getBoundingClientRect().bottom > innerHeight) return;
      watch.disconnect();
      note();
      part.style.minHeight = `${held}px`;
      part.dataset['over'] = '';
      part.addEventListener('click', giveBack);
    };
    const settled = setTimeout(settle, isFirst || uncover ? settledFirstMs : settledMs);
    return () => {
      clearTimeout(settled);
      uncover?.();
      watch.disconnect();
    };
  }, []);
  return (
    <div class={of ? styles.part : styles.room} ref={room}>
      {children}
    </div>
  );
}

/** Until nothing more has come for a moment, or the result is called. */
function coverBelow(part: HTMLElement, fetched: () => Promise<unknown>): () => void {
  let stop: () => void = () => undefined;
  let isOver = false;
  const uncover = () => {
    isOver = true;
    watch.disconnect();
    stop();
    delete part.dataset['coming'];
  };
  const watch = new ResizeObserver(() => {
    stop();
    stop = whenAtRest(() => {
      const timer = setTimeout(uncover, calmMs);
      stop = () => clearTimeout(timer);
    });
  });
  part.dataset['coming'] = '';
  stop = whenAtRest(() => void fetched().finally(() => isOver || watch.observe(part)));
  return uncover;
}
