// A page of another site, in the browser of a signed-in manager, at every route that changes something (T9).
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Campus } from './campus.ts';
import { Server } from './server.ts';
import { cellsOf, nameOf, routesOf, type Cell } from './cells.ts';

const server = new Server();
const campus = new Campus();
const changing = routesOf(server).filter(({ method }) => method !== 'GET');
beforeAll(() => campus.found(server), 60_000);
afterAll(() => server.close());

const ours = { 'x-patrol': '1', 'content-type': 'application/json' };
const pages: [string, Record<string, string>][] = [
  ['without our header', { 'content-type': 'application/json' }],
  ['with another value of our header', { ...ours, 'x-patrol': 'true' }],
  ['from another origin', { ...ours, origin: 'https://evil.example' }],
  ['from an origin that only begins like ours', { ...ours, origin: 'http://localhost.evil.example' }],
  ['from an origin that hides', { ...ours, origin: 'null' }],
  ['called cross-site by the browser', { ...ours, 'sec-fetch-site': 'cross-site' }],
  ['called a neighbour by the browser', { ...ours, 'sec-fetch-site': 'same-site' }],
  ['as a form', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['as a form with files', { 'content-type': 'multipart/form-data; boundary=x' }],
  ['as a form of plain text', { 'content-type': 'text/plain' }],
];

/** Everything a request could have changed. */
async function state(): Promise<unknown> {
  const { store } = server.parts;
  const schoolId = campus.school.id;
  const asked = {
    schoolId,
    personId: '',
    everybody: true,
    groups: [],
    walks: null,
    seq: 0,
    since: 0,
    maxDocuments: 1e6,
    maxBytes: 1e9,
  };
  const { through } = await store.documents.changes(asked);
  const secrets = campus.everybody.map(({ person }) => store.people.credential(schoolId, person.username));
  return {
    through,
    people: await store.documents.people(schoolId),
    uploads: await store.photos.uploads(),
    secrets: await Promise.all(secrets),
  };
}

test('there is something to attack', () => {
  expect(changing.length).toBeGreaterThan(8);
});

test.each(pages)('%s', async (_name, headers) => {
  const who = campus.as('principal');
  const cells: { route: (typeof changing)[number]; cell: Cell }[] = [];
  // One after the other: two of them may write the same thing before they ask about it.
  for (const route of changing)
    for (const cell of await cellsOf(route, campus, server, who)) cells.push({ route, cell });
  const before = await state();
  for (const { route, cell } of cells) {
    if (cell.method === 'HEAD') continue;
    const { cookie, sessionId } = await server.cookie(campus.school.id, who.id);
    const body =
      cell.body === undefined
        ? {}
        : { body: cell.body instanceof Uint8Array ? Buffer.from(cell.body) : JSON.stringify(cell.body) };
    const answer = await server.app.request(cell.path, {
      method: cell.method,
      headers: { host: 'localhost', cookie, ...headers },
      ...body,
    });
    const { code } = (await answer.json()) as { code: string };
    expect.soft([nameOf(route), cell.what, answer.status, code]).toEqual([nameOf(route), cell.what, 403, 'csrf']);
    const sessions = await server.parts.store.sessions.list(campus.school.id, who.id, 0);
    expect
      .soft(
        sessions.some(({ id }) => id === sessionId),
        `${nameOf(route)} ended the session`,
      )
      .toBe(true);
  }
  expect(await state()).toEqual(before);
});
