// Who reads with a token: another system of the school, as far as the token says, and as far as whoever made it may still give that.
import type { Context, MiddlewareHandler } from 'hono';
import { mayGive, type TokenKind } from '../domain/read-token.ts';
import type { Person } from '../domain/person.ts';
import { Refusal } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';
import { addressOf } from './address.ts';
import { Answer } from './answer.ts';
import type { Parts, PatrolEnv } from './env.ts';
import { whenNotes } from './note-when.ts';
import { hashOf, seenEveryMs } from './sessions.ts';
import type { KnownToken } from './store/token-store.ts';
import { tokenBuckets } from './throttle.ts';

const scheme = /^Bearer ([\w-]{20,100})$/i;
const strangersPerMinute = 60;

/** `person`: what the token may read, as somebody who reads it; nobody of the school. `places`: none for the whole school. */
export type Reader = { tokenId: string; person: Person; school: School; places: readonly string[] };

export const tokenState = (token: KnownToken, maker: Person | undefined, now: number) => {
  if (token.revokedAt !== null) return 'revoked' as const;
  if (now >= token.until) return 'over' as const;
  const given = maker && !maker.left ? mayGive(maker) : [];
  return token.kinds.every((kind) => given.includes(kind)) ? ('live' as const) : ('stopped' as const);
};

export type Readers = {
  /** Refuses `login` alike no token and one that is not good (any more), `not-found` one that does not read this kind. */
  read: (c: Context<PatrolEnv>, kind: TokenKind) => Promise<Reader>;
  guard: (kind: TokenKind) => MiddlewareHandler<PatrolEnv>;
};

/** One for the app: a token has so many requests a minute whatever it asks for. */
export function readers(parts: Parts): Readers {
  const { store, requestsPerMinute } = parts;
  const bucket = tokenBuckets(requestsPerMinute, requestsPerMinute);
  const guesses = tokenBuckets(strangersPerMinute, strangersPerMinute);
  const note = whenNotes();

  const notIn = (c: Context<PatrolEnv>, isGuess: boolean, now: number): Refusal => {
    const waitS = isGuess ? guesses(addressOf(c, parts), now) : 0;
    if (waitS > 0) return new Answer('too-many-requests', { 'retry-after': String(waitS) });
    return new Answer('login', { 'www-authenticate': 'Bearer' });
  };

  async function read(c: Context<PatrolEnv>, kind: TokenKind): Promise<Reader> {
    const now = parts.now();
    const given = scheme.exec(c.req.header('authorization') ?? '')?.[1];
    const token = given === undefined ? undefined : await store.tokens.find(hashOf(given));
    const school = token && (await store.documents.read(token.schoolId, 'school', token.schoolId));
    const maker = token && (await store.documents.read(token.schoolId, 'person', token.madeBy));
    if (!token || !school || tokenState(token, maker, now) !== 'live') throw notIn(c, given !== undefined, now);
    const waitS = bucket(token.id, now);
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    if (!token.kinds.includes(kind)) throw new Refusal('not-found');
    if (now - (token.lastUsedAt ?? 0) > seenEveryMs) await note(now, () => store.tokens.used(school.id, token.id, now));
    return { tokenId: token.id, person: readerOf(token), school, places: token.places };
  }

  return {
    read,
    guard: (kind) => async (c, next) => {
      c.set('reader', await read(c, kind));
      await next();
    },
  };
}

/** As the safety office of those places, which reads what is recorded and never who a student is. */
const readerOf = ({ id, name, places }: KnownToken): Person => ({
  id,
  name,
  username: 'token',
  role: 'safety_office',
  scope: places,
});
