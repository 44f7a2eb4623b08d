// One flush to disk for everything that arrives together. Nobody is answered before it.
import type { DatabaseSync } from 'node:sqlite';
import { atTheEnd, type AtTheEnd } from './at-the-end.ts';
import type { Memory } from './memory.ts';
import { sqliteTrouble } from './sqlite-trouble.ts';

/**
 * Runs a step inside the next transaction; settles after COMMIT, or with what went wrong. A step may be run twice, and
 * only the second time, when something went wrong before, is it `careful`.
 */
export type Write = <T>(step: (careful: boolean) => T) => Promise<T>;

/** A group is closed after so many turns that brought nothing new, and in any case after so long. */
const quietTurns = 4;
const longestMs = 2;

type Waiting = { run: (careful: boolean) => void; settle: (failure: unknown) => void };

/**
 * Steps must not begin or end transactions themselves. A step that throws is undone alone; its neighbours stay.
 * The memory is emptied whenever something written is taken back. `wrote` hears of every group. What waits for the end of a transaction (`end`)
 * is run before it is committed; where a step may be undone alone nothing waits.
 */
export function groupCommit(
  db: DatabaseSync,
  memory: Pick<Memory, 'lookNow' | 'forget'>,
  wrote: () => void = () => undefined,
  end: Pick<AtTheEnd, 'promise' | 'settle' | 'drop'> = atTheEnd(),
): { write: Write; idle: () => Promise<void> } {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const mark = db.prepare('SAVEPOINT step');
  const release = db.prepare('RELEASE step');
  const undo = db.prepare('ROLLBACK TO step');
  let waiting: Waiting[] = [];
  let running: Promise<void> = Promise.resolve();

  /** What went wrong, null when everything is on disk. */
  function transact(group: readonly Waiting[], careful: boolean): unknown {
    try {
      begin.run();
      memory.lookNow();
      if (!careful) end.promise();
      for (const { run } of group) run(careful);
      end.settle();
      commit.run();
      return null;
    } catch (error) {
      end.drop();
      memory.forget();
      if (db.isOpen && db.isTransaction) rollback.run();
      return error;
    }
  }

  /** Nearly always nothing goes wrong, so the first try has no savepoints; they cost as much as some of the steps. */
  function flush(): void {
    const group = waiting;
    waiting = [];
    const failure = transact(group, false) === null ? null : sqliteTrouble(transact(group, true));
    wrote();
    for (const { settle } of group) settle(failure);
  }

  /** What is on its way joins the group; a turn of the event loop is short beside a flush to disk. */
  async function gather(): Promise<void> {
    const startedAt = performance.now();
    for (let quiet = 0; quiet < quietTurns && performance.now() - startedAt < longestMs; quiet++) {
      const before = waiting.length;
      await new Promise((turned) => setImmediate(turned));
      if (waiting.length > before) quiet = 0;
    }
  }

  function write<T>(step: (careful: boolean) => T): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      let outcome: { value: T } | { error: unknown };
      const runCarefully = () => {
        mark.run();
        try {
          outcome = { value: step(true) };
        } catch (error) {
          // A full disk makes SQLite end the whole transaction by itself: then nobody's step counts.
          if (!db.isTransaction) throw error;
          undo.run();
          memory.forget();
          outcome = { error: sqliteTrouble(error) };
        }
        release.run();
      };
      const run = (careful: boolean) => {
        if (careful) runCarefully();
        else outcome = { value: step(false) };
      };
      const settle = (failure: unknown) => {
        if (failure !== null) reject(failure as Error);
        else if ('error' in outcome) reject(outcome.error as Error);
        else resolve(outcome.value);
      };
      waiting.push({ run, settle });
      if (waiting.length === 1) {
        running = gather().then(flush);
      }
    });
  }

  return { write, idle: () => running };
}
