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

/** The app is named in the language the browser asks for first; Chinese for all but English. */
function inItsLanguage(dist: string): MiddlewareHandler<PatrolEnv> {
  const [english, plain] = ['manifest.en.webmanifest', 'manifest.webmanifest'].map((name) =>
    serveStatic<PatrolEnv>({ path: join(dist, name), precompressed: true }),
  ) as [MiddlewareHandler<PatrolEnv>, MiddlewareHandler<PatrolEnv>];
  return async (c, next) => {
    const isEnglish = /^en\b/i.test((c.req.header('accept-language') ?? '').trim());
    const answer = await (isEnglish ? english : plain)(c, next);
    if (answer instanceof Response) answer.headers.append('vary', 'Accept-Language');
    return answer;
  };
}

/** `isSetUp`: before that whoever opens the address is led to the set-up page, and sees no other first. */
export function staticFiles(app: Hono<PatrolEnv>, dist: string, isSetUp: () => Promise<boolean>): void {
  const page = serveStatic<PatrolEnv>({ path: join(dist, 'index.html'), precompressed: true });
  app.get('/assets/*', kept('public, max-age=31536000, immutable'), serveStatic({ root: dist, precompressed: true }));
  app.get('/assets/*', (c) => c.notFound());
  app.get('/api/*', (c) => c.notFound());
  app.get('/', async (c, next) => ((await isSetUp()) ? next() : c.redirect('/set-up')));
  app.get('/manifest.webmanifest', kept('no-cache'), etag(), inItsLanguage(dist));
  app.get('*', kept('no-cache'), etag(), serveStatic({ root: dist, precompressed: true }));
  // Any page of the app is the same file; a missing picture is not a page.
  app.get('*', (c, next) => (c.req.header('accept')?.includes('text/html') ? page(c, next) : next()));
}
