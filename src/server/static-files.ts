// The built client, as files: what carries a hash in its name for ever, the rest asked for again each time.
import { serveStatic } from '@hono/node-server/serve-static';
import type { Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { join } from 'node:path';
import type { PatrolEnv } from './env.ts';

const forEver = 'public, max-age=31536000, immutable';

export function staticFiles(app: Hono<PatrolEnv>, dist: string): void {
  const cache = (value: string) => (_path: string, c: Context) => c.header('cache-control', value);
  app.get('/assets/*', serveStatic({ root: dist, precompressed: true, onFound: cache(forEver) }));
  app.get('/assets/*', (c) => c.notFound());
  app.get('/api/*', (c) => c.notFound());
  app.get('*', etag(), serveStatic({ root: dist, precompressed: true, onFound: cache('no-cache') }));
  const page = serveStatic<PatrolEnv>({
    path: join(dist, 'index.html'),
    precompressed: true,
    onFound: cache('no-cache'),
  });
  // Any page of the app is the same file; a missing picture is not a page.
  app.get('*', etag(), (c, next) => (c.req.header('accept')?.includes('text/html') ? page(c, next) : next()));
}
