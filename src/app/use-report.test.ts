// What a page of figures shows while it asks, when it cannot be told, and when another question is on the screen by now.
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { li, sun, tonight, yucai } from '../../tests/cast.ts';
import type { DeviceDb } from '../db/device-db.ts';
import type { Person } from '../domain/person.ts';
import type { Report } from './use-report.ts';

const Body = v.object({ n: v.number(), asOf: v.number() });
type Body = v.InferOutput<typeof Body>;
type Asked = { path: string; answer: (status: number, body: object) => void; lose: () => void };

/** The one stream of a page, on which the test says what was written. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static last: Stream | undefined;
  readyState = 1;
  constructor() {
    super();
    Stream.last = this;
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

let asked: Asked[];
let leave: () => void;
let page: EventTarget;

beforeEach(() => {
  asked = [];
  leave = () => undefined;
  Stream.last = undefined;
  page = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  vi.stubGlobal('document', page);
  vi.stubGlobal('EventSource', Stream);
  vi.stubGlobal('fetch', (path: string) => {
    const { promise, resolve, reject } = Promise.withResolvers<Response>();
    const answer = (status: number, body: object) => {
      const type = status === 200 ? 'application/json' : 'application/problem+json';
      resolve(new Response(JSON.stringify(body), { status, headers: { 'content-type': type } }));
    };
    asked.push({ path, answer, lose: () => reject(new TypeError('no line')) });
    return promise;
  });
});
const soon = () => new Promise((resolve) => setTimeout(resolve, 60));
afterEach(async () => {
  vi.useRealTimers();
  leave();
  // What a page puts away it puts away after the next picture, in two steps.
  await soon();
  await soon();
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** A page that shows the report of a path, as the app draws it; nothing of it needs a browser. */
async function opened(person: Person, offers = false) {
  const { h, render } = await import('preact');
  const { screen } = await import('./state.ts');
  const { useReport } = await import('./use-report.ts');
  const kept = new Map<string, { key: string; body: unknown; at: number }>();
  const reports = {
    get: async (key: string) => kept.get(key),
    put: async (row: { key: string; body: unknown; at: number }) => kept.set(row.key, row),
  };
  const db = { personId: person.id, reports } as unknown as DeviceDb;
  screen.setState({
    db,
    session: { protocol: 'patrol/1', epoch: yucai.id, person, school: yucai, serverTime: tonight, publicKey: '' },
  });
  let shown: Report<Body> | undefined;
  const Page = ({ path }: { path: string }) => {
    shown = useReport(path, Body, { offers });
    return null;
  };
  const root = { childNodes: [], firstChild: null } as unknown as Element;
  leave = () => render(null, root);
  return { kept, look: (path: string) => render(h(Page, { path }), root), now: () => shown! };
}

const body = (n: number): Body => ({ n, asOf: tonight + n });
const problem = (status: number, code: string) => ({ type: 'x', title: 'x', status, code, requestId: 'r1' });
const askedFor = (n: number) => vi.waitFor(() => expect(asked).toHaveLength(n));

test('until something is known the page says that it is asking, and then what the school said and when', async () => {
  const { look, now } = await opened(li);
  look('/api/status');
  await askedFor(1);
  expect(now()).toMatchObject({ body: undefined, asOf: null, trouble: null, busy: true });
  asked[0]?.answer(200, body(1));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(1), asOf: tonight + 1, trouble: null, busy: false }));
});

test('what could not be asked is asked again by hand: what was known stays, and the trouble goes', async () => {
  const { look, now, kept } = await opened(li);
  kept.set('/api/held', { key: '/api/held', body: body(1), at: tonight });
  look('/api/held');
  await askedFor(1);
  asked[0]?.lose();
  await vi.waitFor(() =>
    expect(now()).toMatchObject({ body: body(1), asOf: tonight, busy: false, trouble: { why: 'unreachable' } }),
  );
  now().refresh();
  await askedFor(2);
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(1), busy: true }));
  asked[1]?.answer(200, body(2));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(2), trouble: null, busy: false }));
  expect(kept.get('/api/held')).toMatchObject({ body: body(2) });
});

test('what the school refuses takes away what was shown; that somebody was signed out does not', async () => {
  const { look, now } = await opened(li);
  look('/api/alerts');
  await askedFor(1);
  asked[0]?.answer(200, body(1));
  await vi.waitFor(() => expect(now().body).toEqual(body(1)));
  now().refresh();
  await askedFor(2);
  asked[1]?.answer(401, problem(401, 'login'));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(1), trouble: { why: 'login' } }));
  now().refresh();
  await askedFor(3);
  asked[2]?.answer(404, problem(404, 'not-found'));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: undefined, trouble: { why: 'refused' } }));
});

test('the answer to an earlier question never shows on the page of a later one', async () => {
  const { look, now } = await opened(li);
  look('/api/ledgers/a');
  await askedFor(1);
  look('/api/ledgers/b');
  await askedFor(2);
  asked[0]?.answer(404, problem(404, 'not-found'));
  await soon();
  expect(now()).toMatchObject({ body: undefined, trouble: null, busy: true });
  asked[1]?.answer(200, body(2));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(2), busy: false }));
  look('/api/ledgers/a');
  expect(now()).toMatchObject({ body: undefined, busy: true });
});

test('whoever has left the page asks nothing more, and coming back sees at once what came meanwhile', async () => {
  const { look, now } = await opened(li);
  look('/api/streaks');
  await askedFor(1);
  leave();
  asked[0]?.answer(200, body(1));
  await soon();
  page.dispatchEvent(new Event('visibilitychange'));
  expect(asked).toHaveLength(1);
  look('/api/streaks');
  expect(now()).toMatchObject({ body: body(1), busy: true });
});

test('what arrives is offered and moves nothing; where it could not be fetched it is asked for once more', async () => {
  const { look, now } = await opened(sun, true);
  look('/api/people');
  await askedFor(1);
  asked[0]?.answer(200, body(1));
  await vi.waitFor(() => expect(now().body).toEqual(body(1)));
  await vi.waitFor(() => expect(Stream.last).toBeDefined());
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  Stream.last?.dispatchEvent(new MessageEvent('changed', { data: '["person"]' }));
  asked[1]?.lose();
  await vi.advanceTimersByTimeAsync(5000);
  expect(asked).toHaveLength(3);
  expect(now()).toMatchObject({ body: body(1), fresh: false, trouble: null });
  asked[2]?.answer(200, body(3));
  await vi.advanceTimersByTimeAsync(100);
  expect(now()).toMatchObject({ body: body(1), fresh: true });
  now().refresh();
  await vi.advanceTimersByTimeAsync(100);
  expect(now()).toMatchObject({ body: body(3), fresh: false });
});

test('a page whose manager was signed out meanwhile says so when something arrives, beside what it shows', async () => {
  const { look, now } = await opened(sun);
  look('/api/hazards?list=open');
  await askedFor(1);
  asked[0]?.answer(200, body(1));
  await vi.waitFor(() => expect(now().body).toEqual(body(1)));
  await vi.waitFor(() => expect(Stream.last).toBeDefined());
  Stream.last?.dispatchEvent(new MessageEvent('changed', { data: '["hazard"]' }));
  await askedFor(2);
  asked[1]?.answer(401, problem(401, 'login'));
  await vi.waitFor(() => expect(now()).toMatchObject({ body: body(1), trouble: { why: 'login' } }));
});
