// What the asker is told inside the app, and whether this browser is to be woken for it. Everybody's own only.
import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import { Messages } from '../../domain/message.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { NewSubscription, ReadMessages } from '../../domain/schema/message.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { isPushEndpoint } from '../push/endpoint.ts';
import { publicKeyOf } from '../push/vapid.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { Before, Limit, readQuery, writePageEnd } from './query.ts';

const noStore = { 'cache-control': 'no-store' };
const Query = v.strictObject({ before: Before, limit: Limit });
const changing = [
  'bad-json',
  'bad-shape',
  'unknown-field',
  'login',
  'revoked',
  'csrf',
  'too-large',
  'not-json',
] as const;

export function messageRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const list = describe({
    summary: 'The own messages, newest first, and how many are unread',
    gives: Messages,
    query: Object.keys(Query.entries),
    refuses: ['bad-query', 'login', 'revoked'],
  });
  app.get('/api/messages', list, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    const { rows, more, unread } = await store.messages.list(school.id, person.id, readQuery(c, Query));
    const last = rows.at(-1);
    const next = more && last ? writePageEnd(last) : null;
    const pushKey = publicKeyOf(store.pushes.keys);
    const answer: Messages = { protocol, personId: person.id, rows, unread, next, pushKey, asOf: now() };
    return c.json(answer, 200, noStore);
  });

  const read = describe({
    summary: 'Messages are read: some, or all up to one of them; on every phone of the person',
    takes: ReadMessages,
    status: 204,
    refuses: changing,
  });
  app.post('/api/messages/read', read, guard, async (c) => {
    const { person, school } = c.get('signedIn');
    await store.messages.read(school.id, person.id, readMessage(ReadMessages, await readJson(c)), now());
    return c.body(null, 204);
  });

  const subscribe = describe({
    summary: 'This browser is to be woken for messages, as long as this session lives',
    takes: NewSubscription,
    status: 204,
    refuses: changing,
  });
  app.post('/api/push-subscription', subscribe, guard, async (c) => {
    const { person, school, sessionId } = c.get('signedIn');
    const given = readMessage(NewSubscription, await readJson(c));
    if (!isPushEndpoint(given.endpoint, parts.pushAnywhere ?? false))
      throw new Refusal('bad-shape', { path: 'endpoint' });
    const contact = contactOf(c, parts);
    await store.pushes.subscribe(school.id, { ...given, sessionId, personId: person.id, contact });
    return c.body(null, 204);
  });

  const unsubscribe = describe({
    summary: 'This browser is not to be woken any more',
    status: 204,
    refuses: ['login', 'revoked', 'csrf'],
  });
  app.delete('/api/push-subscription', unsubscribe, guard, async (c) => {
    const { school, sessionId } = c.get('signedIn');
    await store.pushes.unsubscribe(school.id, sessionId);
    return c.body(null, 204);
  });
}

/** Push services want to know whom to ask; the school's own address says that. */
function contactOf(c: Context<PatrolEnv>, { publicUrl, isSecure }: Parts): string {
  const host = c.req.header('host') ?? new URL(c.req.url).host;
  return publicUrl ?? `${isSecure ? 'https' : 'http'}://${host}`;
}
