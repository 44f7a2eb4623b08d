// Sheets and the phone's back button: one history entry under each open sheet, so that Back closes the sheet
// and not the page below, in whatever order sheets open and close.
import { useLayoutEffect, useRef } from 'preact/hooks';

/** `close` says false where the layer stays after all. */
type Layer = { close: () => unknown };

const layers: Layer[] = [];
let settling = false;
/** Our own step back is on its way; its popstate is nobody pressing Back. */
let stepping = false;

const depth = (): number => (history.state as { layers?: number } | null)?.layers ?? 0;

let waiting: (() => void)[] = [];

/** Resolves once no step back is on its way: await it before going to another page from an open sheet. */
export function backSettled(): Promise<void> {
  listen();
  return new Promise((resolve) => {
    waiting.push(resolve);
    settleSoon();
  });
}

function settle(): void {
  settling = false;
  if (stepping) return;
  const entries = depth();
  // Under a sheet somebody may go to another place of the page; where it stood before is not come back to.
  if (layers.length > 0) history.scrollRestoration = 'manual';
  for (let n = entries + 1; n <= layers.length; n++) history.pushState({ layers: n }, '');
  if (entries > layers.length) {
    stepping = true;
    history.go(layers.length - entries);
    return;
  }
  if (layers.length === 0) history.scrollRestoration = 'auto';
  const settled = waiting;
  waiting = [];
  for (const resolve of settled) resolve();
}

// A sheet that makes way for another keeps the history as it is, so the change waits for the end of the turn.
function settleSoon(): void {
  if (settling) return;
  settling = true;
  setTimeout(settle);
}

function onPopState(): void {
  if (stepping) {
    stepping = false;
    settleSoon();
    return;
  }
  while (layers.length > depth()) {
    const layer = layers.pop()!;
    if (layer.close() !== false) continue;
    layers.push(layer);
    break;
  }
  settleSoon();
}

let listening = false;
function listen(): void {
  if (listening) return;
  listening = true;
  addEventListener('popstate', onPopState);
}

let lastPopped: string | null = null;
addEventListener('popstate', () => (lastPopped = location.href));

/** Is this page on screen because somebody pressed Back, not because he went to it? */
export const cameByBack = (): boolean => lastPopped === location.href;

/** While this part is shown, Back closes it; it stays where `onClose` says false. */
export function useBackCloses(onClose: () => unknown): void {
  const close = useRef(onClose);
  close.current = onClose;
  // With the drawing and not after it: whoever waits for `backSettled` must find that the sheet is gone.
  useLayoutEffect(() => {
    listen();
    const layer = { close: () => close.current() };
    layers.push(layer);
    settleSoon();
    return () => {
      const at = layers.indexOf(layer);
      if (at >= 0) layers.splice(at, 1);
      settleSoon();
    };
  }, []);
}
