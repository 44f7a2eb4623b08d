// Who may hand in: whoever is signed in, and a phone with a delivery token, which reads nothing but receipts
// (`reliability.md` 2.8).
import type { Context, MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import { Answer } from './answer.ts';
import type { Parts, PatrolEnv } from './env.ts';
import { whenNotes } from './note-when.ts';
import { hashOf, seenEveryMs, signedIn, whoIs } from './sessions.ts';
import { tokenBuckets } from './throttle.ts';

const scheme = 'Patrol-Device ';

/**
 * `Authorization: Patrol-Device <token>` goes before any cookie. A token that somebody revoked still hands in, and what
 * it brings is kept aside. Refuses `login` for an unknown token.
 */
export function handingIn(parts: Parts): MiddlewareHandler<PatrolEnv> {
  const { store, requestsPerMinute } = parts;
  const guard = signedIn(parts);
  const bucket = tokenBuckets(requestsPerMinute, requestsPerMinute);
  const note = whenNotes();

  async function byToken(c: Context<PatrolEnv>, token: string): Promise<void> {
    const now = parts.now();
    const hash = hashOf(token);
    const phone = await store.phones.find(hash);
    if (!phone) throw new Refusal('login');
    const waitS = bucket(hash, now);
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const who = await whoIs(parts, phone);
    const isRevoked = phone.revokedAt !== null || who.person.left !== undefined;
    c.set('sender', { ...who, device: phone.deviceId, isRevoked });
    if (now - phone.lastSeenAt > seenEveryMs) await note(now, () => store.phones.seen(phone, now));
  }

  return async (c, next) => {
    const header = c.req.header('authorization');
    if (header?.startsWith(scheme)) {
      await byToken(c, header.slice(scheme.length));
      return next();
    }
    return guard(c, async () => {
      const { person, school } = c.get('signedIn');
      c.set('sender', { person, school, device: null, isRevoked: false });
      await next();
    });
  };
}
