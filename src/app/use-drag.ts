// Moving a row of a list by its handle, with a finger or a mouse; the arrow keys do the same.
import type { RefObject } from 'preact';
import { useRef, useState } from 'preact/hooks';

type Drag = {
  list: RefObject<HTMLOListElement>;
  /** The row that is in hand. */
  held: number | null;
  handle: (at: number) => {
    onPointerDown: (event: PointerEvent) => void;
    onPointerMove: (event: PointerEvent) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
};

/** `move` is told at each place the row is carried over; rows are the elements of the list with `data-row`. */
export function useDrag(move: (from: number, to: number) => void): Drag {
  const list = useRef<HTMLOListElement>(null!);
  const [held, hold] = useState<number | null>(null);
  const over = (y: number): number => {
    const rows = [...(list.current?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
    const at = rows.findIndex((row) => y < row.getBoundingClientRect().bottom);
    return at < 0 ? rows.length - 1 : at;
  };
  const step = (from: number, to: number) => {
    move(from, to);
    if (held !== null) hold(to);
  };
  return {
    list,
    held,
    handle: (at) => ({
      onPointerDown(event) {
        (event.currentTarget as HTMLElement).setPointerCapture(event.pointerId);
        hold(at);
      },
      onPointerMove(event) {
        if (held === null) return;
        const to = over(event.clientY);
        if (to !== held) step(held, to);
      },
      onPointerUp: () => hold(null),
      onPointerCancel: () => hold(null),
      onKeyDown(event) {
        const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
        if (by === 0) return;
        event.preventDefault();
        move(at, at + by);
      },
    }),
  };
}
