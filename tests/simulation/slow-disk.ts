// The disk of a cheap phone: between the last write of a transaction and the word that it is kept, time passes.
import type { Connection, Transaction } from './engine.ts';
import type { Scheduler } from './scheduler.ts';

export type SlowDisk = {
  /** Is this transaction, about to commit, to wait for the disk? Then it is started again later, once. */
  holdsUp(tx: Transaction): boolean;
  /** Whoever closes a database asks without a pause whether all is written: no time would pass. */
  hurry(connection: Connection): void;
};

export function slowDisk(scheduler: Scheduler, delayMs: () => number): SlowDisk {
  const waiting = new WeakMap<Transaction, () => void>();
  const held = new WeakSet<Transaction>();

  return {
    holdsUp(tx) {
      const isClosing = tx.db._rawDatabase.connections.some((one) => one._closePending);
      const ms = held.has(tx) || isClosing ? 0 : delayMs();
      if (ms === 0) return false;
      held.add(tx);
      // Nothing more can be asked of it, as of a transaction that a browser is writing to its disk.
      tx._state = 'committing';
      const goOn = (): void => void (waiting.delete(tx) && tx._start());
      waiting.set(tx, goOn);
      scheduler.after(tx.owner, ms, goOn);
      return true;
    },
    hurry(connection) {
      for (const tx of connection._rawDatabase.transactions) {
        const goOn = waiting.get(tx);
        if (goOn) scheduler.post(tx.owner, goOn);
      }
    },
  };
}
