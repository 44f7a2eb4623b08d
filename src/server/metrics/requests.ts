// What was asked and how long it took, counted by route: paths carry ids, and methods and paths that are none of ours carry anything.
import type { MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { PatrolEnv } from '../env.ts';
import type { Metric, Sample } from './text.ts';

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Seconds. A page of the desk is asked to be there within 0.05 (G15). */
const bounds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

type Took = { within: number[]; sum: number; count: number };

/** `counted`: goes around everything else. What is sent for as long as somebody listens is counted when it begins. */
export function requestCounts(): { counted: MiddlewareHandler<PatrolEnv>; metrics: () => Metric[] } {
  const requests = new Map<string, { method: string; route: string; code: string; n: number }>();
  const took = new Map<string, Took>();

  const counted: MiddlewareHandler<PatrolEnv> = async (c, next) => {
    const startedAt = performance.now();
    await next();
    const seconds = (performance.now() - startedAt) / 1000;
    const route = matchedRoutes(c).find(({ path }) => !path.endsWith('*'))?.path ?? 'other';
    const method = known.has(c.req.method) ? c.req.method : 'other';
    const code = String(c.res.status);
    const key = `${method} ${route} ${code}`;
    const one = requests.get(key) ?? { method, route, code, n: 0 };
    one.n += 1;
    requests.set(key, one);
    const spent = took.get(route) ?? { within: bounds.map(() => 0), sum: 0, count: 0 };
    bounds.forEach((bound, n) => (spent.within[n] = (spent.within[n] ?? 0) + Number(seconds <= bound)));
    spent.sum += seconds;
    spent.count += 1;
    took.set(route, spent);
  };

  const metrics = (): Metric[] => [
    {
      name: 'patrol_http_requests_total',
      help: 'Requests that were answered, by route.',
      type: 'counter',
      samples: [...requests.values()].map(({ n, ...labels }) => ({ labels, value: n })),
    },
    {
      name: 'patrol_http_request_duration_seconds',
      help: 'From the request to the head of its answer, by route.',
      type: 'histogram',
      samples: [...took].flatMap(([route, spent]) => histogram(route, spent)),
    },
  ];
  return { counted, metrics };
}

const histogram = (route: string, { within, sum, count }: Took): Sample[] => [
  ...bounds.map((bound, n): Sample => ({
    end: '_bucket',
    labels: { route, le: String(bound) },
    value: within[n] ?? 0,
  })),
  { end: '_bucket', labels: { route, le: '+Inf' }, value: count },
  { end: '_sum', labels: { route }, value: sum },
  { end: '_count', labels: { route }, value: count },
];
