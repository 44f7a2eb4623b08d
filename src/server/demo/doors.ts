// The doors of the server, as people and their phones go through them: signed in, one request after the other, at the hour of the demo.
import { hash } from 'node:crypto';
import type { Entry } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import { protocol, type Announced, type PushAnswer, type Verdict } from '../../domain/protocol.ts';
import { buildApp } from '../app.ts';
import type { Parts } from '../env.ts';
import { openLog } from '../log.ts';
import { passwordKeeper } from '../passwords.ts';
import { makeSetUpCode } from '../set-up-code.ts';
import { version } from '../version.ts';

/** Nobody guesses what is as long as a key, however quickly it is tried. */
const quickly = { memoryKiB: 8, passes: 1 };

/** Before a session that nobody used is over (`sessions.ts`). */
const idleMs = 12 * 86_400_000;

type Asked = { at: number; body?: unknown; type?: string; agent?: string };
type Known = { cookie: string; usedAt: number };

/** Everything is asked in somebody's name, `at` a time of the server's clock (UTC ms). Throws what a person would be told. */
export class Doors {
  readonly #app: ReturnType<typeof buildApp>;
  /** What the console of this school says. */
  readonly setUpCode: string;
  readonly #passwordOf: (person: Person) => string;
  readonly #sessions = new Map<string, Known>();
  #at = 0;

  constructor(parts: Parts, passwordOf: (person: Person) => string) {
    this.#passwordOf = passwordOf;
    const requestsPerMinute = Number.MAX_SAFE_INTEGER;
    // What is held aside is meant to be, and no news for the console.
    const log = openLog('error');
    this.setUpCode = parts.setUpCode ?? makeSetUpCode();
    const passwords = passwordKeeper(quickly);
    const { setUpCode } = this;
    this.#app = buildApp({ ...parts, setUpCode, passwords, now: () => this.#at, log, dist: null, requestsPerMinute });
  }

  /** Entries of one phone. One that is not `expected` ends the demo. */
  async push(
    by: Person,
    entries: readonly Entry[],
    at: number,
    expected: 'accepted' | 'quarantined' = 'accepted',
  ): Promise<Verdict[]> {
    const device = entries[0]?.device;
    const body = { protocol, device, build: version(), entries };
    const { verdicts } = (await this.ask(by, 'POST', '/api/ledger', { at, body })) as PushAnswer;
    const other = verdicts.find(({ verdict }) => verdict !== expected);
    if (other) throw new Error(`the demo made an entry that is not ${expected}: ${JSON.stringify(other)}`);
    return verdicts;
  }

  async photo(by: Person, bytes: Uint8Array, at: number): Promise<void> {
    await this.ask(by, 'PUT', `/api/photos/${hash('sha256', bytes)}`, { at, body: bytes, type: 'image/png' });
  }

  /** What a phone says it holds. */
  async announce(
    by: Person,
    said: { device: string; items: Announced[]; lost?: { device: string; things: number; at: number } },
    { at, agent }: { at: number; agent: string },
  ): Promise<void> {
    await this.ask(by, 'POST', '/api/announce', { at, agent, body: { protocol, ...said } });
  }

  /** A phone brings something once more, which changes nothing, and says which version of the app it runs. */
  async again(by: Person, entry: Entry, build: string, { at, agent }: { at: number; agent: string }): Promise<void> {
    const body = { protocol, device: entry.device, build, entries: [entry] };
    await this.ask(by, 'POST', '/api/ledger', { at, agent, body });
  }

  /** Without an account, as whoever scans a code on the wall. */
  async askAsStranger(method: string, path: string, asked: Asked): Promise<unknown> {
    return this.#send(method, path, { agent: '', ...asked }, {});
  }

  /** The answer, read; undefined where there is none to read. */
  async ask(by: Person, method: string, path: string, { at, body, type, agent = '' }: Asked): Promise<unknown> {
    const { cookie } = await this.#session(by, at);
    return this.#send(method, path, { at, body, type, agent }, { cookie });
  }

  /** Everybody signs out. */
  async leave(at: number): Promise<void> {
    for (const { cookie } of this.#sessions.values()) await this.#end(cookie, at);
    this.#sessions.clear();
  }

  async #session(person: Person, at: number): Promise<Known> {
    const known = this.#sessions.get(person.id);
    if (known && at - known.usedAt < idleMs) {
      known.usedAt = Math.max(at, known.usedAt);
      return known;
    }
    const body = { username: person.username, password: this.#passwordOf(person) };
    if (known) await this.#end(known.cookie, at);
    const cookie = await this.#cookieOf(body, at);
    const made = { cookie, usedAt: at };
    this.#sessions.set(person.id, made);
    return made;
  }

  /** One that nobody used for two weeks has ended by itself. */
  async #end(cookie: string, at: number): Promise<void> {
    const { ok, status } = await this.#request('DELETE', '/api/session', { at }, { cookie });
    if (!ok && status !== 401) throw new Error(`the demo cannot sign out: ${status}`);
  }

  async #cookieOf(body: unknown, at: number): Promise<string> {
    const response = await this.#request('POST', '/api/session', { at, body }, {});
    const [cookie = ''] = response.headers.getSetCookie();
    if (!response.ok) throw new Error(`the demo cannot sign in: ${await response.text()}`);
    return cookie.split(';')[0] ?? '';
  }

  async #send(method: string, path: string, asked: Asked, headers: Record<string, string>): Promise<unknown> {
    const response = await this.#request(method, path, asked, headers);
    const text = await response.text();
    if (!response.ok) throw new Error(`the demo was refused ${method} ${path}: ${text}`);
    return text === '' ? undefined : (JSON.parse(text) as unknown);
  }

  async #request(
    method: string,
    path: string,
    { at, body, type = 'application/json', agent }: Asked,
    headers: Record<string, string>,
  ): Promise<Response> {
    this.#at = at;
    const isBytes = body instanceof Uint8Array;
    return this.#app.request(path, {
      method,
      headers: {
        'x-patrol': '1',
        ...(agent && { 'user-agent': agent }),
        ...(body !== undefined && { 'content-type': type }),
        ...headers,
      },
      ...(body !== undefined && { body: isBytes ? Buffer.from(body) : JSON.stringify(body) }),
    });
  }
}
