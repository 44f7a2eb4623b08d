// PINs: signing in with one on the phone it was chosen on, choosing one, and a password of one's own later (ADR 18).
import type { Context, Hono } from 'hono';
import { shortAddress } from '../../domain/audit.ts';
import { KeepPassword, KeepPin, PinState, SignInByPin } from '../../domain/pin-wire.ts';
import { protocol, SessionOpened } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { knownBrowser, markOf, rememberBrowser } from '../known-browsers.ts';
import { readJson, readMessage } from '../read-body.ts';
import { agentOf, giveCookie, hashOf, newSession, sessionOf, signedIn } from '../sessions.ts';
import { attempts } from '../throttle.ts';
import { describe } from './describe.ts';

const noStore = { 'cache-control': 'no-store' };
/** Wrong passwords of somebody who is signed in already, before each costs time. */
const freeProofs = 5;

type PinOf = { schoolId: string; personId: string; deviceId: string; mark: string | null };

const asksToProve = [
  'bad-json',
  'bad-shape',
  'login',
  'revoked',
  'csrf',
  'unknown-field',
  'wrong-password',
  'wrong-pin',
  'pin-over',
  'conflict',
  'too-many-requests',
] as const;

export function pinRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);
  const proofs = attempts(freeProofs);

  async function noteWrong(c: Context<PatrolEnv>, schoolId: string, personId: string): Promise<void> {
    const said = { what: 'pin', address: shortAddress(addressOf(c, parts)), agent: agentOf(c) };
    await store.audit.note(schoolId, { kind: 'sign-in-failed', by: null, about: personId, said, at: now() });
  }

  /** Refuses `pin-over` where there is none or no more, `wrong-pin`, and answers `too-many-requests` while one has to wait. */
  async function mustFit(c: Context<PatrolEnv>, pin: string, of: PinOf): Promise<void> {
    const { schoolId, personId, deviceId, mark } = of;
    if (mark === null) throw new Refusal('pin-over');
    const begun = await store.pins.begin(schoolId, personId, deviceId, hashOf(mark), now());
    if (begun.is === 'over') throw new Refusal('pin-over');
    if (begun.is === 'wait')
      throw new Answer('too-many-requests', { 'retry-after': String(Math.ceil(begun.waitMs / 1000)) });
    if (await parts.passwords.fits(pin, begun.secret)) return;
    await noteWrong(c, schoolId, personId);
    throw new Refusal((await store.pins.has(schoolId, personId, deviceId)) ? 'wrong-pin' : 'pin-over');
  }

  const enter = describe({
    summary: 'Sign in with the PIN of this phone; from no other',
    takes: SignInByPin,
    gives: SessionOpened,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'unknown-field',
      'set-up-first',
      'login',
      'wrong-pin',
      'pin-over',
      'too-many-requests',
    ],
  });
  app.post('/api/session/pin', enter, async (c) => {
    const { username: typed, pin, device } = readMessage(SignInByPin, await readJson(c));
    const username = typed.trim().toLowerCase();
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    const mark = knownBrowser(c, parts, username);
    const credential = mark === null ? undefined : await store.people.credential(school.id, username);
    // Nobody and nothing are answered alike, and cost no comparing: another phone learns nothing here.
    if (!credential) throw new Refusal('pin-over');
    const of = { schoolId: school.id, personId: credential.personId, deviceId: device, mark };
    await mustFit(c, pin, of);
    const person = await store.documents.read(school.id, 'person', credential.personId);
    if (!person || person.left) throw new Refusal('login');
    const { session, token, delivery } = newSession(c, device, now(), parts);
    if (!(await store.pins.right(school.id, person.id, device, session))) throw new Refusal('pin-over');
    giveCookie(c, parts, token);
    rememberBrowser(c, parts, username);
    const answer: SessionOpened = { ...sessionOf(store, person, school, now()), delivery };
    return c.json(answer, 201, noStore);
  });

  const ask = describe({ summary: 'Is there a PIN on this phone', gives: PinState, refuses: ['login', 'revoked'] });
  app.get('/api/pin', ask, guard, async (c) => {
    const { person, school, deviceId } = c.get('signedIn');
    const credential = await store.people.credential(school.id, person.username);
    const answer: PinState = {
      protocol,
      isSet: deviceId !== null && (await store.pins.has(school.id, person.id, deviceId)),
      canBe: deviceId !== null,
      hasPassword: typeof credential?.secret === 'string',
    };
    return c.json(answer, 200, noStore);
  });

  /** A phone that lies open proves nothing: whoever changes how it is opened knows the password, or the PIN. */
  async function mustProve(
    c: Context<PatrolEnv>,
    { person, school, deviceId, sessionId }: SignedIn,
    { password, was }: { password?: string | undefined; was?: string | undefined },
  ): Promise<void> {
    if (password !== undefined) {
      const waitS = proofs.begin(sessionId, now());
      if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
      const credential = await store.people.credential(school.id, person.username);
      if (!(await parts.passwords.fits(password, credential?.secret ?? undefined))) throw new Refusal('wrong-password');
      return proofs.succeeded(sessionId);
    }
    if (was === undefined || deviceId === null) throw new Refusal('wrong-pin');
    const mark = knownBrowser(c, parts, person.username);
    await mustFit(c, was, { schoolId: school.id, personId: person.id, deviceId, mark });
    await store.pins.right(school.id, person.id, deviceId, null);
  }

  const keep = describe({
    summary: 'Choose a PIN for this phone',
    takes: KeepPin,
    status: 204,
    refuses: [...asksToProve, 'weak-pin'],
  });
  app.put('/api/pin', keep, guard, async (c) => {
    const who = c.get('signedIn');
    const { pin, ...known } = readMessage(KeepPin, await readJson(c));
    const { person, school, deviceId } = who;
    if (deviceId === null) throw new Refusal('conflict');
    await mustProve(c, who, known);
    const mark = markOf(c, parts, person.username);
    const kept = { markHash: hashOf(mark), secret: await parts.passwords.keep(pin) };
    await store.pins.keep(school.id, person.id, deviceId, kept, now());
    rememberBrowser(c, parts, person.username, mark);
    return c.body(null, 204);
  });

  const forget = describe({
    summary: 'Take the PIN from this phone; not where nothing else opens the account',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'conflict'],
  });
  app.delete('/api/pin', forget, guard, async (c) => {
    const { person, school, deviceId } = c.get('signedIn');
    const credential = await store.people.credential(school.id, person.username);
    if (!credential?.secret) throw new Refusal('conflict');
    if (deviceId !== null) await store.pins.forget(school.id, person.id, deviceId);
    return c.body(null, 204);
  });

  const choose = describe({
    summary: 'Choose a password of one’s own; ends the other sessions',
    takes: KeepPassword,
    status: 204,
    refuses: [...asksToProve, 'weak-password'],
  });
  app.put('/api/password', choose, guard, async (c) => {
    const who = c.get('signedIn');
    const { chosen, ...known } = readMessage(KeepPassword, await readJson(c));
    await mustProve(c, who, known);
    const secret = await parts.passwords.keep(chosen);
    const { id } = who.person;
    await store.people.setPassword(who.school.id, id, secret, who.sessionId, { by: id, at: now() });
    return c.body(null, 204);
  });
}
