// Figures for whoever watches over servers: for this machine itself, and with a token for them.
import type { Hono } from 'hono';
import type { Readers } from '../by-token.ts';
import type { Parts, PatrolEnv } from '../env.ts';
import { serverFigures } from '../metrics/figures.ts';
import { isFromHere } from '../metrics/from-here.ts';
import type { requestCounts } from '../metrics/requests.ts';
import { metricsText } from '../metrics/text.ts';

const type = 'text/plain; version=0.0.4; charset=utf-8';

export function metricsRoutes(
  app: Hono<PatrolEnv>,
  parts: Parts,
  { read }: Readers,
  counts: ReturnType<typeof requestCounts>,
): void {
  const startedAt = parts.now();
  app.get('/metrics', async (c) => {
    const isBearing = c.req.header('authorization') !== undefined;
    if (isBearing || !isFromHere(c, parts)) await read(c, 'metrics');
    const text = metricsText([...(await serverFigures(parts, startedAt)), ...counts.metrics()]);
    return c.body(text, 200, { 'content-type': type, 'cache-control': 'no-store' });
  });
}
