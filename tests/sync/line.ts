// The one double: the line between a phone and the server, which does what lines do.
import type { School } from '../../src/server/school.contract.ts';
import type { Line } from '../../src/sync/rest.ts';

export type Fault =
  | 'drop the request'
  | 'drop the response'
  | 'cut the request'
  | 'cut the response'
  | 'send it twice'
  | 'captive portal'
  | 'server error'
  | 'signed out'
  | 'too large'
  | 'garbled';

export const faults: readonly Fault[] = [
  'drop the request',
  'drop the response',
  'cut the request',
  'cut the response',
  'send it twice',
  'captive portal',
  'server error',
  'signed out',
  'too large',
  'garbled',
];

export type Chosen = (method: string, url: string) => Fault | null;

const problem = (status: number, code: string): Response =>
  new Response(JSON.stringify({ type: 'about:blank', title: code, status, code }), {
    status,
    headers: { 'content-type': 'application/problem+json' },
  });

/** A line with a fault wherever `choose` says so. */
export function faulty(good: Line, choose: Chosen): Line {
  return async (url, init) => {
    const fault = choose(init.method ?? 'GET', url);
    switch (fault) {
      case null:
        return good(url, init);
      case 'drop the request':
        throw new TypeError('network error');
      case 'drop the response':
        await good(url, init);
        throw new TypeError('network error');
      case 'cut the request':
        return cutRequest(good, url, init);
      case 'cut the response':
        return cutResponse(await good(url, init));
      case 'send it twice':
        await good(url, init);
        return good(url, init);
      case 'captive portal':
        return new Response('<html>Welcome to CMCC</html>', { status: 200, headers: { 'content-type': 'text/html' } });
      case 'server error':
        return new Response('Bad Gateway', { status: 502, headers: { 'content-type': 'text/plain' } });
      case 'signed out':
        return problem(401, 'login');
      case 'too large':
        return problem(413, 'too-large');
      case 'garbled':
        return new Response('{"protocol":"other/9","verdicts":[]}', {
          status: 200,
          headers: { 'content-type': 'application/json' },
        });
    }
  };
}

/** The server gets the first half and then the connection ends. */
async function cutRequest(good: Line, url: string, init: RequestInit): Promise<Response> {
  if (init.body === undefined || init.body === null) throw new TypeError('network error');
  const whole = new Uint8Array(await new Response(init.body).arrayBuffer());
  const body = new ReadableStream({
    pull(controller) {
      controller.enqueue(whole.slice(0, Math.floor(whole.length / 2)));
      controller.error(new TypeError('connection lost'));
    },
  });
  await good(url, { ...init, body, duplex: 'half' } as RequestInit).catch(() => null);
  throw new TypeError('network error');
}

/** The headers arrive, the body breaks off. */
async function cutResponse(response: Response): Promise<Response> {
  const text = await response.text();
  return new Response(text.slice(0, Math.floor(text.length / 2)), {
    status: response.status,
    headers: response.headers,
  });
}

/** Faults by number of request: the nth one (from 0) that matches goes wrong. */
export function nth(n: number, fault: Fault, matches: (method: string, url: string) => boolean): Chosen {
  let seen = 0;
  return (method, url) => (matches(method, url) && seen++ === n ? fault : null);
}

/** A line that notes what goes over it. */
export function noting(good: Line): { line: Line; asked: string[] } {
  const asked: string[] = [];
  const line: Line = (url, init) => {
    asked.push(`${init.method} ${url.split('?')[0]}`);
    return good(url, init);
  };
  return { line, asked };
}

/** The server's JSON answers to the requests that match, changed on the way. */
export const changing =
  (good: Line, matches: (method: string, url: string) => boolean, change: (body: never) => unknown): Line =>
  async (url, init) => {
    const response = await good(url, init);
    if (!matches(init.method ?? 'GET', url)) return response;
    return Response.json(change((await response.json()) as never), { status: response.status });
  };

/** Answers the requests that match with a refusal. */
export const refusing =
  (
    good: Line,
    matches: (method: string, url: string) => boolean,
    status: number,
    code: string,
    headers: Record<string, string> = {},
  ): Line =>
  async (url, init) => {
    if (!matches(init.method ?? 'GET', url)) return good(url, init);
    const refusal = problem(status, code);
    Object.entries(headers).forEach(([name, value]) => refusal.headers.set(name, value));
    return refusal;
  };

/** Something on the way never lets through what is sent with this text in it. */
export const sendingBack =
  (good: Line, text: string, status: number, headers?: Record<string, string>): Line =>
  async (url, init) =>
    typeof init.body === 'string' && init.body.includes(text) ? page(status, headers) : good(url, init);

export const page = (status: number, headers: Record<string, string> = {}): Response =>
  new Response('<html>Blocked</html>', { status, headers: { 'content-type': 'text/html', ...headers } });

export const onLedger = (method: string, url: string): boolean => method === 'POST' && url === '/api/ledger';
export const onPhoto = (_method: string, url: string): boolean => url.startsWith('/api/photos/');
export const onChanges = (_method: string, url: string): boolean => url.startsWith('/api/changes');

/** Only for the first `count` requests that match. */
export function first(
  count: number,
  matches: (method: string, url: string) => boolean,
): (method: string, url: string) => boolean {
  let seen = 0;
  return (method, url) => matches(method, url) && seen++ < count;
}

/** One browser: it keeps the cookies it was last given. */
export function browser(school: School): Line {
  const cookies = new Map<string, string>();
  return async (url, init) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const sent: Record<string, string> = init.credentials === 'omit' ? {} : { cookie };
    const headers = { ...(init.headers as Record<string, string>), ...sent };
    const response = await school.app.request(url, { ...init, headers });
    for (const given of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(given) ?? [];
      cookies.set(name, value);
    }
    return response;
  };
}
