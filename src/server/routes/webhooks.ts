// Whom the school tells what happened: made, listed, tried and removed by managers of the whole school, and what became of each message.
import type { Hono } from 'hono';
import { randomBytes } from 'node:crypto';
import { authorize } from '../../domain/authorize.ts';
import { placeName } from '../../domain/place.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { mayTell, mostWebhooks, NewWebhook, WebhookMade, Webhooks, type WebhookRow } from '../../domain/webhook.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { newId } from '../new-id.ts';
import { hostOf, mustBeAddress } from '../outgoing.ts';
import { readJson, readMessage } from '../read-body.ts';
import { signedIn } from '../sessions.ts';
import { describe } from './describe.ts';
import { mustBePlaces } from './known-places.ts';

const noStore = { 'cache-control': 'no-store' };
/** What a secret begins with, so that people and scanners for secrets know what they have found. */
const mark = 'cp_hook_';

/** To those who do not look after the whole school there is nothing here. */
function mustLookAfter({ person }: SignedIn): void {
  if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
}

export function webhookRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  async function rowsOf(schoolId: string, at: number): Promise<WebhookRow[]> {
    const people = new Map((await store.documents.people(schoolId)).map((one) => [one.id, one]));
    const places = new Map((await store.documents.places(schoolId)).map((one) => [one.id, placeName(one)]));
    const { waiting } = await store.webhooks.queued(schoolId, at);
    return (await store.webhooks.list(schoolId)).map((webhook) => {
      const maker = people.get(webhook.madeBy);
      return {
        id: webhook.id,
        name: webhook.name,
        host: hostOf(webhook.url),
        events: webhook.events,
        places: webhook.places.map((id) => ({ id, name: places.get(id) ?? '' })),
        madeByName: maker?.name ?? '',
        madeAt: webhook.madeAt,
        state: maker && !maker.left && mayTell(maker) ? 'live' : 'stopped',
        waiting: waiting.get(webhook.id) ?? 0,
      };
    });
  }

  const list = describe({
    summary: 'Webhooks and what became of their messages; for managers of the whole school and who keeps the accounts',
    gives: Webhooks,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/webhooks', list, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const asOf = now();
    const [rows, sent] = [await rowsOf(who.school.id, asOf), await store.webhooks.deliveries(who.school.id)];
    const mayAdd = mayTell(who.person);
    // Whoever keeps the accounts sees that something went, and no content (T36).
    const deliveries = mayAdd ? sent : sent.map((one) => Object.assign(one, { about: '' }));
    const answer: Webhooks = { protocol, rows, deliveries, mayAdd, asOf };
    return c.json(answer, 200, noStore);
  });

  const make = describe({
    summary: 'Tell another system what happens; what messages are signed with is told once',
    takes: NewWebhook,
    gives: WebhookMade,
    status: 201,
    refuses: [
      'bad-json',
      'bad-shape',
      'unknown-field',
      'login',
      'revoked',
      'csrf',
      'forbidden',
      'not-found',
      'limit-reached',
      'place-unknown',
      'too-large',
      'not-json',
    ],
  });
  app.post('/api/webhooks', make, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const wanted = readMessage(NewWebhook, await readJson(c));
    if (!mayTell(who.person)) throw new Refusal('forbidden');
    mustBeAddress(wanted.url);
    await mustBePlaces(store, who.school.id, wanted.places);
    const [id, madeAt, secret] = [newId(now()), now(), mark + randomBytes(32).toString('base64url')];
    if (
      !(await store.webhooks.add(who.school.id, { ...wanted, id, secret, madeBy: who.person.id, madeAt }, mostWebhooks))
    )
      throw new Refusal('limit-reached');
    const answer: WebhookMade = { protocol, id, secret };
    return c.json(answer, 201, noStore);
  });

  const remove = describe({
    summary: 'Tell this system nothing more',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.delete('/api/webhooks/:id', remove, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    if (!(await store.webhooks.remove(who.school.id, c.req.param('id'), who.person.id, now())))
      throw new Refusal('not-found');
    return c.body(null, 204);
  });

  const again = describe({
    summary: 'Send a message of a webhook once more',
    status: 204,
    refuses: ['login', 'revoked', 'csrf', 'not-found'],
  });
  app.post('/api/webhooks/:id/deliveries/:delivery/again', again, guard, async (c) => {
    const who = c.get('signedIn');
    mustLookAfter(who);
    const { id, delivery } = c.req.param();
    if (!(await store.webhooks.again(who.school.id, id, delivery, now()))) throw new Refusal('not-found');
    return c.body(null, 204);
  });
}
