// Sign-in sessions: a random token in a cookie, its hash in the store, rights read anew at every request.
import { hash, randomBytes } from 'node:crypto';
import type { Context, MiddlewareHandler } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';
import { shortAddress } from '../domain/audit.ts';
import type { Person } from '../domain/person.ts';
import { personHeader, protocol, sessionMs, type Session } from '../domain/protocol.ts';
import { Refusal } from '../domain/refusal.ts';
import type { School } from '../domain/school.ts';
import { addressOf } from './address.ts';
import { Answer } from './answer.ts';
import type { Parts, PatrolEnv, SignedIn } from './env.ts';
import { newId } from './new-id.ts';
import { whenNotes } from './note-when.ts';
import type { KnownSession, NewSession } from './store/store.ts';
import { tokenBuckets } from './throttle.ts';

const dayMs = 86_400_000;
export const idleMs = 14 * dayMs;
export const seenEveryMs = 5 * 60_000;
const agentLength = 200;

const newToken = (): string => randomBytes(32).toString('base64url');
export const hashOf = (token: string): string => hash('sha256', token);

/** `__Host-` asks for Secure, which a trial over plain HTTP on the school's network cannot have. */
export const cookieName = (parts: Pick<Parts, 'isSecure'>): string => (parts.isSecure ? '__Host-patrol' : 'patrol');

export const agentOf = (c: Context<PatrolEnv>): string =>
  (c.req.header('user-agent') ?? '').slice(0, agentLength).toWellFormed();

/** A new session, the token that opens it, and the one its installation hands in with; nothing is stored yet. */
export function newSession(
  c: Context<PatrolEnv>,
  deviceId: string | undefined,
  now: number,
  parts: Pick<Parts, 'publicUrl'>,
): { session: NewSession; token: string; delivery: string | null } {
  const token = newToken();
  const delivery = deviceId === undefined ? null : newToken();
  const agent = agentOf(c);
  return {
    token,
    delivery,
    session: {
      id: newId(now),
      tokenHash: hashOf(token),
      deliveryHash: delivery === null ? null : hashOf(delivery),
      deviceId: deviceId ?? null,
      agent,
      createdAt: now,
      address: shortAddress(addressOf(c, parts)),
    },
  };
}

export function giveCookie(c: Context<PatrolEnv>, parts: Parts, token: string): void {
  setCookie(c, cookieName(parts), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: parts.isSecure,
    maxAge: sessionMs / 1000,
  });
}

export function takeCookie(c: Context<PatrolEnv>, parts: Parts): void {
  deleteCookie(c, cookieName(parts), { path: '/', secure: parts.isSecure });
}

/** What a browser is told about who is signed in. */
export const sessionOf = (store: Parts['store'], person: Person, school: School, now: number): Session => ({
  protocol,
  epoch: store.epoch,
  person,
  school,
  serverTime: now,
  publicKey: store.key.publicKey,
});

const isOver = (session: KnownSession, now: number): boolean =>
  now - session.lastSeenAt > idleMs || now - session.createdAt > sessionMs;

/** Lets only signed-in people through: `login` without a living session, or with that of another than is meant (S3), `revoked` when somebody ended it. */
export function signedIn(parts: Parts): MiddlewareHandler<PatrolEnv> {
  const { store } = parts;
  const bucket = tokenBuckets(parts.requestsPerMinute, parts.requestsPerMinute);
  const note = whenNotes();
  return async (c, next) => {
    const now = parts.now();
    const token = getCookie(c, cookieName(parts));
    const session = token === undefined ? undefined : await store.sessions.find(hashOf(token));
    if (!session || isOver(session, now)) throw new Refusal('login');
    if ((c.req.header(personHeader) ?? session.personId) !== session.personId) throw new Refusal('login');
    if (session.revokedAt !== null) throw new Refusal('revoked');
    const waitS = bucket(session.id, now);
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const who = await whoIs(parts, session);
    if (who.person.left) throw new Refusal('login');
    c.set('signedIn', { sessionId: session.id, deviceId: session.deviceId, ...who });
    if (now - session.lastSeenAt > seenEveryMs)
      await note(now, () => store.sessions.seen(session.schoolId, session.id, now));
    await next();
  };
}

/** Refuses `login` when there is no such person any more. */
export async function whoIs(
  { store }: Parts,
  { schoolId, personId }: { schoolId: string; personId: string },
): Promise<Pick<SignedIn, 'person' | 'school'>> {
  const person = await store.documents.read(schoolId, 'person', personId);
  const school = await store.documents.read(schoolId, 'school', schoolId);
  if (!person || !school) throw new Refusal('login');
  return { person, school };
}
