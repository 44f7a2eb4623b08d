// What is written when all else of a transaction is: the index of words writes a piece of itself before every statement that may be
// undone alone, so that words put down in between cost several times as much.

export type AtTheEnd = {
  /** Runs it with what else waits, or at once where nobody promised an end. */
  later(step: () => void): void;
  /** An end is promised: `settle`, or `drop` when what was written is taken back. */
  promise(): void;
  settle(): void;
  drop(): void;
};

export function atTheEnd(): AtTheEnd {
  let waiting: (() => void)[] = [];
  let isPromised = false;
  function settle(): void {
    const steps = waiting;
    waiting = [];
    for (const step of steps) step();
  }
  return {
    later(step) {
      if (isPromised) waiting.push(step);
      else step();
    },
    promise() {
      isPromised = true;
    },
    settle() {
      isPromised = false;
      settle();
    },
    drop() {
      isPromised = false;
      waiting = [];
    },
  };
}
