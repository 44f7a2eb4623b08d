// A thumb that trembles taps twice. The second tap is meant for what the first one took away, and not for the sheet, the camera or the
// screen that has come under the thumb since.

const soonMs = 500;
const nearPx = 24;

/** `at`: ms; `over`: the dialog that lay on top when it came. */
export type Tap = {
  at: number;
  x: number;
  y: number;
  on: Pick<Element, 'isConnected' | 'closest'>;
  over: object | undefined;
};

/** Another layer than that of the tap before, or a key where its own is gone; answers of a list move by and may be tapped one after another. */
export const isSecond = (tap: Tap, before: Tap): boolean =>
  tap.at - before.at < soonMs &&
  Math.hypot(tap.x - before.x, tap.y - before.y) < nearPx &&
  (tap.over !== before.over || (!before.on.isConnected && tap.on.closest('a, button') !== null));

/** Fingers only: a mouse does not tremble. */
export function watchSecondTaps(): void {
  let before: Tap | undefined;
  const look = (event: MouseEvent) => {
    const { timeStamp: at, clientX: x, clientY: y, target, pointerType } = event as PointerEvent;
    if (pointerType !== 'touch') return;
    const tap: Tap = { at, x, y, on: target as Element, over: [...document.querySelectorAll('dialog[open]')].at(-1) };
    if (before && isSecond(tap, before)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else before = tap;
  };
  addEventListener('click', look, true);
}
