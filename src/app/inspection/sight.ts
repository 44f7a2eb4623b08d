// How long the page was really looked at, and the moments at which it goes out of sight.

export type Sight = { seenMs: () => number; stop: () => void };

/** `onHide` runs when the page is hidden or left: the last chance to save. */
export function watchSight(seenBeforeMs: number, onHide: () => void): Sight {
  let seen = seenBeforeMs;
  let since: number | null = document.visibilityState === 'visible' ? performance.now() : null;
  const count = () => {
    if (since === null) return;
    const now = performance.now();
    seen += now - since;
    since = now;
  };
  const change = () => {
    count();
    since = document.visibilityState === 'visible' ? performance.now() : null;
    if (document.visibilityState === 'hidden') onHide();
  };
  document.addEventListener('visibilitychange', change);
  addEventListener('pagehide', onHide);
  return {
    seenMs() {
      count();
      return Math.round(seen);
    },
    stop() {
      document.removeEventListener('visibilitychange', change);
      removeEventListener('pagehide', onHide);
    },
  };
}
