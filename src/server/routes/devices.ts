// Signed-in phones and browsers, and ending one that was lost.
import type { Hono } from 'hono';
import * as v from 'valibot';
import { authorize } from '../../domain/authorize.ts';
import { Devices, protocol, type Device } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Id } from '../../domain/schema/text.ts';
import type { Parts, PatrolEnv, SignedIn } from '../env.ts';
import { idleMs, signedIn } from '../sessions.ts';
import { describe } from './describe.ts';

/** Whoever keeps accounts sees all devices of the school, everybody else the own ones. */
const whose = ({ person }: SignedIn): string | null => (authorize(person, { do: 'add-person' }) ? null : person.id);

export function deviceRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const guard = signedIn(parts);

  const ask = describe({ summary: 'Signed-in devices', gives: Devices, refuses: ['login', 'revoked'] });
  app.get('/api/devices', ask, guard, async (c) => {
    const who = c.get('signedIn');
    const found = await store.sessions.list(who.school.id, whose(who), now() - idleMs);
    const names = new Map((await store.documents.people(who.school.id)).map((person) => [person.id, person.name]));
    const devices = found.map((device): Device => ({
      id: device.id,
      personId: device.personId,
      personName: names.get(device.personId) ?? '',
      agent: device.agent,
      signedInAt: device.signedInAt,
      lastSeenAt: device.lastSeenAt,
      current: device.id === who.sessionId,
    }));
    const answer: v.InferOutput<typeof Devices> = { protocol, devices };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });

  const end = describe({ summary: 'Revoke a device', status: 204, refuses: ['login', 'revoked', 'csrf', 'not-found'] });
  app.delete('/api/devices/:id', end, guard, async (c) => {
    const who = c.get('signedIn');
    const id = c.req.param('id');
    const isRevoked =
      v.is(Id, id) && (await store.sessions.revoke(who.school.id, id, whose(who), now(), who.person.id));
    if (!isRevoked) throw new Refusal('not-found');
    return c.body(null, 204);
  });
}
