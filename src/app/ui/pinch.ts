// Two fingers, a double tap, or a drag on something larger than its frame. Each has a button beside it.
import type { RefObject } from 'preact';
import { useEffect, useState } from 'preact/hooks';

type View = { scale: number; x: number; y: number };
const whole: View = { scale: 1, x: 0, y: 0 };
const most = 4;
const doubleTapMs = 300;

/** Keeps the picture over its frame. */
function held(view: View, frame: HTMLElement): View {
  const scale = Math.min(most, Math.max(1, view.scale));
  const roomX = (frame.clientWidth * (scale - 1)) / 2;
  const roomY = (frame.clientHeight * (scale - 1)) / 2;
  return {
    scale,
    x: Math.min(roomX, Math.max(-roomX, view.x)),
    y: Math.min(roomY, Math.max(-roomY, view.y)),
  };
}

export function usePinch(frame: RefObject<HTMLElement | null>): View & { zoom: (by: number) => void } {
  const [view, setView] = useState(whole);
  const change = (next: (view: View) => View) =>
    setView((now) => (frame.current ? held(next(now), frame.current) : now));
  useEffect(() => {
    const element = frame.current;
    if (!element) return;
    const fingers = new Map<number, { x: number; y: number }>();
    let tappedAt = 0;
    const spread = () => {
      const [a, b] = [...fingers.values()];
      return a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0;
    };
    const down = (event: PointerEvent) => {
      element.setPointerCapture(event.pointerId);
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      if (fingers.size > 1) return;
      const isDouble = event.timeStamp - tappedAt < doubleTapMs;
      tappedAt = isDouble ? 0 : event.timeStamp;
      if (isDouble) change((now) => (now.scale > 1 ? whole : { ...now, scale: 2 }));
    };
    const move = (event: PointerEvent) => {
      const before = fingers.get(event.pointerId);
      if (!before) return;
      const spreadBefore = spread();
      fingers.set(event.pointerId, { x: event.clientX, y: event.clientY });
      const by = spreadBefore > 0 && fingers.size === 2 ? spread() / spreadBefore : 1;
      const [x, y] = fingers.size === 1 ? [event.clientX - before.x, event.clientY - before.y] : [0, 0];
      change((now) => ({ scale: now.scale * by, x: now.x + x, y: now.y + y }));
    };
    const up = (event: PointerEvent) => fingers.delete(event.pointerId);
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  }, []);
  return { ...view, zoom: (by) => change((now) => ({ ...now, scale: now.scale * by })) };
}
