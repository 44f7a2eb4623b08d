// What is chosen is seen once it is on the disk: the answers of the disk would wait for the drawing otherwise, and the drawing
// waits a few milliseconds for them. A disk that is slow, full or dumb holds nothing up beyond that.

const mostMs = 30;

export type Held = {
  /** Holds until the promise is settled. */
  until: (kept: Promise<unknown>) => void;
  /** Runs once nothing is held; at once when nothing is. */
  after: (run: () => void) => void;
  /** What is held runs now. */
  letGo: () => void;
};

export function held(): Held {
  let waiting: (() => void)[] | null = null;
  let longest: ReturnType<typeof setTimeout> | undefined;
  function letGo() {
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
        if (waiting === runs) letGo();
      };
      longest = setTimeout(settled, mostMs);
      kept.then(settled, settled);
    },
    after(run) {
      if (waiting) waiting.push(run);
      else run();
    },
    letGo,
  };
}
