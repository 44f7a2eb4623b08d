import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { li, sun, wang, yucai } from '../../tests/cast.ts';
import { emptySchool, openSchool } from './school.contract.ts';
import { Trouble } from './trouble.ts';

test('health says that it can serve and write, and 503 with the reason when it cannot', async () => {
  const school = emptySchool();
  expect(await school.json(null, 'GET', '/api/health')).toMatchObject({
    protocol: 'patrol/1',
    status: 'ok',
    serverTime: school.clock.ms,
  });
  school.clock.ms += 5000;
  school.parts.store.probe = () => Promise.reject(new Trouble('server-full', new Error('disk')));
  const red = await school.ask(null, 'GET', '/api/health');
  expect(red.status).toBe(503);
  expect(await red.json()).toMatchObject({ status: 'unavailable', reason: 'server-full' });
});

test('every answer forbids what a page does not need', async () => {
  const school = emptySchool();
  for (const path of ['/api/health', '/api/nothing', '/nothing']) {
    const { headers } = await school.ask(null, 'GET', path);
    expect(headers.get('content-security-policy')).toContain(`default-src 'none'; script-src 'self'; style-src 'self'`);
    expect(headers.get('content-security-policy')).toContain(
      `require-trusted-types-for 'script'; trusted-types patrol`,
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
    expect(headers.get('permissions-policy')).toContain('camera=(self)');
    expect(headers.has('strict-transport-security')).toBe(false);
  }
});

test('47 an unknown route is 404 and a wrong method 405 with what is allowed, both as problems', async () => {
  const school = emptySchool();
  const unknown = await school.ask(null, 'GET', '/api/nothing', undefined, { accept: 'text/html' });
  expect(unknown.status).toBe(404);
  expect(unknown.headers.get('content-type')).toBe('application/problem+json');
  const wrong = await school.ask(null, 'PUT', '/api/health');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('allow')).toBe('GET, HEAD');
  expect(await wrong.json()).toMatchObject({ code: 'method-not-allowed' });
});

test.each([
  ['no X-Patrol', { 'x-patrol': '' }],
  ['another site’s page', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbour’s page', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://evil.example' }],
  ['an origin that hides', { origin: 'null' }],
])('41 T9 a change with %s is refused', async (_name, headers) => {
  const school = await openSchool();
  const response = await school.ask(wang, 'DELETE', '/api/session', undefined, headers);
  expect(response.status).toBe(403);
  expect(await response.json()).toMatchObject({ code: 'csrf' });
  expect((await school.ask(wang, 'GET', '/api/session')).status).toBe(200);
});

test.each([
  ['our own page', { origin: 'http://localhost', 'sec-fetch-site': 'same-origin' }],
  ['the address bar', { 'sec-fetch-site': 'none' }],
  ['the public address behind a proxy', { origin: 'https://patrol.school.cn' }],
])('a change from %s goes through', async (_name, headers) => {
  const school = await openSchool({ publicUrl: 'https://patrol.school.cn' });
  expect((await school.ask(wang, 'DELETE', '/api/session', undefined, { host: 'localhost', ...headers })).status).toBe(
    204,
  );
});

test('a request id is taken when it is harmless, and made when it is not', async () => {
  const school = emptySchool();
  const given = async (id: string) =>
    (await school.ask(null, 'GET', '/api/health', undefined, { 'x-request-id': id })).headers.get('x-request-id');
  expect(await given('abcd-1234')).toBe('abcd-1234');
  expect(await given('<script>')).toMatch(/^[0-9a-f-]{36}$/);
});

test('every route under /api is described', async () => {
  const school = await openSchool();
  const specs = await school.json<{ openapi: string; paths: Record<string, Record<string, { summary: string }>> }>(
    null,
    'GET',
    '/api/openapi.json',
  );
  expect(specs.openapi).toBe('3.1.0');
  const described = Object.entries(specs.paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  );
  const served = school.app.routes
    .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('*'))
    .map(
      ({ method, path }) =>
        `${path.startsWith('/api/photos/') && method === 'GET' ? 'HEAD' : method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`,
    );
  expect([...described].sort()).toEqual([...new Set(served)].sort());
  expect(JSON.stringify(specs)).not.toContain('hono');
});

test('every route but those of a stranger asks who it is', async () => {
  const school = await openSchool();
  const open = new Set([
    'GET /api/health',
    'GET /api/openapi.json',
    'GET /api/docs',
    'GET /api/docs.css',
    'GET /api/setup',
    'POST /api/setup',
    'POST /api/session',
    // By number and secret.
    'GET /api/public-places/:code',
    'GET /api/public-places/:code/similar/:category',
    'POST /api/public-reports',
    // By the code of an invite.
    'POST /api/invitation',
    'POST /api/invitation/used',
    // By the PIN of this phone.
    'POST /api/session/pin',
    'GET /api/public-reports/:number',
    'POST /api/public-reports/:number/rating',
    'POST /api/public-reports/:number/appeal',
    'PUT /api/public-reports/:number/photos/:sha256',
    'GET /api/firm-cases/:number',
    'GET /api/firm-cases/:number/photos/:sha256',
    'POST /api/firm-cases/:number/progress',
    'PUT /api/firm-cases/:number/photos/:sha256',
  ]);
  const routes = new Set(
    school.app.routes
      .filter(({ method, path }) => method !== 'ALL' && path.startsWith('/api/') && !path.endsWith('*'))
      .map(({ method, path }) => `${method} ${path}`),
  );
  for (const route of routes) {
    if (open.has(route)) continue;
    const [method = '', path = ''] = route.split(' ');
    const response = await school.ask(
      null,
      method,
      path.replaceAll(/:\w+/g, 'x'),
      method === 'GET' || method === 'DELETE' ? undefined : {},
    );
    expect([route, response.status]).toEqual([route, 401]);
  }
});

test('reading has no effect: no GET moves the ledger', async () => {
  const school = await openSchool();
  const lastSeq = async () => {
    const page = await school.parts.store.documents.changes({
      schoolId: yucai.id,
      personId: sun.id,
      everybody: true,
      groups: [],
      walks: null,
      seq: 0,
      since: 0,
      maxDocuments: 1e6,
      maxBytes: 1e9,
    });
    return page.through;
  };
  const before = await lastSeq();
  expect(before).toBeGreaterThan(0);
  for (const path of [
    '/api/session',
    '/api/changes',
    '/api/people',
    '/api/devices',
    '/api/inspections',
    '/api/hazards',
  ]) {
    for (const who of [sun, wang, li]) await school.ask(who, 'GET', path);
  }
  expect(await lastSeq()).toBe(before);
});

test('the client: hashed files for ever, pages asked for again, nothing for a missing file', async () => {
  const school = emptySchool();
  const dist = join(school.dataDir, 'dist');
  mkdirSync(join(dist, 'assets'), { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>巡检</title>');
  writeFileSync(join(dist, 'assets', 'app-1a2b.js'), 'export {}');
  writeFileSync(join(dist, 'sw.js'), '/* worker */');
  const served = emptySchool({ dist });
  const get = (path: string, accept = '*/*', more: Record<string, string> = {}) =>
    served.ask(null, 'GET', path, undefined, { accept, ...more });
  expect((await get('/assets/app-1a2b.js')).headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  writeFileSync(join(dist, 'assets', 'app-1a2b.js.br'), 'as brotli');
  writeFileSync(join(dist, 'assets', 'app-1a2b.js.gz'), 'as gzip');
  const packed = async (encodings: string) => {
    const answer = await get('/assets/app-1a2b.js', '*/*', { 'accept-encoding': encodings });
    return [answer.headers.get('content-encoding'), answer.headers.get('vary'), await answer.text()];
  };
  expect(await packed('gzip, deflate, br')).toEqual(['br', 'Accept-Encoding', 'as brotli']);
  expect(await packed('gzip')).toEqual(['gzip', 'Accept-Encoding', 'as gzip']);
  expect((await packed('identity'))[2]).toBe('export {}');
  const worker = await get('/sw.js');
  expect([worker.headers.get('cache-control'), worker.headers.get('content-type')]).toEqual([
    'no-cache',
    'text/javascript; charset=utf-8',
  ]);
  const page = await get('/records/12', 'text/html');
  expect([page.status, page.headers.get('cache-control')]).toEqual([200, 'no-cache']);
  expect(await page.text()).toContain('巡检');
  expect(
    (
      await get('/records', 'text/html', {
        'if-none-match': (await get('/records', 'text/html')).headers.get('etag') ?? '',
      })
    ).status,
  ).toBe(304);
  expect((await get('/records/12', 'image/png')).status).toBe(404);
  expect((await get('/assets/app-old.js', 'text/html')).status).toBe(404);
  for (const trick of [
    '/..%2f..%2fetc/passwd',
    '/assets/..%2f..%2fpatrol.sqlite',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%00',
  ]) {
    expect([400, 404]).toContain((await get(trick)).status);
  }
});

test('whoever opens the address of a new school lands on the set-up page, and later on the app', async () => {
  const dist = join(emptySchool().dataDir, 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>巡检</title>');
  const open = async (one: { ask: ReturnType<typeof emptySchool>['ask'] }) => {
    const answer = await one.ask(null, 'GET', '/', undefined, { accept: 'text/html' });
    return [answer.status, answer.headers.get('location')];
  };
  expect(await open(emptySchool({ dist }))).toEqual([302, '/set-up']);
  expect(await open(await openSchool({ dist }))).toEqual([200, null]);
});

test('the manifest names the app in the language the browser asks for first', async () => {
  const dist = join(emptySchool().dataDir, 'dist');
  mkdirSync(dist, { recursive: true });
  writeFileSync(join(dist, 'index.html'), '<!doctype html>');
  writeFileSync(join(dist, 'manifest.webmanifest'), '{"name":"校园巡检"}');
  writeFileSync(join(dist, 'manifest.en.webmanifest'), '{"name":"Campus Patrol"}');
  const served = emptySchool({ dist });
  const nameIn = async (language: string) => {
    const asked = { accept: '*/*', 'accept-language': language };
    const answer = await served.ask(null, 'GET', '/manifest.webmanifest', undefined, asked);
    expect(answer.status).toBe(200);
    return [((await answer.json()) as { name: string }).name, answer.headers.get('vary')];
  };
  expect(await nameIn('zh-CN,zh;q=0.9,en;q=0.8')).toEqual(['校园巡检', 'Accept-Language']);
  expect(await nameIn('en-GB,en;q=0.9,zh;q=0.8')).toEqual(['Campus Patrol', 'Accept-Language']);
});
