// Answers packed for the weak line, where the browser can unpack them.
import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import type { PatrolEnv } from './env.ts';

/** Below 1 KB, when a handler tells the length, packing costs more than it saves. */
export function packed(): MiddlewareHandler<PatrolEnv> {
  const pack = compress();
  return async (c, next) => (c.req.header('accept-encoding') === undefined ? next() : pack(c, next));
}
