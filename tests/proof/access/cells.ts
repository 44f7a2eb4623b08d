// What is asked at each route: the addresses its parameters may stand for, and a body it could do something with.
import { bodies, queries } from './bodies.ts';
import type { Campus, Staff } from './campus.ts';
import { plain, type Finds } from './found/found.ts';
import { ofPeople } from './found/of-people.ts';
import { ofPhotos } from './found/of-photos.ts';
import { ofRecords } from './found/of-records.ts';
import { ofStrangers } from './found/of-strangers.ts';
import { ofTheDesk } from './found/of-the-desk.ts';
import type { Thing } from './policy.ts';
import type { Server } from './server.ts';

export type Cell = {
  what: string;
  thing: Thing;
  method: string;
  path: string;
  headers?: { [name: string]: string };
  body?: unknown;
};
export type Route = { method: string; path: string };
export const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

/** The route table of the app itself; a handler on every method is asked with POST. */
export const routesOf = ({ app }: Server): Route[] => {
  const served = app.routes.filter(({ path }) => path.startsWith('/api/') && !path.endsWith('*'));
  const named = served.map(({ method, path }) => ({ method: method === 'ALL' ? 'POST' : method, path }));
  return [...new Map(named.map((route) => [nameOf(route), route])).values()];
};

/** What stands at the parameters of a route, by its address. */
const found: Finds = { ...ofRecords, ...ofPhotos, ...ofTheDesk, ...ofPeople, ...ofStrangers };

/** Every question this route can be asked, for this asker. Says what to do when a new route cannot be asked yet. */
export async function cellsOf(route: Route, campus: Campus, server: Server, asker: Staff): Promise<Cell[]> {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  // A real GET of a photo by its hash alone is never answered; HEAD is what the route is for.
  const method = nameOf(route) === 'GET /api/photos/:sha256' ? 'HEAD' : route.method;
  const body = bodies[nameOf(route)]?.(campus, asker) ?? (['GET', 'DELETE'].includes(route.method) ? undefined : {});
  const asked = queries[route.path] ?? '';
  const query = typeof asked === 'string' ? asked : asked(campus);
  if (parameters.length === 0) return [{ what: 'it', thing: plain, method, path: route.path + query, body }];
  const find = found[route.path];
  if (!find)
    throw new Error(
      `${nameOf(route)} has the parameters ${parameters.join(', ')}, and nobody has said what they stand for. Add an entry for "${route.path}" to a file of tests/proof/access/found: an own thing, another's, one of another building, one that is absent.`,
    );
  const things = await find(campus, server, asker);
  return things.map((one) => {
    const left = [...one.values];
    const path = route.path.replaceAll(/:\w+/g, () => left.shift() ?? '') + query;
    const sent = ['PUT', 'PATCH', 'POST'].includes(method) ? (one.body ?? body) : undefined;
    return { what: one.what, thing: one.thing, method, path, headers: one.headers ?? {}, body: sent };
  });
}
