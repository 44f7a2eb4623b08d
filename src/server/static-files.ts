// The built client, as files: what carries a hash in its name for ever, the rest asked for again each time.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Hono, MiddlewareHandler } from 'hono';
import { etag } from 'hono/etag';
import { join } from 'node:path';
import type { PatrolEnv } from './env.ts';

/** Says how long a file that was found may be kept. */
function kept(value: string): MiddlewareHandler<PatrolEnv> {
  return async (c, next) => {
    await next();
    if (c.res.ok || c.res.status === 304) c.res.headers.set('cache-control', value);
  };
}

export function staticFiles(app: Hono<PatrolEnv>, dist: string): void {
  const page = serveStatic<PatrolEnv>({ path: join(dist, 'index.html'), precompressed: true });
  app.get('/assets/*', kept('public, max-age=31536000, immutable'), serveStatic({ root: dist, precompressed: true }));
  app.get('/assets/*', (c) => c.notFound());
  app.get('/api/*', (c) => c.notFound());
  app.get('*', kept('no-cache'), etag(), serveStatic({ root: dist, precompressed: true }));
  // Any page of the app is the same file; a missing picture is not a page.
  app.get('*', (c, next) => (c.req.header('accept')?.includes('text/html') ? page(c, next) : next()));
}
