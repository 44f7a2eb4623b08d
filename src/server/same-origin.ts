// A page of another site must not make a manager's browser change anything (T9).
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import type { Parts, PatrolEnv } from './env.ts';

const harmless = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Refuses `csrf` unless a changing request carries `X-Patrol: 1` and, as far as the browser says, comes from our own pages. */
export function sameOrigin({ publicUrl }: Pick<Parts, 'publicUrl'>): MiddlewareHandler<PatrolEnv> {
  const publicHost = publicUrl === null ? null : new URL(publicUrl).host;
  return async (c, next) => {
    if (!harmless.has(c.req.method)) {
      const site = c.req.header('sec-fetch-site');
      const origin = c.req.header('origin');
      if (c.req.header('x-patrol') !== '1') throw new Refusal('csrf');
      if (site !== undefined && site !== 'same-origin' && site !== 'none') throw new Refusal('csrf');
      if (origin !== undefined && !isOurs(origin, c.req.header('host') ?? new URL(c.req.url).host, publicHost))
        throw new Refusal('csrf');
    }
    await next();
  };
}

function isOurs(origin: string, host: string, publicHost: string | null): boolean {
  if (!URL.canParse(origin)) return false;
  const from = new URL(origin).host;
  return from === host || from === publicHost;
}
