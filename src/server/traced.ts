// Every request has an id, in its answer and in the log.
import { randomUUID } from 'node:crypto';
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Parts, PatrolEnv } from './env.ts';

const given = /^[\w-]{8,64}$/;

/** The log tells the route, not the path: paths carry ids and hashes. */
export function traced({ log }: Pick<Parts, 'log'>): MiddlewareHandler<PatrolEnv> {
  return async (c, next) => {
    const asked = c.req.header('x-request-id') ?? '';
    const requestId = given.test(asked) ? asked : randomUUID();
    const startedAt = performance.now();
    c.set('requestId', requestId);
    c.set('log', log);
    c.header('x-request-id', requestId);
    await next();
    const ms = Math.round(performance.now() - startedAt);
    const route = matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? '*';
    log.info({ requestId, method: c.req.method, route, status: c.res.status, ms }, 'request');
  };
}
