// No browser sends a hundred headers, proxies on the way included; whoever does wants something else than an answer.
import type { MiddlewareHandler } from 'hono';
import { Refusal } from '../domain/refusal.ts';
import type { PatrolEnv } from './env.ts';

const most = 100;

/** Refuses `too-many-headers`. How long they may be together is Node's business (`maxHeaderSize`). */
export const fewHeaders: MiddlewareHandler<PatrolEnv> = async (c, next) => {
  const given = c.env?.incoming?.rawHeaders?.length ?? 2 * [...c.req.raw.headers].length;
  if (given > 2 * most) throw new Refusal('too-many-headers');
  await next();
};
