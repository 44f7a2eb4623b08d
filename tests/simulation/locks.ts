// Web Locks of one browser: they end with the process that holds them, and may be stolen.
import type { Owner, Scheduler } from './scheduler.ts';

type Held = { owner: Owner; lose: () => void };
type Work = (lock: object | null) => unknown;

export class Locks {
  readonly #scheduler: Scheduler;
  #held = new Map<string, Held>();

  constructor(scheduler: Scheduler) {
    this.#scheduler = scheduler;
  }

  /** `navigator.locks` of one process. */
  of(owner: Owner): Pick<LockManager, 'request'> {
    const request = (name: string, options: LockOptions, work: Work): Promise<unknown> =>
      new Promise((resolve, reject) => {
        this.#scheduler.post(owner, () => this.#take(owner, name, options, work, resolve, reject));
      });
    return { request: request as unknown as LockManager['request'] };
  }

  #take(
    owner: Owner,
    name: string,
    options: LockOptions,
    work: Work,
    resolve: (value: unknown) => void,
    reject: (error: unknown) => void,
  ): void {
    const holder = this.#held.get(name);
    if (holder && !holder.owner.isDead) {
      if (!options.steal) return void Promise.resolve(work(null)).then(resolve, reject);
      holder.lose();
    }
    const held: Held = {
      owner,
      lose: () => this.#scheduler.post(owner, () => reject(new DOMException('stolen', 'AbortError'))),
    };
    this.#held.set(name, held);
    const end = (): void => {
      if (this.#held.get(name) === held) this.#held.delete(name);
    };
    void Promise.resolve(work({ name })).then(
      (value) => {
        end();
        resolve(value);
      },
      (error: unknown) => {
        end();
        reject(error);
      },
    );
  }
}
