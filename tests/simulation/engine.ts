// The browser's storage under real Dexie: fake-indexeddb, told whose transaction is whose, and what goes wrong with it.
import type { Start } from './start.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import { slowDisk, type SlowDisk } from './slow-disk.ts';

type Request = { dispatchEvent(event: unknown): boolean; addEventListener(type: string, listener: () => void): void };
export type RawStore = { records: { values(): Iterable<{ key: unknown; value: unknown }> } };
type RawDatabase = {
  name: string;
  transactions: Transaction[];
  connections: Connection[];
  rawObjectStores: Map<string, RawStore>;
  processTransactions(): void;
};
export type Connection = {
  owner?: Owner;
  _rawDatabase: RawDatabase;
  _closed: boolean;
  _closePending: boolean;
  close(): void;
  dispatchEvent(event: unknown): boolean;
};
export type Transaction = {
  owner: Owner;
  touched: Set<string>;
  db: Connection;
  mode: string;
  durability: string;
  _state: string;
  _scope: Set<string>;
  _requests: unknown[];
  _rollbackLog: (() => void)[];
  error: unknown;
  _start(): void;
  _abort(name: string): void;
};
export type Factory = IDBFactory & { _databases: Map<string, RawDatabase>; onCommit?: (tx: Transaction) => void };
type Class<T> = { prototype: T };
type Code = {
  IDBFactory: (new () => Factory) & Class<Factory>;
  IDBKeyRange: unknown;
  IDBTransaction: Class<Transaction>;
  IDBDatabase: Class<{ transaction(...given: unknown[]): Transaction; close(this: Connection): void }>;
  IDBObjectStore: Class<Record<'put' | 'add' | 'delete' | 'clear', (this: Store, ...given: unknown[]) => unknown>>;
};
type Store = { name: string; transaction: Transaction };

/** What goes wrong with a transaction: the name of its error, or null. Asked once as it is about to commit. */
export type Misfortune = (tx: Transaction) => string | null;

export type Engine = {
  newDisk(onCommit: (tx: Transaction) => void): Factory;
  keyRange: unknown;
  /** The process is gone: what it had not committed is as if it had never been. */
  kill(disk: Factory, owner: Owner): void;
  /** The system closes the database under the process. */
  cut(disk: Factory, owner: Owner): void;
  isWriting(disk: Factory, owner: Owner): boolean;
  /** A transaction may be waiting for a process that cannot go on. */
  wake(disk: Factory): void;
};

/** What the storage of phones finds around it, of one world. */
type Around = { scheduler: Scheduler; misfortune: Misfortune; slow: SlowDisk };
export type DiskHall = {
  code: Code;
  /** From now on the code runs for this world, as with servers (`server-hall.ts`). */
  enter(around: Around): void;
};

/** The code of the storage, loaded once: what it keeps of a world hangs on the disks of that world. */
export function diskHall(start: Start<Code>): DiskHall {
  let here: Around | undefined;
  const now = (): Around => {
    if (!here) throw new Error('no phone stands here yet');
    return here;
  };
  const setImmediate = (task: () => void): void => now().scheduler.soon(task);
  const code = start({ globalThis: { setImmediate, Promise }, Math, Date, structuredClone: copy });
  knowOwners(code, now);
  return { code, enter: (around) => void (here = around) };
}

/** `delayMs`: how long the disk takes over a commit. */
export function engineOf(
  { code, enter }: DiskHall,
  scheduler: Scheduler,
  misfortune: Misfortune,
  delayMs: () => number,
): Engine {
  enter({ scheduler, misfortune, slow: slowDisk(scheduler, delayMs) });

  function give(raw: RawDatabase, tx: Transaction): void {
    for (const undo of tx._rollbackLog.reverse()) undo();
    tx._rollbackLog = [];
    tx._state = 'finished';
    raw.transactions.splice(raw.transactions.indexOf(tx), 1);
  }

  function wake(disk: Factory): void {
    scheduler.run(scheduler.engine, () => {
      for (const raw of disk._databases.values()) raw.transactions.forEach(() => raw.processTransactions());
    });
  }

  return {
    newDisk(onCommit) {
      const disk = new code.IDBFactory();
      disk.onCommit = onCommit;
      return disk;
    },
    keyRange: code.IDBKeyRange,
    kill(disk, owner) {
      for (const raw of disk._databases.values()) {
        raw.transactions.filter((tx) => tx.owner === owner && tx._state !== 'finished').forEach((tx) => give(raw, tx));
        for (const connection of raw.connections.filter((one) => one.owner === owner)) connection._closed = true;
        raw.connections = raw.connections.filter((one) => one.owner !== owner);
      }
      wake(disk);
    },
    cut(disk, owner) {
      scheduler.run(owner, () => {
        for (const raw of disk._databases.values()) {
          for (const tx of raw.transactions.filter((one) => one.owner === owner && one._state !== 'finished'))
            tx._abort('UnknownError');
          for (const connection of raw.connections.filter((one) => one.owner === owner)) connection.close();
        }
      });
    },
    isWriting: (disk, owner) =>
      [...disk._databases.values()].some((raw) =>
        raw.transactions.some((tx) => tx.owner === owner && tx._state !== 'finished'),
      ),
    wake,
  };
}

/** The bundle is the simulation's own, so its classes may be taught. */
function knowOwners(code: Code, now: () => Around): void {
  const { transaction } = code.IDBDatabase.prototype;
  code.IDBDatabase.prototype.transaction = function begin(this: Connection, ...given: unknown[]) {
    const tx = transaction.apply(this as never, given);
    tx.owner = now().scheduler.current;
    tx.touched = new Set();
    return tx;
  };

  const { close } = code.IDBDatabase.prototype;
  code.IDBDatabase.prototype.close = function closed(this: Connection) {
    now().slow.hurry(this);
    return close.call(this);
  };

  const step = code.IDBTransaction.prototype._start;
  code.IDBTransaction.prototype._start = function run(this: Transaction) {
    // Whatever follows from this step is the doing of the process whose transaction it is.
    const { scheduler, misfortune, slow } = now();
    scheduler.current = this.owner;
    const isLast = this._requests.length === 0 && this._state !== 'finished' && this.mode === 'readwrite';
    if (isLast && !this.error && slow.holdsUp(this)) return;
    const name = isLast ? misfortune(this) : null;
    if (name !== null) return this._abort(name);
    if (isLast && !this.error) (this.db._rawDatabase as unknown as { disk?: Factory }).disk?.onCommit?.(this);
    step.call(this);
  };

  for (const name of ['put', 'add', 'delete', 'clear'] as const) {
    const write = code.IDBObjectStore.prototype[name];
    code.IDBObjectStore.prototype[name] = function noted(this: Store, ...given: unknown[]) {
      this.transaction.touched?.add(this.name);
      return write.apply(this, given);
    };
  }

  // Opening goes on whatever becomes of who asked, as it does in a browser's own process.
  const { open } = code.IDBFactory.prototype;
  code.IDBFactory.prototype.open = function opened(this: Factory, ...given: [string, number?]) {
    const { scheduler } = now();
    const owner = scheduler.current;
    scheduler.current = scheduler.engine;
    const request = open.apply(this, given) as unknown as Request & { result: Connection };
    scheduler.current = owner;
    const dispatch = request.dispatchEvent.bind(request);
    request.dispatchEvent = (event) => {
      const isUpgrade = (event as Event).type === 'upgradeneeded';
      const connection = (event as Event).type === 'success' ? request.result : null;
      if (connection) {
        connection.owner = owner;
        (connection._rawDatabase as unknown as { disk?: Factory }).disk = this;
        if (owner.isDead) connection.close();
      }
      if (owner.isDead && !isUpgrade) return true;
      if (!isUpgrade) scheduler.current = owner;
      return dispatch(event);
    };
    return request as unknown as IDBOpenDBRequest;
  };
}

/** Plain data, dates and bytes are all that is stored; the built-in clone takes ten times as long for them. */
export function copy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(copy) as T;
  if (value instanceof ArrayBuffer) return value.slice(0) as T;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return structuredClone(value);
  const made: Record<string, unknown> = {};
  for (const key of Object.keys(value)) made[key] = copy((value as Record<string, unknown>)[key]);
  return made as T;
}
