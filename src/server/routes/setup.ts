// The first visit: the school, its first manager, its checklists. Once, by whoever reads the console.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { Hono } from 'hono';
import type { Person, Role } from '../../domain/person.ts';
import { protocol, SessionOpened, SetUp, SetUpState } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import type { School } from '../../domain/school.ts';
import { schemaOf } from '../../domain/template-rules.ts';
import { templateId } from '../../domain/template.ts';
import { addressOf } from '../address.ts';
import { Answer } from '../answer.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { rememberBrowser } from '../known-browsers.ts';
import { newId } from '../new-id.ts';
import { readJson, readMessage } from '../read-body.ts';
import { giveCookie, newSession, sessionOf } from '../sessions.ts';
import { attempts } from '../throttle.ts';
import { describe } from './describe.ts';

const firstRoles = new Set<Role>(['safety_office', 'principal', 'vice_principal', 'logistics_head', 'admin']);
const timeZone = 'Asia/Shanghai';
const freeGuesses = 5;

/** Typed by hand from a screen: case, spaces and hyphens do not matter. */
const plain = (code: string): string => code.toUpperCase().replace(/[\s-]/g, '');
const digest = (code: string): Buffer => createHash('sha256').update(plain(code)).digest();

export function setUpRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guesses = attempts(freeGuesses);

  const ask = describe({ summary: 'Whether the school is still to be set up', gives: SetUpState });
  app.get('/api/setup', ask, async (c) => {
    const school = await store.documents.school();
    const settings = school && (await store.documents.read(school.id, 'settings', school.id));
    const state: SetUpState = { protocol, needed: !school, ...(settings && { language: settings.language }) };
    return c.json(state, 200, { 'cache-control': 'no-store' });
  });

  function checkCode(given: string, address: string): void {
    const waitS = guesses.begin(address, now());
    if (waitS > 0) throw new Answer('too-many-requests', { 'retry-after': String(waitS) });
    const expected = parts.setUpCode ?? newId(now());
    if (!timingSafeEqual(digest(given), digest(expected))) throw new Refusal('set-up-code-wrong');
    guesses.succeeded(address);
  }

  const description = describe({
    summary: 'Set the school up and sign its first manager in',
    takes: SetUp,
    gives: SessionOpened,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'csrf',
      'already-set-up',
      'unknown-field',
      'set-up-code-wrong',
      'weak-password',
      'too-many-requests',
    ],
  });
  app.post('/api/setup', description, async (c) => {
    if (await store.documents.school()) throw new Refusal('already-set-up');
    const asked = readMessage(SetUp, await readJson(c));
    checkCode(asked.code, addressOf(c, parts));
    if (!firstRoles.has(asked.manager.role)) throw new Refusal('bad-shape');
    const at = now();
    const { name, username, role, password } = asked.manager;
    const school: School = { ...asked.school, id: newId(at), timeZone };
    const person: Person = { id: newId(at), name, username, role, scope: [] };
    const secret = await parts.passwords.keep(password);
    const { session, token, delivery } = newSession(c, asked.device, at, parts);
    const make = (first: number) =>
      makeEntries(foundingFacts(school, person, parts), person.id, store.device, first, at);
    await store.people.found(school, person, make, secret, session, at);
    giveCookie(c, parts, token);
    rememberBrowser(c, parts, username);
    const answer: SessionOpened = { ...sessionOf(store, person, school, now()), delivery };
    return c.json(answer, 201, { 'cache-control': 'no-store' });
  });
}

/** What the ledger of a new school begins with. */
export function foundingFacts(school: School, manager: Person, { templatesFor }: Pick<Parts, 'templatesFor'>): Fact[] {
  return [
    { kind: 'school-founded', schema: 1, subject: school.id, body: school },
    { kind: 'person-added', schema: 1, subject: manager.id, body: manager },
    ...templatesFor(school).map((body): Fact => ({
      kind: 'template-published',
      schema: schemaOf(body),
      subject: templateId(body),
      body,
    })),
  ];
}
