// The description of this API, made from the schemas that check it.
import type { Hono } from 'hono';
import { generateSpecs } from 'hono-openapi';
import type { Parts, PatrolEnv } from '../env.ts';
import { apiPageRoutes } from './api-page.ts';
import { describe, meanings, tokenTag } from './describe.ts';

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
  const description = (): Promise<unknown> => (made ??= makeDescription(app));
  apiPageRoutes(app, description);
  app.get('/api/openapi.json', describe({ summary: 'This description' }), async (c) => {
    return c.json(await description(), 200, { 'cache-control': 'no-cache' });
  });
}

async function makeDescription(app: Hono<PatrolEnv>): Promise<unknown> {
  const { tags: _tags, ...specs } = await generateSpecs(app, {
    documentation,
    exclude: [/^(?!\/api\/)/],
    excludeStaticFile: false,
  });
  for (const item of Object.values(specs.paths)) {
    for (const parameter of item?.get?.parameters ?? [])
      if ('in' in parameter && parameter.in === 'path' && item?.get?.tags?.includes(tokenTag))
        parameter.description ??= meanings[parameter.name] ?? '';
  }
  // Hono knows HEAD only as GET; for photos by hash, HEAD is all there is.
  const paths = Object.entries(specs.paths).map(([path, item]) => {
    if (!item || !path.startsWith('/api/photos/')) return [path, item] as const;
    const { get, ...others } = item;
    return [path, { head: get, ...others }] as const;
  });
  return { ...specs, openapi: '3.1.0', paths: Object.fromEntries(paths) };
}
