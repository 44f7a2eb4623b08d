// A line as in a stairwell: slow, far, losing packets, and gone every minute. Time is the test's own.
import { vi } from 'vitest';
import type { Line } from '../../src/sync/rest.ts';
import type { Weak } from '../weak.ts';

export type Played = Weak & {
  /** As nginx does unless told otherwise: a body is passed on once it is here whole. */
  buffers: boolean;
  seed: number;
};

const packetBytes = 1460;
const packetsAtOnce = 8;
/** `from`, `until`: when it is on the line. `done`: so much of the request has come with it, and before. */
type Packet = { from: number; until: number; done: number; ofBody: number };
const headBytes = 600;

/** Numbers in [0, 1), the same for the same seed. */
function drawn(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Everything that travels shares one line; who waits longest goes first. */
export class WeakLine {
  /** Bytes of bodies that left the phone, those that never arrived too. */
  sentBytes = 0;
  cuts = 0;
  /** Requests the server is working on, and whoever waits for time to pass. */
  atServer = 0;
  waiting = 0;
  readonly #weak: Played;
  readonly #good: Line;
  readonly #random: () => number;
  #freeAt = 0;
  #isGone = false;
  #cut = new AbortController();

  constructor(good: Line, weak: Played) {
    this.#good = good;
    this.#weak = weak;
    this.#random = drawn(weak.seed);
    setInterval(() => this.#goAway(), weak.cutEveryMs);
  }

  #goAway(): void {
    this.cuts++;
    this.#isGone = true;
    this.#cut.abort();
    this.#cut = new AbortController();
    setTimeout(() => (this.#isGone = false), this.#weak.goneMs);
  }

  line: Line = async (url, init) => {
    const end = AbortSignal.any([this.#cut.signal, init.signal as AbortSignal]);
    await this.#wait(this.#weak.roundTripMs / 2, end);
    const body = init.body === undefined ? new ArrayBuffer(0) : bytesOf(init.body as string | ArrayBuffer);
    const arrived = await this.#carry(headBytes + body.byteLength, end);
    if (arrived < headBytes + body.byteLength) {
      // The server keeps what reached it of a body that broke off.
      const part = body.slice(0, Math.max(0, arrived - headBytes));
      if (!this.#weak.buffers && init.method === 'PATCH' && part.byteLength > 0) await this.#reach(url, init, part);
      throw new TypeError('cut');
    }
    const answer = await this.#reach(url, init, body);
    await this.#wait(this.#weak.roundTripMs / 2, end);
    return answer;
  };

  async #reach(url: string, init: RequestInit, body: ArrayBuffer): Promise<Response> {
    this.atServer++;
    try {
      const { signal: _signal, ...rest } = init;
      return await this.#good(url, init.body === undefined ? rest : { ...rest, body: part(init.body, body) });
    } finally {
      this.atServer--;
    }
  }

  /** How many of the bytes came through before the end. Who takes turns on the line sends a few packets at a time. */
  async #carry(bytes: number, end: AbortSignal): Promise<number> {
    for (let done = 0; done < bytes;) {
      const burst = this.#burst(done, bytes);
      try {
        await this.#wait(this.#freeAt - performance.now(), end);
        this.#count(burst);
      } catch {
        const now = performance.now();
        this.#count(burst.filter(({ from }) => from <= now));
        return burst.findLast(({ until }) => until <= now)?.done ?? done;
      }
      done = burst.at(-1)!.done;
    }
    return bytes;
  }

  /** The next packets, and when each of them has the line. */
  #burst(done: number, bytes: number): Packet[] {
    const burst: Packet[] = [];
    this.#freeAt = Math.max(this.#freeAt, performance.now());
    for (let at = done; at < bytes && burst.length < packetsAtOnce;) {
      const packet = Math.min(packetBytes, bytes - at);
      const times = 1 + Number(this.#random() < this.#weak.loss);
      const from = this.#freeAt;
      this.#freeAt += (times * packet * 8) / this.#weak.kbits;
      const ofBody = at < headBytes ? Math.max(0, packet - headBytes) : packet;
      at += packet;
      burst.push({ from, until: this.#freeAt, done: at, ofBody });
    }
    return burst;
  }

  #count(sent: readonly Packet[]): void {
    for (const { ofBody } of sent) this.sentBytes += ofBody;
  }

  async #wait(ms: number, end: AbortSignal): Promise<void> {
    if (this.#isGone || end.aborted) throw new TypeError('nobody there');
    let gone = (): void => undefined;
    const isCut = new Promise<true>((cut) => (gone = () => cut(true)));
    end.addEventListener('abort', gone, { once: true });
    const cut = await Promise.race([isCut, this.pass(ms)]);
    end.removeEventListener('abort', gone);
    if (cut) throw new TypeError('cut');
  }

  /** Lets time pass. */
  async pass(ms: number): Promise<void> {
    this.waiting++;
    await new Promise((next) => setTimeout(next, ms));
    this.waiting--;
  }
}

const bytesOf = (body: string | ArrayBuffer): ArrayBuffer =>
  typeof body === 'string' ? new TextEncoder().encode(body).buffer : body;

const part = (given: RequestInit['body'], arrived: ArrayBuffer): BodyInit =>
  typeof given === 'string' ? given : arrived;

/** Plays the test's time until something is over. What the machine does in between takes none of it. */
export async function playUntilOver(line: WeakLine, work: Promise<unknown>): Promise<void> {
  const play = { isOver: false };
  void work.finally(() => (play.isOver = true));
  while (!play.isOver) {
    for (let turn = 0; turn < 4; turn++) await new Promise((next) => realSoon(next));
    // Its namesake that is waited for takes a millisecond of the machine's own time.
    if (line.atServer === 0 && line.waiting > 0) vi.advanceTimersToNextTimer();
  }
}
const realSoon = setImmediate;
