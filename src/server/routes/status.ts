// How the server is, for those who look after the whole school.
import type { Hono } from 'hono';
import { authorize } from '../../domain/authorize.ts';
import { forgottenMs, phoneTally } from '../../domain/phone.ts';
import { protocol } from '../../domain/protocol.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Status } from '../../domain/status.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { signedIn } from '../sessions.ts';
import { version } from '../version.ts';
import { describe } from './describe.ts';

const weekMs = 7 * 86_400_000;

export function statusRoutes(app: Hono<PatrolEnv>, parts: Parts): void {
  const { store, now } = parts;
  const startedAt = now();

  async function phones(schoolId: string, at: number): Promise<Status['phones']> {
    const { n, owing, things, silent } = phoneTally(await store.phones.list(schoolId, at - forgottenMs), at);
    return { n, owing, things, silent };
  }

  const ask = describe({
    summary:
      'Backups, room, phones, alerts and the server itself; for managers of the whole school and who keeps the accounts',
    gives: Status,
    refuses: ['login', 'revoked', 'not-found'],
  });
  app.get('/api/status', ask, signedIn(parts), async (c) => {
    const { person, school } = c.get('signedIn');
    if (!authorize(person, { do: 'look-after-school' })) throw new Refusal('not-found');
    const at = now();
    const answer: Status = {
      protocol,
      backup: parts.backupHealth?.() ?? { state: 'off', at: null, verifiedAt: null },
      room: (await parts.room?.()) ?? null,
      photos: await store.photos.room(school.id),
      phones: await phones(school.id, at),
      alerts: await store.alerts.queued(school.id, at - weekMs),
      version: version(),
      startedAt,
      asOf: at,
    };
    return c.json(answer, 200, { 'cache-control': 'no-store' });
  });
}
