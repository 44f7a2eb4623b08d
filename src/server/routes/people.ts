// Accounts, for whoever may keep them. Passwords go in and never come out.
import { PersonAdded } from '../../domain/invite.ts';
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { checkChange, checkScope, roleSchema } from '../../domain/person-rules.ts';
import { runsSchool, type Person } from '../../domain/person.ts';
import { ChangedPerson, NewPerson, protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { LeaveOrReturn, NewPassword, People } from '../../domain/reports.ts';
import { Id } from '../../domain/schema/text.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { makeInvites } from '../making-invites.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { bookOf } from './case-viewer.ts';
import { describe } from './describe.ts';
import { mustBePlaces } from './known-places.ts';

const noStore = { 'cache-control': 'no-store' };

/** To those who may not keep accounts there is nothing here. */
function mustKeepAccounts({ person }: SignedIn): void {
  if (!authorize(person, { do: 'add-person' })) throw new Refusal('not-found');
}

/** Refuses `not-found`, `not-oneself`, and `conflict` for whoever has left already. Somebody has to be left who runs the school. */
function checkLeaving(people: readonly Person[], id: string, by: Person): void {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Refusal('not-found');
  if (id === by.id) throw new Refusal('not-oneself');
  if (person.left) throw new Refusal('conflict');
  if (runsSchool(person) && !people.some((one) => one.id !== id && runsSchool(one))) throw new Refusal('last-manager');
}

/** Refuses `not-found`, and `conflict` for whoever is here. */
function checkReturn(people: readonly Person[], id: string): void {
  const person = people.find((one) => one.id === id);
  if (!person) throw new Refusal('not-found');
  if (!person.left) throw new Refusal('conflict');
}

async function cardsOf({ store }: Parts, schoolId: string): Promise<NonNullable<People['cards']>> {
  const { departments } = await bookOf({ store }, schoolId);
  const names = new Map(departments.map((one) => [one.id, one.name]));
  const cards = [...(await store.people.cards(schoolId))];
  return Object.fromEntries(
    cards.map(([id, { deptId, phone }]) => [id, { dept: names.get(deptId ?? '') ?? '', phone }]),
  );
}

export function peopleRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({
    summary: 'Everybody with an account',
    gives: People,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/people', ask, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepAccounts(who);
    const { id } = who.school;
    const answer: People = { protocol, people: await store.documents.people(id), cards: await cardsOf(parts, id) };
    return c.json(answer, 200, noStore);
  });

  const add = describe({
    summary: 'Add a person with an account',
    takes: NewPerson,
    gives: PersonAdded,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'username-taken',
      'unknown-field',
      'place-unknown',
      'weak-password',
    ],
  });
  app.post('/api/people', add, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepAccounts(who);
    const { password, ...asked } = readMessage(NewPerson, await readJson(c));
    const at = now();
    const person: Person = { id: newId(at), ...asked };
    checkScope(asked);
    await mustBePlaces(store, who.school.id, asked.scope);
    const added: Fact = { kind: 'person-added', schema: roleSchema(person.role), subject: person.id, body: person };
    const secret = password === undefined ? null : await parts.passwords.keep(password);
    const { kept, told, facts } = await makeInvites(parts, secret === null ? [person] : [], who.person.id, at);
    const make = (first: number) => makeEntries([added, ...facts], who.person.id, store.device, first, at);
    await store.people.add(who.school.id, who.person, person, make, secret, at, kept[0]);
    const answer: PersonAdded = { protocol, person, ...(told[0] && { invite: told[0] }) };
    return c.json(answer, 201, noStore);
  });

  const change = describe({
    summary: 'Somebody is called otherwise, does something else or works elsewhere',
    takes: ChangedPerson,
    gives: PersonAdded,
    refuses: [
      'bad-json',
      'bad-shape',
      'login',
      'revoked',
      'csrf',
      'not-found',
      'not-oneself',
      'last-manager',
      'unknown-field',
      'place-unknown',
    ],
  });
  app.post('/api/people/:id/changed', change, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepAccounts(who);
    const id = c.req.param('id');
    const body = readMessage(ChangedPerson, await readJson(c));
    checkScope(body);
    await mustBePlaces(store, who.school.id, body.scope);
    const at = now();
    const fact: Fact = { kind: 'person-changed', schema: roleSchema(body.role), subject: id, body };
    const make = (first: number) => makeEntries([fact], who.person.id, store.device, first, at);
    await store.people.change(
      who.school.id,
      who.person,
      (people) => checkChange(people, id, body, who.person),
      make,
      at,
    );
    const person = await store.documents.read(who.school.id, 'person', id);
    if (!person) throw new Error(`the person ${id} is gone`);
    const answer: PersonAdded = { protocol, person };
    return c.json(answer, 200, noStore);
  });

  for (const door of ['left', 'back'] as const) {
    const say = describe({
      summary: door === 'left' ? 'Somebody works here no more; ends all sessions' : 'Somebody works here again',
      takes: LeaveOrReturn,
      gives: PersonAdded,
      refuses: [
        'bad-json',
        'bad-shape',
        'login',
        'revoked',
        'csrf',
        'not-found',
        'conflict',
        'not-oneself',
        'last-manager',
        'unknown-field',
      ],
    });
    app.post(`/api/people/:id/${door}`, say, guard, async (c) => {
      const who = c.get('signedIn');
      mustKeepAccounts(who);
      const id = c.req.param('id');
      const { reason } = readMessage(LeaveOrReturn, await readJson(c));
      const at = now();
      const back = door === 'back';
      const fact: Fact = { kind: 'person-left', schema: 1, subject: id, body: { reason, back } };
      const make = (first: number) => makeEntries([fact], who.person.id, store.device, first, at);
      const check = (people: readonly Person[]) => (back ? checkReturn : checkLeaving)(people, id, who.person);
      if (back) await store.people.comeBack(who.school.id, who.person, check, make, at);
      else await store.people.leave(who.school.id, who.person, id, check, make, at);
      const person = await store.documents.read(who.school.id, 'person', id);
      if (!person) throw new Error(`the person ${id} is gone`);
      const answer: PersonAdded = { protocol, person };
      return c.json(answer, 200, noStore);
    });
  }

  const reset = describe({
    summary: 'Give a person a new password; ends all sessions of that person',
    takes: NewPassword,
    status: 204,
    refuses: ['bad-json', 'bad-shape', 'login', 'revoked', 'csrf', 'not-found', 'unknown-field', 'weak-password'],
  });
  app.post('/api/people/:id/password', reset, guard, async (c) => {
    const who = c.get('signedIn');
    mustKeepAccounts(who);
    const id = c.req.param('id');
    if (!v.is(Id, id)) throw new Refusal('not-found');
    const { password } = readMessage(NewPassword, await readJson(c));
    const secret = await parts.passwords.keep(password);
    const keepSession = id === who.person.id ? who.sessionId : null;
    if (!(await store.people.setPassword(who.school.id, id, secret, keepSession, { by: who.person.id, at: now() })))
      throw new Refusal('not-found');
    return c.body(null, 204);
  });
}
