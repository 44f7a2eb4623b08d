// What is chosen is seen once it is on the disk: the answers of the disk would wait for the drawing otherwise, and the drawing
// waits a few milliseconds for them. A disk that is slow, full or dumb holds nothing up beyond that.

const mostMs = 30;

export type Held = {
  /** Holds until the promise is settled. */
  until: (kept: Promise<unknown>) => void;
  /** Runs once nothing is held; at once when nothing is. */
  after: (run: () => void) => void;
};

export function held(): Held {
  let waiting: (() => void)[] | null = null;
  return {
    until(kept) {
      if (waiting) return;
      const runs: (() => void)[] = (waiting = []);
      const letGo = () => {
        if (waiting !== runs) return;
        clearTimeout(longest);
        waiting = null;
        for (const run of runs) run();
      };
      const longest = setTimeout(letGo, mostMs);
      kept.then(letGo, letGo);
    },
    after(run) {
      if (waiting) waiting.push(run);
      else run();
    },
  };
}
