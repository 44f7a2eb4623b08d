// What was read once need not be read again, as long as only this process writes.
import type { DatabaseSync } from 'node:sqlite';

export type Memory = {
  /** A place to remember in. It is emptied with all others. */
  keep<T>(): Map<string, T>;
  /** Empties everything when another process has written; asks at most once a turn of the event loop. */
  look(): void;
  /** The same, asked in any case: for the beginning of a transaction. */
  lookNow(): void;
  /** What was read may have been undone. */
  forget(): void;
};

export function memoryOf(db: DatabaseSync): Memory {
  const otherWriters = db.prepare('PRAGMA data_version');
  const kept: Map<string, unknown>[] = [];
  let version: unknown = null;
  let looked = false;

  const forget = (): void => {
    for (const one of kept) one.clear();
  };

  function lookNow(): void {
    const now = otherWriters.get()?.['data_version'];
    if (now !== version) forget();
    version = now;
  }

  return {
    keep<T>() {
      const one = new Map<string, T>();
      kept.push(one);
      return one;
    },
    look() {
      if (looked) return;
      looked = true;
      setImmediate(() => {
        looked = false;
      });
      lookNow();
    },
    lookNow,
    forget,
  };
}
