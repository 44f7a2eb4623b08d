// Invites: made and taken back by whoever keeps accounts; used by whoever holds the code, who is nobody yet.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import {
  AskInvitation,
  AskInvites,
  inviteCodeIn,
  Invitation,
  Invites,
  InvitesMade,
  UseInvite,
} from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import { protocol, SessionOpened } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import { makeEntries } from '../entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { inviteHash } from '../invite-code.ts';
import { markOf, rememberBrowser } from '../known-browsers.ts';
import { makeInvites } from '../making-invites.ts';
import { readJson, readMessage } from '../read-body.ts';
import { giveCookie, hashOf, newSession, sessionOf, signedIn } from '../sessions.ts';
import { isGood } from '../store/invite-store.ts';
import { attempts } from '../throttle.ts';
import { describe } from './describe.ts';

const noStore = { 'cache-control': 'no-store' };
/** Free failures from one address, as for signing in: the staff of a school share one. */
const freeGuesses = 100;

function mustKeepAccounts(person: Person): void {
  if (!authorize(person, { do: 'add-person' })) throw new Refusal('not-found');
}

export function inviteRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);
  const guesses = attempts(freeGuesses);

  const ask = describe({
    summary: 'Invites that may still be used, without their codes',
    gives: Invites,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/invites', ask, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustKeepAccounts(person);
    const names = new Map((await store.documents.people(school.id)).map((one) => [one.id, one.name]));
    const open = await store.invites.open(school.id, now());
    const answer: Invites = {
      protocol,
      invites: open.map(({ id, personId, madeBy, madeAt, until }) => ({
        id,
        personId,
        name: names.get(personId) ?? '',
        madeByName: names.get(madeBy) ?? '',
        madeAt,
        until,
      })),
      waiting: await store.people.withoutPassword(school.id),
      asOf: now(),
    };
    return c.json(answer, 200, noStore);
  });

  const make = describe({
    summary: 'Invite people who have no password yet; the codes are told this once',
    takes: AskInvites,
    gives: InvitesMade,
    status: 201,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'not-found', 'conflict', 'unknown-field'],
  });
  app.post('/api/invites', make, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustKeepAccounts(person);
    const asked = readMessage(AskInvites, await readJson(c));
    const known = new Map((await store.documents.people(school.id)).map((one) => [one.id, one]));
    const people = asked.people.map((id) => known.get(id) ?? null);
    if (!people.every((one) => one !== null)) throw new Refusal('not-found');
    const at = now();
    const { kept, told, facts } = await makeInvites(parts, people, person.id, at);
    const entries = (first: number) => makeEntries(facts, person.id, store.device, first, at);
    await store.invites.make(school.id, person, kept, entries, at);
    const answer: InvitesMade = { protocol, invites: told };
    return c.json(answer, 201, noStore);
  });

  const end = describe({
    summary: 'Take an invite back',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.delete('/api/invites/:id', end, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    mustKeepAccounts(person);
    const id = c.req.param('id');
    if (!v.is(Id, id) || !(await store.invites.revoke(school.id, id, person.id, now()))) throw new Refusal('not-found');
    return c.body(null, 204);
  });

  /** What a code is known by. A guess counts before anything is looked up; `right` takes back that it did. */
  async function guessed(c: Context<PatrolEnv>, typed: string): Promise<{ codeHash: string; right: () => void }> {
    const address = addressOf(c, parts);
    const waitS = guesses.begin(address, now());
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const code = inviteCodeIn(typed);
    if (code === null) throw new Refusal('invite-unknown');
    const codeHash = await inviteHash(code, store.secret);
    return { codeHash, right: () => guesses.takeBack(address, now()) };
  }

  const look = describe({
    summary: 'Whom a code invites; for whoever holds it',
    takes: AskInvitation,
    gives: Invitation,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'unknown-field',
      'set-up-first',
      'invite-unknown',
      'invite-over',
      'too-many-requests',
    ],
  });
  app.post('/api/invitation', look, async (c) => {
    const { code, device } = readMessage(AskInvitation, await readJson(c));
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    const { codeHash, right } = await guessed(c, code);
    const invite = await store.invites.find(school.id, codeHash);
    if (!invite) throw new Refusal('invite-unknown');
    right();
    const person = await store.documents.read(school.id, 'person', invite.personId);
    if (!isGood(invite, now(), device) || !person || person.left) throw new Refusal('invite-over');
    const { name, username, role } = person;
    const answer: Invitation = { protocol, schoolName: school.name, name, username, role, until: invite.until };
    return c.json(answer, 200, noStore);
  });

  const use = describe({
    summary: 'Choose the first password, or a PIN for this installation, with a code, and be signed in; once',
    takes: UseInvite,
    gives: SessionOpened,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'unknown-field',
      'set-up-first',
      'weak-password',
      'weak-pin',
      'invite-unknown',
      'invite-over',
      'too-many-requests',
    ],
  });
  app.post('/api/invitation/used', use, async (c) => {
    const { code, password, pin, device } = readMessage(UseInvite, await readJson(c));
    const school = await store.documents.school();
    if (!school) throw new Refusal('set-up-first');
    const { codeHash, right } = await guessed(c, code);
    // A stranger's guess must not cost what keeping a password costs.
    const invite = await store.invites.find(school.id, codeHash);
    if (!invite) throw new Refusal('invite-unknown');
    right();
    const at = now();
    const invited = await store.documents.read(school.id, 'person', invite.personId);
    if (!invited) throw new Refusal('invite-over');
    const { session, token, delivery } = newSession(c, device, at, parts);
    // The browser hears what it is known by only once the invite was good: the answer to a refusal has no such cookie.
    const mark = markOf(c, parts, invited.username);
    const secret = await parts.passwords.keep(pin ?? password ?? '');
    const chosen = pin === undefined ? { secret } : { pin: { secret, markHash: hashOf(mark) } };
    const personId = await store.invites.use(school.id, codeHash, chosen, session, at);
    const person = await store.documents.read(school.id, 'person', personId);
    if (!person) throw new Error(`the person ${personId} is gone`);
    giveCookie(c, parts, token);
    rememberBrowser(c, parts, person.username, mark);
    const answer: SessionOpened = { ...sessionOf(store, person, school, now()), delivery };
    return c.json(answer, 201, noStore);
  });
}
