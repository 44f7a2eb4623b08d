// Signing in and out, and who is signed in.
import type { Hono } from 'hono';
import { shortAddress } from '../../domain/audit.ts';
import { Session, SessionOpened, SignIn } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { knownBrowser, rememberBrowser } from '../known-browsers.ts';
import { readJson, readMessage } from '../read-body.ts';
import { agentOf, giveCookie, newSession, sessionOf, signedIn, takeCookie } from '../sessions.ts';
import { attempts, type WaitS } from '../throttle.ts';
import { describe } from './describe.ts';

/**
 * Free failures: of one account from one address, of one account, from one address (a school's staff share one), and of
 * somebody on a browser that knows him.
 */
const free = { pair: 5, account: 50, address: 100, known: 10 };

export function sessionRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);
  const [pairs, accounts, addresses] = [attempts(free.pair), attempts(free.account), attempts(free.address)];
  const knowns = attempts(free.known);

  /** Where somebody has signed in before only what failed there counts: no stranger's guesses keep him out (T14). */
  function begin(username: string, address: string, known: string | null): WaitS {
    if (known !== null) return knowns.begin(known, now());
    const counters = [
      [addresses, address],
      [pairs, `${username}\n${address}`],
      [accounts, username],
    ] as const;
    const waitS = Math.max(...counters.map(([counter, key]) => counter.wait(key, now())));
    // Whoever has to wait makes nothing be remembered: names that are made up must not wash out what was counted.
    if (waitS === 0) for (const [counter, key] of counters) counter.count(key, now());
    return waitS;
  }

  function succeeded(username: string, address: string, known: string | null): void {
    if (known !== null) return knowns.succeeded(known);
    pairs.succeeded(`${username}\n${address}`);
    accounts.succeeded(username);
    // Only his own attempt: an account of one's own buys no guesses at others.
    addresses.takeBack(address, now());
  }

  const signIn = describe({
    summary: 'Sign in',
    takes: SignIn,
    gives: SessionOpened,
    status: 201,
    refuses: ['bad-json', 'bad-shape', 'wrong-password', 'login', 'csrf', 'set-up-first', 'too-many-requests'],
  });
  app.post('/api/session', signIn, async (c) => {
    const { username: typed, password, device } = readMessage(SignIn, await readJson(c));
    const username = typed.trim().toLowerCase();
    const address = addressOf(c, parts);
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    const known = knownBrowser(c, parts, username);
    const waitS = begin(username, address, known);
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const credential = await store.people.credential(school.id, username);
    const isRight = await parts.passwords.fits(password, credential?.secret ?? undefined);
    if (!isRight || !credential) {
      // What was typed for a name nobody has may be a password: it is noted nowhere.
      const about = credential?.personId ?? null;
      const said = { address: shortAddress(address), agent: agentOf(c) };
      await store.audit.note(school.id, { kind: 'sign-in-failed', by: null, about, said, at: now() });
      throw new Refusal('wrong-password');
    }
    const person = await store.documents.read(school.id, 'person', credential.personId);
    if (!person) throw new Refusal('wrong-password');
    succeeded(username, address, known);
    if (person.left) throw new Refusal('login');
    const { session, token, delivery } = newSession(c, device, now(), parts);
    await store.sessions.open(school.id, person.id, session);
    giveCookie(c, parts, token);
    rememberBrowser(c, parts, username);
    const answer: SessionOpened = { ...sessionOf(store, person, school, now()), delivery };
    return c.json(answer, 201, { 'cache-control': 'no-store' });
  });

  const ask = describe({ summary: 'Who is signed in', gives: Session, refuses: ['login', 'revoked'] });
  app.get('/api/session', ask, guard, (c) => {
    const { person, school } = c.get('signedIn');
    const answer: Session = sessionOf(store, person, school, now());
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const signOut = describe({ summary: 'Sign out', status: 204, refuses: ['login', 'revoked', 'csrf'] });
  app.delete('/api/session', signOut, guard, async (c) => {
    const { school, sessionId } = c.get('signedIn');
    await store.sessions.end(school.id, sessionId);
    takeCookie(c, parts);
    return c.body(null, 204);
  });
}
