// What is chosen is seen once it is on the disk: the answers of the disk would wait for the drawing otherwise, and the drawing
// waits a few milliseconds for them. A disk that is slow, full or dumb holds nothing up beyond that.

const mostMs = 30;

export type DrawingWaits = {
  /** Drawing waits until the promise is settled. */
  until: (kept: Promise<unknown>) => void;
  /** Draws once nothing is waited for; at once when nothing is. */
  draw: (run: () => void) => void;
  /** What waits is drawn now. */
  drawNow: () => void;
};

export function drawingWaits(): DrawingWaits {
  let waiting: (() => void)[] | null = null;
  let longest: ReturnType<typeof setTimeout> | undefined;
  function drawNow() {
    clearTimeout(longest);
    const runs = waiting ?? [];
    waiting = null;
    for (const run of runs) run();
  }
  return {
    until(kept) {
      if (waiting) return;
      const runs: (() => void)[] = (waiting = []);
      const settled = () => {
        if (waiting === runs) drawNow();
      };
      longest = setTimeout(settled, mostMs);
      kept.then(settled, settled);
    },
    draw(run) {
      if (waiting) waiting.push(run);
      else run();
    },
    drawNow,
  };
}
