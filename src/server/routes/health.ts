// Whether the server can serve and write.
import type { Hono } from 'hono';
import { protocol } from '../../domain/protocol.ts';
import { Health } from '../../domain/reports.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { Trouble } from '../trouble.ts';
import { describe } from './describe.ts';

const freshMs = 2000;

export function healthRoutes(app: Hono<PatrolEnv>, { store, photos, now, backupHealth }: Parts): void {
  let last: { at: number; trouble: Trouble | null } | null = null;

  /** Asked by anybody, so the disk is touched every other second at most. */
  async function trouble(): Promise<Trouble | null> {
    const at = now();
    if (last && Math.abs(at - last.at) < freshMs) return last.trouble;
    last = { at, trouble: await tried(at) };
    return last.trouble;
  }

  async function tried(at: number): Promise<Trouble | null> {
    try {
      await store.probe(at);
      await photos.probe();
      return null;
    } catch (error) {
      if (error instanceof Trouble) return error;
      throw error;
    }
  }

  const description = describe({
    summary: 'Whether the server can serve and write',
    gives: Health,
    refuses: ['unavailable'],
  });
  app.get('/api/health', description, async (c) => {
    const found = await trouble();
    const backup = backupHealth?.() ?? { state: 'off', at: null, verifiedAt: null };
    const isKept = backup.state === 'ok' || backup.state === 'off';
    const about = { protocol, backup, publicKey: store.key.publicKey, serverTime: now() } as const;
    const health: Health = found
      ? { ...about, status: 'unavailable', reason: found.code }
      : { ...about, status: isKept ? 'ok' : 'degraded' };
    return c.json(health, found ? 503 : 200, { 'cache-control': 'no-store' });
  });
}
