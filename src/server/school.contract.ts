// A school on the real app, in memory, for tests: the cast of `tests/cast.ts` with real accounts and cookies.
import { mkdtempSync, rmSync } from 'node:fs';
import { rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { admin, canteen, checklist, dorm3, entry, floor2, li, sun, tonight, wang, yucai } from '../../tests/cast.ts';
import type { Entry } from '../domain/entry.ts';
import type { Person } from '../domain/person.ts';
import type { PushAnswer, Verdict } from '../domain/protocol.ts';
import { buildApp } from './app.ts';
import { makeEntries } from './entries.ts';
import type { Parts } from './env.ts';
import { openLog } from './log.ts';
import { passwordKeeper } from './passwords.ts';
import { diskPhotos } from './photos/disk.ts';
import { openSqlite } from './store/sqlite.ts';

export const password = 'a long password';
const cheap = { memoryKiB: 8, passes: 1 };
const passwords = passwordKeeper(cheap);
const secret = passwords.keep(password);
/** What a power cut takes is asked in `photos/disk.test.ts` and by `tests/proof`; waiting for the disk would only be slow. */
const noSync = { syncFile: async () => undefined, rename, syncFolder: async () => undefined };

/** The server's clock, moved on purpose. */
export type Clock = { ms: number };

export class School {
  readonly dataDir: string;
  readonly clock: Clock = { ms: tonight + 5000 };
  readonly parts: Parts;
  readonly app: ReturnType<typeof buildApp>;
  #cookies = new Map<string, Promise<string>>();

  constructor(dataDir: string, over: Partial<Parts> = {}) {
    this.dataDir = dataDir;
    this.parts = {
      store: openSqlite(':memory:', () => undefined),
      photos: diskPhotos(dataDir, noSync),
      passwords,
      log: openLog('silent'),
      now: () => this.clock.ms,
      templatesFor: () => [checklist],
      earlierEdition: () => null,
      setUpCode: 'ABCD-2345',
      publicUrl: null,
      isSecure: false,
      dist: null,
      requestsPerMinute: 100_000,
      ...over,
    };
    this.app = buildApp(this.parts);
  }

  /** The requests of a person's browser; `who` null is a stranger. */
  async ask(
    who: Person | null,
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const isBytes = body instanceof Uint8Array;
    const cookie = who ? await this.cookieOf(who) : '';
    return this.app.request(path, {
      method,
      headers: {
        'x-patrol': '1',
        ...(body === undefined ? {} : { 'content-type': isBytes ? 'image/jpeg' : 'application/json' }),
        ...(cookie ? { cookie } : {}),
        ...headers,
      },
      ...(body === undefined
        ? {}
        : { body: isBytes ? Buffer.from(body) : typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  async json<T>(who: Person | null, method: string, path: string, body?: unknown): Promise<T> {
    const response = await this.ask(who, method, path, body);
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text) as T;
  }

  async push(who: Person, ...entries: unknown[]): Promise<Verdict[]> {
    const answer = await this.json<PushAnswer>(who, 'POST', '/api/ledger', {
      protocol: 'patrol/1',
      device: entry('place-added', dorm3).device,
      build: 'test',
      entries,
    });
    return answer.verdicts;
  }

  /** Somebody new, added by the safety office, with the password of all. */
  async join(who: Omit<Person, 'id'>): Promise<Person> {
    return (await this.json<{ person: Person }>(sun, 'POST', '/api/people', { ...who, password })).person;
  }

  async signIn(who: Person): Promise<string> {
    const response = await this.ask(null, 'POST', '/api/session', { username: who.username, password });
    if (!response.ok) throw new Error(`sign in answered ${response.status}`);
    return (response.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  }

  /** Signs a person in on a phone; the token with which it hands in from then on. */
  async deliveryToken(who: Person, device: string): Promise<string> {
    const asked = { username: who.username, password, device };
    return (await this.json<{ delivery: string }>(null, 'POST', '/api/session', asked)).delivery;
  }

  cookieOf(who: Person): Promise<string> {
    const cookie = this.#cookies.get(who.id) ?? this.signIn(who);
    this.#cookies.set(who.id, cookie);
    return cookie;
  }

  /** Everybody signs in again at the next question. */
  forgetCookies(): void {
    this.#cookies.clear();
  }

  /** From now on this person's browser holds this cookie. */
  useCookie(who: Person, cookie: string): void {
    this.#cookies.set(who.id, Promise.resolve(cookie));
  }
}

/** A school nobody has set up yet; its folder goes when the test ends. */
export function emptySchool(over: Partial<Parts> = {}): School {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-test-'));
  const school = new School(dataDir, over);
  onTestFinished(async () => {
    await school.parts.store.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return school;
}

/** 育才中学 with Wang, Li, Sun and the admin, its places and Z1. */
export async function openSchool(over: Partial<Parts> = {}): Promise<School> {
  const school = emptySchool(over);
  await fill(school.parts.store);
  return school;
}

export async function fill(store: Parts['store'], now = tonight - 3_600_000): Promise<void> {
  const founding = (first: number): Entry[] =>
    makeEntries(
      [
        { kind: 'school-founded', schema: 1, subject: yucai.id, body: yucai },
        { kind: 'person-added', schema: 1, subject: sun.id, body: sun },
        { kind: 'template-published', schema: 1, subject: 'Z1@1', body: checklist },
        ...[dorm3, floor2, canteen].map((body) => ({
          kind: 'place-added' as const,
          schema: 1 as const,
          subject: body.id,
          body,
        })),
      ],
      sun.id,
      store.device,
      first,
      now,
    );
  const session = {
    id: sun.id,
    tokenHash: 'nobody holds this',
    deliveryHash: null,
    deviceId: null,
    agent: '',
    createdAt: now,
  };
  await store.people.found(yucai, sun, founding, await secret, session, now);
  await store.sessions.end(yucai.id, session.id);
  for (const person of [wang, li, admin]) {
    const added = (first: number) =>
      makeEntries(
        [{ kind: 'person-added', schema: 1, subject: person.id, body: person }],
        sun.id,
        store.device,
        first,
        now,
      );
    await store.people.add(yucai.id, sun, person, added, await secret, now);
  }
}
