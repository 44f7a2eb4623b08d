// A line between phone and school that hears every request, and can stop one for ever. Nobody in the browser knows of it, so a
// request of the worker is caught like any other.
import { Agent, createServer, request as ask, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { AddressInfo } from 'node:net';

/**
 * `unanswered`: the request has left the phone, and the school never hears of it. `answering`: the school has it, and half of its
 * answer is on its way.
 */
export type Stop = { method: string; path: RegExp; where: 'unanswered' | 'answering' };

export class WatchedLine {
  readonly #to: URL;
  readonly #server: Server;
  /** A connection of its own for each request: the school may end between two. */
  readonly #agent = new Agent({ keepAlive: false });
  #isUp = true;
  #stop: { at: Stop; caught: () => void } | null = null;

  private constructor(to: string) {
    this.#to = new URL(to);
    this.#server = createServer((near, answer) => void this.#pass(near, answer).catch(() => answer.destroy()));
  }

  static async to(url: string, host = 'localhost'): Promise<WatchedLine> {
    const line = new WatchedLine(url);
    await new Promise<void>((listening) => line.#server.listen(0, host, listening));
    return line;
  }

  get url(): string {
    return `http://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  up(is: boolean): void {
    this.#isUp = is;
    if (!is) this.#server.closeAllConnections();
  }

  /** The next such request goes no further than told. Settles when it is there; whatever comes after it hears nothing. */
  stopAt(at: Stop): Promise<void> {
    return new Promise((caught) => (this.#stop = { at, caught }));
  }

  async #pass(near: IncomingMessage, answer: ServerResponse): Promise<void> {
    const body = await buffer(near);
    if (!this.#isUp) return void answer.destroy();
    const stop = this.#stop?.at.method === near.method && this.#stop?.at.path.test(near.url!) ? this.#stop : null;
    if (stop) this.#stop = null;
    if (stop?.at.where === 'unanswered') return this.#ends(stop);
    const heard = await this.#asked(near, body);
    const said = await buffer(heard);
    // Nothing more is known of what is held up than that it was on its way.
    if (!this.#isUp) return void answer.destroy();
    answer.writeHead(heard.statusCode!, heard.rawHeaders);
    if (!stop) return void answer.end(said);
    answer.write(said.subarray(0, said.length / 2), () => this.#ends(stop));
  }

  #ends({ caught }: { caught: () => void }): void {
    this.#isUp = false;
    caught();
  }

  #asked(near: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    return new Promise((resolve, reject) => {
      const { hostname, port } = this.#to;
      const sent = ask({ hostname, port, path: near.url, method: near.method, agent: this.#agent });
      for (let n = 0; n < near.rawHeaders.length; n += 2) sent.setHeader(near.rawHeaders[n]!, near.rawHeaders[n + 1]!);
      sent.once('response', resolve);
      sent.once('error', reject);
      sent.end(body);
    });
  }

  end(): void {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
  }
}
