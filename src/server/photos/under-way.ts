// What is being received, so that one upload is written by one request at a time, and by the last that comes where the one before is silent.
import { Refusal } from '../../domain/refusal.ts';
import type { Pieces } from './photo-store.ts';

/** A connection that a phone has lost stays open here until somebody gives it up; what still sends is heard of sooner than this. */
const silentMs = 2000;

type Request = { heardAt: number; end: () => void; ended: Promise<void>; over: Promise<void> };

export class UnderWay {
  readonly #requests = new Map<string, Request>();

  has(key: string): boolean {
    return this.#requests.has(key);
  }

  /** Ends the request that is silent; what it brought is kept. */
  async endSilent(key: string): Promise<void> {
    const request = this.#requests.get(key);
    if (!request || performance.now() - request.heardAt < silentMs) return;
    request.end();
    await request.over;
  }

  /** Nobody else may be at it. `work` is given the way to hear its pieces. */
  async alone<T>(key: string, work: (hearing: (pieces: Pieces) => Pieces) => Promise<T>): Promise<T> {
    const [ended, over] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const request = { heardAt: performance.now(), end: ended.resolve, ended: ended.promise, over: over.promise };
    this.#requests.set(key, request);
    try {
      return await work((pieces) => heard(pieces, request));
    } finally {
      this.#requests.delete(key);
      over.resolve();
    }
  }
}

async function* heard(pieces: Pieces, request: Request): AsyncGenerator<Uint8Array> {
  const reading = pieces[Symbol.asyncIterator]();
  const ended = request.ended.then(() => null);
  for (;;) {
    const next = reading.next();
    const read = await Promise.race([next, ended]);
    if (read === null) {
      // Whatever comes of it, nobody waits for it any more.
      next.catch(() => undefined);
      throw new Refusal('timeout');
    }
    if (read.done) return;
    request.heardAt = performance.now();
    yield read.value;
  }
}
