import { Hono } from 'hono';
import { expect, test } from 'vitest';
import { knownPaths } from './known-paths.ts';

const answering = () => {
  const app = new Hono({ router: knownPaths() });
  app.use('/api/*', (c, next) => {
    c.header('x-seen', 'yes');
    return next();
  });
  app.get('/api/places', (c) => c.text('all'));
  app.post('/api/places', (c) => c.text('kept'));
  app.get('/api/places/:id', (c) => c.text(c.req.param('id')));
  return async (path: string, method = 'GET') => {
    const answer = await app.request(path, { method });
    return `${answer.status} ${answer.headers.get('x-seen')} ${await answer.text()}`;
  };
};

test('a path that is known is answered as it was the first time, by what was asked of it', async () => {
  const ask = answering();
  for (const _again of [1, 2]) {
    expect(await ask('/api/places')).toBe('200 yes all');
    expect(await ask('/api/places', 'POST')).toBe('200 yes kept');
    expect(await ask('/api/places', 'PUT')).toBe('404 yes 404 Not Found');
  }
});

test('what is asked of one thing is never told of another', async () => {
  const ask = answering();
  for (const id of ['a', 'b', 'a']) expect(await ask(`/api/places/${id}`)).toBe(`200 yes ${id}`);
});
