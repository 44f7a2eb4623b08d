import type { HttpBindings } from '@hono/node-server';
import { expect, test } from 'vitest';
import { admin, sun, wang } from '../../../tests/cast.ts';
import type { ReadTokenMade } from '../../domain/read-token.ts';
import { openSchool, type School } from '../school.contract.ts';

const from = (remoteAddress: string) => ({ incoming: { socket: { remoteAddress } } }) as unknown as HttpBindings;
const scrape = (school: School, address: string, headers: Record<string, string> = {}) =>
  school.app.request('/metrics', { headers: { host: 'localhost:8080', ...headers } }, from(address));
const token = async (school: School, kinds: string[]) =>
  (await school.json<ReadTokenMade>(admin, 'POST', '/api/read-tokens', { name: '监控', kinds, places: [], days: 30 }))
    .token;

/** One sample a line: a name, labels of text, a number. */
const form = /^[a-z_]+(\{[a-z]+="[^"\n]*"(,[a-z]+="[^"\n]*")*\})? -?[\d.e+-]+$/;

test('figures in the form that Prometheus reads, each name said once and before its samples', async () => {
  const school = await openSchool({
    loopLag: () => ({ p50: 0.001, p99: 0.01, max: 0.02 }),
    walBytes: async () => 4096,
  });
  await school.ask(wang, 'GET', '/api/session');
  await school.ask(sun, 'PROPFIND', '/api/who-is-it');
  const answer = await scrape(school, '127.0.0.1');
  expect([answer.status, answer.headers.get('content-type')]).toEqual([
    200,
    'text/plain; version=0.0.4; charset=utf-8',
  ]);
  const text = await answer.text();
  expect(text.endsWith('\n')).toBe(true);
  const lines = text.trimEnd().split('\n');
  expect(lines.filter((line) => !line.startsWith('# ') && !form.test(line))).toEqual([]);
  const named = lines.filter((line) => line.startsWith('# TYPE ')).map((line) => line.split(' ')[2] ?? '');
  expect(new Set(named).size).toBe(named.length);
  for (const line of lines.filter((one) => !one.startsWith('#')))
    expect(named).toContain(/^[a-z_]+/.exec(line)?.[0].replace(/_(bucket|sum|count)$/, ''));
  expect(lines).toContain('patrol_http_requests_total{method="GET",route="/api/session",code="200"} 1');
  expect(lines).toContain('patrol_http_requests_total{method="other",route="other",code="404"} 1');
  expect(lines).toContain('patrol_http_request_duration_seconds_bucket{route="/api/session",le="+Inf"} 3');
  expect(lines).toContain('patrol_wal_bytes 4096');
  expect(lines).toContain('patrol_event_loop_lag_seconds{is="p99"} 0.01');
  expect(lines).toContain('patrol_backup_state{state="off"} 1');
  expect(lines.some((line) => line.startsWith('patrol_ledger_entries_total '))).toBe(true);
  for (const about of [wang, sun])
    for (const said of [about.id, about.name, 'who-is-it', '育才']) expect(text).not.toContain(said);
});

test('from this machine itself, and from elsewhere with a token for figures only', async () => {
  const school = await openSchool();
  for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
    expect((await scrape(school, address)).status).toBe(200);
  expect((await scrape(school, '192.168.3.4')).status).toBe(401);
  expect((await school.app.request('/metrics')).status).toBe(401);
  const others: Record<string, string>[] = [
    { 'x-forwarded-for': '127.0.0.1' },
    { 'x-real-ip': '10.0.0.1' },
    { via: '1.1 x' },
    { host: 'evil.example' },
  ];
  for (const headers of others) expect.soft((await scrape(school, '127.0.0.1', headers)).status).toBe(401);
  const bearing = async (kinds: string[], who = admin) => ({
    authorization: `Bearer ${(await school.json<ReadTokenMade>(who, 'POST', '/api/read-tokens', { name: '监控', kinds, places: [], days: 30 })).token}`,
  });
  expect((await scrape(school, '192.168.3.4', await bearing(['metrics']))).status).toBe(200);
  expect((await scrape(school, '192.168.3.4', await bearing(['hazards'], sun))).status).toBe(404);
  // Whoever bears a token is judged by it, also here.
  expect((await scrape(school, '127.0.0.1', { authorization: 'Bearer nobody-knows-this-token' })).status).toBe(401);
  expect((await school.ask(sun, 'GET', '/metrics')).status).toBe(401);
});

test('behind a proxy on the same machine everybody comes from here, so only a token counts', async () => {
  const school = await openSchool({ publicUrl: 'https://patrol.school.example' });
  expect((await scrape(school, '127.0.0.1')).status).toBe(401);
  expect(
    (await scrape(school, '127.0.0.1', { authorization: `Bearer ${await token(school, ['metrics'])}` })).status,
  ).toBe(200);
});
