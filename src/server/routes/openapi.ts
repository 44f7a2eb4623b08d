// The description of this API, made from the schemas that check it.
import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { Parts, PatrolEnv } from '../env.ts';
import { describe } from './describe.ts';

const documentation = {
  info: {
    title: 'Campus Patrol 校园巡检',
    version: '1',
    description:
      'Requests that change something carry `X-Patrol: 1` and come from the same origin. Refusals are application/problem+json with a stable `code`.',
  },
  components: {
    securitySchemes: {
      session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'patrol' },
      token: { type: 'http' as const, scheme: 'bearer', description: 'A token to read with, made in the app.' },
    },
  },
  security: [{ session: [] }],
};

export function openapiRoutes(app: Hono<PatrolEnv>, _parts: Parts): void {
  let made: Promise<unknown> | null = null;
  app.get('/api/openapi.json', describe({ summary: 'This description' }), async (c) => {
    made ??= makeDescription(app);
    return c.json(await made, 200, { 'cache-control': 'no-cache' });
  });
}

async function makeDescription(app: Hono<PatrolEnv>): Promise<unknown> {
  const { tags: _tags, ...specs } = await generateSpecs(app, {
    documentation,
    exclude: [/^(?!\/api\/)/],
    excludeStaticFile: false,
  });
  // Hono knows HEAD only as GET; for photos by hash, HEAD is all there is.
  const paths = Object.entries(specs.paths).map(([path, item]) => {
    if (!item || !path.startsWith('/api/photos/')) return [path, item] as const;
    const { get, ...others } = item;
    return [path, { head: get, ...others }] as const;
  });
  return { ...specs, openapi: '3.1.0', paths: Object.fromEntries(paths) };
}
