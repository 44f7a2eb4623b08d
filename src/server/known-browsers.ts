// The browsers somebody has signed in on before. Whoever guesses elsewhere slows himself down, and never the inspector
// who comes back to her own phone (T14).
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Context } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import type { Parts, PatrolEnv } from './env.ts';

/** A phone that is handed on knows the last few people. */
const mostPeople = 8;
const keptS = 400 * 86_400;

const cookieName = (parts: Pick<Parts, 'isSecure'>): string => (parts.isSecure ? '__Host-known' : 'known');

/** Says nothing of whom it is for to those who read the cookie. */
function markFor(username: string, nonce: string, secret: Uint8Array): string {
  const signature = createHmac('sha256', secret).update(`known browser\n${username}\n${nonce}`).digest('base64url');
  return `${nonce}.${signature}`;
}

function isFor(mark: string, username: string, secret: Uint8Array): boolean {
  const [given, expected] = [mark, markFor(username, mark.split('.')[0] ?? '', secret)].map((text) =>
    Buffer.from(text),
  );
  return given?.length === expected?.length && timingSafeEqual(given!, expected!);
}

const marksOf = (c: Context<PatrolEnv>, parts: Parts): string[] =>
  (getCookie(c, cookieName(parts)) ?? '').split('~').slice(0, mostPeople);

/** What this browser's failures are counted under for this person; null where he has never signed in. */
export function knownBrowser(c: Context<PatrolEnv>, parts: Parts, username: string): string | null {
  return marksOf(c, parts).find((mark) => isFor(mark, username, parts.store.secret)) ?? null;
}

/** What this browser is known by for this person, or will be: a new one is kept by `rememberBrowser`. */
export const markOf = (c: Context<PatrolEnv>, parts: Parts, username: string): string =>
  knownBrowser(c, parts, username) ?? markFor(username, randomBytes(16).toString('base64url'), parts.store.secret);

export function rememberBrowser(
  c: Context<PatrolEnv>,
  parts: Parts,
  username: string,
  own = markOf(c, parts, username),
): void {
  const others = marksOf(c, parts).filter((mark) => mark !== '' && mark !== own);
  setCookie(c, cookieName(parts), [own, ...others].slice(0, mostPeople).join('~'), {
    path: '/',
    httpOnly: true,
    sameSite: 'Lax',
    secure: parts.isSecure,
    maxAge: keptS,
  });
}
