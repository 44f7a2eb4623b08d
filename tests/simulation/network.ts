// The line between phones and server, and everything lines do to what is sent over them.
import type { Random } from './random.ts';
import type { Owner, Scheduler } from './scheduler.ts';
import type { ServerMachine } from './server.ts';
import type { Trace } from './trace.ts';

export const lineFaults = [
  'drop the request',
  'drop the response',
  'cut the request',
  'cut the response',
  'garble the response',
  'mix up the receipts',
  'send it twice',
  'answer too late',
  'captive portal',
  'redirect',
  'network sign-in',
  'bad gateway',
  'gateway timeout',
  'forbidden by a proxy',
  'signed out',
  'too many requests',
  'server full',
  'too large',
] as const;
export type LineFault = (typeof lineFaults)[number];

export type Sent = { method: string; path: string; headers: Record<string, string>; body: Uint8Array | null };
export type Reply = { status: number; headers: [string, string][]; body: Uint8Array };

/** Who sends: `cookies` are the browser's, the same for all of its pages. */
export type Sender = {
  name: string;
  isOnline: boolean;
  cookies: Map<string, string>;
  /** A sign-in ended between the cookie and the note of whose it is. */
  isCookieUncertain: boolean;
  /** So many more entries, each on its own, are too large for something on the way. */
  turnsAway: number;
  /** Something on the way never lets the entry with this number of its phone through. */
  sendsBack: number | null;
};
export type Weather = { rate: number; faults: readonly LineFault[]; latencyMs: number };

const text = (body: string): Uint8Array => new TextEncoder().encode(body);
const page = (status: number, body = '<html>Welcome to CMCC</html>', type = 'text/html'): Reply => ({
  status,
  headers: [['content-type', type]],
  body: text(body),
});
const problem = (status: number, code: string, more: [string, string][] = []): Reply => ({
  status,
  headers: [['content-type', 'application/problem+json'], ...more],
  body: text(JSON.stringify({ type: 'about:blank', title: code, status, code })),
});

/** What answers in place of the server. */
const onTheWay: Partial<Record<LineFault, (random: Random) => Reply>> = {
  'captive portal': () => page(200),
  'network sign-in': () => page(511),
  'bad gateway': () => page(502, 'Bad Gateway', 'text/plain'),
  'gateway timeout': () => page(504, 'Gateway Timeout'),
  'forbidden by a proxy': (random) => (random.chance(0.5) ? page(403) : problem(403, 'forbidden')),
  'signed out': () => problem(401, 'login'),
  'too many requests': (random) => problem(429, 'too-many-requests', [['retry-after', String(1 + random.int(300))]]),
  'server full': () => problem(507, 'server-full', [['retry-after', '30']]),
  'too large': () => problem(413, 'too-large'),
};

/** As from a cache on the way that gives one phone the answer for another entry. */
function mixedUp(reply: Reply): Reply {
  const body = Buffer.from(reply.body).toString();
  const other = body.replaceAll(/"hash":"([0-9a-f])/g, (_, digit: string) => `"hash":"${digit === '0' ? '1' : '0'}`);
  return { ...reply, body: text(other) };
}

const lost = (): TypeError => new TypeError('network error');

export class Network {
  weather: Weather;
  /** Sees each request as it arrives and what the server said to it. */
  onExchange: (sent: Sent, reply: Reply, sender: Sender) => void = () => undefined;
  onArrival: (sent: Sent, sender: Sender) => void = () => undefined;
  onStep: () => void = () => undefined;
  requests = 0;
  readonly #scheduler: Scheduler;
  readonly #random: Random;
  readonly #server: ServerMachine;
  readonly #trace: Trace;

  constructor(scheduler: Scheduler, random: Random, server: ServerMachine, trace: Trace, weather: Weather) {
    this.#scheduler = scheduler;
    this.#random = random;
    this.#server = server;
    this.#trace = trace;
    this.weather = weather;
  }

  /** `fetch` of one process of a browser. */
  of(owner: Owner, sender: Sender): (path: string, init: RequestInit) => Promise<Response> {
    return (path, init) =>
      new Promise((resolve, reject) => {
        let isOpen = true;
        const settle = (end: () => void): void => {
          if (!isOpen) return;
          isOpen = false;
          this.#scheduler.post(owner, end);
        };
        const fail = (error: Error = lost()): void => settle(() => reject(error));
        const { timeoutMs } = init.signal as unknown as { timeoutMs: number };
        this.#scheduler.after(owner, timeoutMs, () => fail(new DOMException('too slow', 'TimeoutError')));
        const cookie = init.credentials === 'omit' ? {} : cookieHeader(sender);
        const headers = { ...(init.headers as Record<string, string>), ...cookie };
        const sent: Sent = { method: init.method ?? 'GET', path, headers, body: bytesOf(init.body) };
        this.#send(sent, sender, fail, (reply) => {
          // A request that was given up leaves no cookie behind.
          if (isOpen && !owner.isDead) takeCookies(sender, reply);
          settle(() => resolve(responseOf(reply)));
        });
      });
  }

  #later(ms: number, task: () => void): void {
    this.#scheduler.after(this.#scheduler.engine, ms, task);
  }

  #latency(): number {
    const { latencyMs } = this.weather;
    return Math.ceil(latencyMs * (0.2 + this.#random.next() * (this.#random.chance(0.1) ? 8 : 1)));
  }

  #send(sent: Sent, sender: Sender, fail: (error?: Error) => void, answer: (reply: Reply) => void): void {
    const { weather } = this;
    const fault = this.#random.chance(weather.rate) ? this.#random.pick(weather.faults) : null;
    const what = `${sent.method} ${sent.path.split('?')[0]!.slice(0, 24)}`;
    this.requests++;
    if (!sender.isOnline) return this.#later(1, fail);
    if (fault) this.#trace.count(fault);
    this.#trace.say(this.#scheduler.now, sender.name, `${what}${fault ? ` (${fault})` : ''}`);
    const deliver = (reply: Reply, ms = this.#latency()): void =>
      this.#later(ms, () => {
        this.onStep();
        if (!sender.isOnline) return fail();
        this.#trace.say(this.#scheduler.now, sender.name, `${what}: ${reply.status}`);
        answer(reply);
      });
    const elsewhere = fault && onTheWay[fault]?.(this.#random);
    if (elsewhere) return deliver(elsewhere);
    if (sender.turnsAway > 0 && sent.method === 'POST' && sent.path === '/api/ledger') {
      if (entriesIn(sent) === 1) sender.turnsAway--;
      this.#trace.count('turned away');
      return deliver(problem(413, 'too-large'));
    }
    if (isSentBack(sent, sender.sendsBack)) {
      this.#trace.count('sent back');
      return deliver(this.#random.chance(0.5) ? page(403) : page(502));
    }
    const arrive = (then: (reply: Reply) => void, whole = true): void =>
      this.#later(this.#latency(), () => this.#arrive(sent, sender, whole, fail, then));
    if (fault === 'drop the request' || fault === 'redirect') return this.#later(this.#latency(), fail);
    if (fault === 'cut the request') return arrive(() => fail(), false);
    if (fault === 'drop the response') return arrive(() => this.#later(this.#latency(), fail));
    if (fault === 'send it twice') arrive(() => undefined);
    arrive((reply) => {
      if (fault === 'answer too late') deliver(reply, 21_000 + this.#random.int(180_000));
      else if (fault === 'cut the response') deliver({ ...reply, body: reply.body.slice(0, reply.body.length >> 1) });
      else if (fault === 'garble the response')
        deliver({ ...reply, body: text('{"protocol":"other/9","verdicts":[]}') });
      else if (fault === 'mix up the receipts') deliver(mixedUp(reply));
      else deliver(reply);
    });
  }

  #arrive(sent: Sent, sender: Sender, whole: boolean, fail: () => void, then: (reply: Reply) => void): void {
    this.onStep();
    this.onArrival(sent, sender);
    this.#server.handle(sent, whole, (reply) => {
      if (!reply) return this.#later(1, fail);
      this.onExchange(sent, reply, sender);
      then(reply);
    });
  }
}

function bytesOf(body: RequestInit['body']): Uint8Array | null {
  if (body === undefined || body === null) return null;
  return typeof body === 'string' ? text(body) : new Uint8Array((body as ArrayBuffer).slice(0));
}

const cookieHeader = ({ cookies }: Sender): Record<string, string> =>
  cookies.size === 0 ? {} : { cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; ') };

function takeCookies({ cookies }: Sender, { headers }: Reply): void {
  for (const [name, value] of headers) {
    if (name !== 'set-cookie') continue;
    const [key = '', given = ''] = value.split(';')[0]!.split('=');
    if (given === '' || value.includes('Max-Age=0')) cookies.delete(key);
    else cookies.set(key, given);
  }
}

const isSentBack = ({ method, path, body }: Sent, opSeq: number | null): boolean =>
  opSeq !== null &&
  method === 'POST' &&
  path === '/api/ledger' &&
  Buffer.from(body ?? [])
    .toString()
    .includes(`"opSeq":${opSeq},`);

const entriesIn = ({ body }: Sent): number =>
  (JSON.parse(Buffer.from(body ?? []).toString()) as { entries: unknown[] }).entries.length;

const bodiless = new Set([204, 304]);

function responseOf({ status, headers, body }: Reply): Response {
  const given = headers.filter(([name]) => name !== 'set-cookie');
  return new Response(bodiless.has(status) ? null : Buffer.from(body), { status, headers: given });
}
