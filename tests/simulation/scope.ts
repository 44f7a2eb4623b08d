// What one process finds around it: nothing of it is the real machine's.
import { createHash } from 'node:crypto';
import type { Scope } from './start.ts';
import { dateOf, type Clock } from './clock.ts';
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';

type Handle = { isOff: boolean };

export type Around = { owner: Owner; scheduler: Scheduler; random: Random; clock: Clock };

/** Time, chance and waiting. `more` is what belongs to this kind of process. */
export function scopeOf({ owner, scheduler, random, clock }: Around, more: Scope): Scope {
  const bornAt = scheduler.now;
  const off = (handle: Handle | undefined): void => {
    if (handle) handle.isOff = true;
  };
  const scope: Scope = {
    Date: dateOf(clock),
    Math: Object.assign(Object.create(Math) as Math, { random: () => random.next() }),
    crypto: cryptoOf(scheduler, random),
    performance: { now: () => scheduler.now - bornAt },
    setTimeout: (task: () => void, ms = 0) => scheduler.after(owner, ms, task),
    setInterval: (task: () => void, ms = 0) => scheduler.after(owner, ms, task, ms),
    clearTimeout: off,
    clearInterval: off,
    setImmediate: (task: () => void) => scheduler.post(owner, task),
    AbortSignal: { timeout: (ms: number) => ({ timeoutMs: ms }) },
    AbortController: NoteOfAbort,
    structuredClone,
    console,
    ...more,
  };
  // Dexie looks for its promise, its IndexedDB and its types on the global object itself.
  const own = Object.getOwnPropertyDescriptors({ ...scope, Promise });
  scope.globalThis = Object.create(globalThis, own) as object;
  return scope;
}

/** Dexie asks of it whether it was aborted, and nothing else; the built-in one makes an error each time. */
class NoteOfAbort {
  readonly signal = { aborted: false };
  abort(): void {
    this.signal.aborted = true;
  }
}

function cryptoOf(scheduler: Scheduler, random: Random): unknown {
  return {
    getRandomValues: (bytes: Uint8Array) => random.noise(bytes),
    subtle: {
      // Not at once: a wait for a hash ends a transaction here as in a browser.
      digest: (_algorithm: string, data: ArrayBuffer | Uint8Array) =>
        new Promise((resolve) => {
          const bytes = data instanceof Uint8Array ? data : new Uint8Array(data);
          const digest = createHash('sha256').update(bytes).digest();
          const answer = digest.buffer.slice(digest.byteOffset, digest.byteOffset + digest.byteLength);
          scheduler.soon(() => resolve(answer));
        }),
    },
  };
}
