// The API as any client sees it: signed in, with its cookie, from the same origin.
import { entry } from '../cast.ts';
import type { Entry, EntryKind, EntryOf } from '../../src/domain/entry.ts';
import type { PushAnswer, Session } from '../../src/domain/protocol.ts';

export class DeskClient {
  readonly url: string;
  #cookie = '';
  session: Session | undefined;

  constructor(url: string) {
    this.url = url;
  }

  /** What it sends to be known again. */
  get cookie(): string {
    return this.#cookie;
  }

  /** Signed in already, with the cookie of then. */
  static again(url: string, session: Session, cookie: string): DeskClient {
    const client = new DeskClient(url);
    client.session = session;
    client.#cookie = cookie;
    return client;
  }

  async send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const raw = body instanceof Uint8Array;
    const answer = await fetch(`${this.url}/api${path}`, {
      method,
      headers: {
        'X-Patrol': '1',
        ...(body === undefined ? {} : { 'Content-Type': raw ? 'image/jpeg' : 'application/json' }),
        ...(this.#cookie ? { Cookie: this.#cookie } : {}),
        ...headers,
      },
      ...(body === undefined ? {} : { body: raw ? Buffer.from(body) : JSON.stringify(body) }),
    });
    const given = answer.headers.getSetCookie()[0];
    if (given) this.#cookie = given.split(';')[0]!;
    return answer;
  }

  /** The body of an answer that must be a success. */
  async ask<T>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await this.send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  async signIn(username: string, password: string): Promise<Session> {
    this.session = await this.ask<Session>('POST', '/session', { username, password });
    return this.session;
  }

  async push(...entries: Entry[]): Promise<PushAnswer> {
    const device = entries[0]!.device;
    return this.ask<PushAnswer>('POST', '/ledger', { protocol: 'patrol/1', device, build: 'test', entries });
  }

  /** Writes one entry as the signed-in person and insists that it is accepted. */
  async write<K extends EntryKind>(
    kind: K,
    body: EntryOf<K>['body'],
    over: Partial<Omit<Entry, 'kind' | 'body' | 'hash'>> = {},
  ) {
    const written = entry(kind, body, { by: this.session!.person.id, ...over });
    const { verdicts } = await this.push(written);
    if (verdicts[0]?.verdict !== 'accepted') throw new Error(JSON.stringify(verdicts));
    return written;
  }
}
