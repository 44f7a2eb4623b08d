// What is on a page follows what reaches the school, also over a line that breaks in between.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

/** A stream whose line the test breaks and mends. */
class Stream extends EventTarget {
  static readonly CLOSED = 2;
  static all: Stream[] = [];
  readyState = 0;
  constructor() {
    super();
    Stream.all.push(this);
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
  open(): void {
    this.readyState = 1;
    this.dispatchEvent(new Event('open'));
  }
  break(isRefused = false): void {
    this.readyState = isRefused ? Stream.CLOSED : 0;
    this.dispatchEvent(new Event('error'));
  }
  tell(...topics: string[]): void {
    this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify(topics) }));
  }
}

const newPage = () => Object.assign(new EventTarget(), { visibilityState: 'visible' });
let page = newPage();
const lookAway = (is: 'visible' | 'hidden'): void => {
  page.visibilityState = is;
  page.dispatchEvent(new Event('visibilitychange'));
};
const last = (): Stream => Stream.all.at(-1)!;

beforeEach(() => {
  vi.useFakeTimers();
  page = newPage();
  vi.stubGlobal('document', page);
  vi.stubGlobal('EventSource', Stream);
  Stream.all = [];
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
});

async function listening() {
  const { onArrival } = await import('./live.ts');
  const heard = { hazards: 0, people: 0 };
  onArrival('/api/hazards?list=open', () => heard.hazards++);
  onArrival('/api/people', () => heard.people++);
  last().open();
  return heard;
}

test('what arrived is asked for by what is made of it, and by nothing else', async () => {
  const heard = await listening();
  last().tell('hazard');
  expect(heard).toEqual({ hazards: 1, people: 0 });
  expect(Stream.all).toHaveLength(1);
});

test.each(['inspection', 'round', 'hazard', 'menu', 'sample'])(
  'a weekly report under way hears of what it counts: %s',
  async (topic) => {
    const { onArrival } = await import('./live.ts');
    let heard = 0;
    onArrival('/api/briefing?kind=week&day=2026-11-23', () => heard++);
    // Nothing listens where it is in no line.
    Stream.all.at(-1)?.open();
    Stream.all.at(-1)?.tell(topic);
    expect(heard).toBe(1);
  },
);

test('who is still to use an invite is asked for when somebody has used his', async () => {
  const { onArrival } = await import('./live.ts');
  let heard = 0;
  onArrival('/api/invites', () => heard++);
  Stream.all.at(-1)?.open();
  Stream.all.at(-1)?.tell('person');
  expect(heard).toBe(1);
});

test('after a broken line everything that listens is asked for once more: nobody tells what was written meanwhile', async () => {
  const heard = await listening();
  last().break();
  expect(heard).toEqual({ hazards: 0, people: 0 });
  last().open();
  expect(heard).toEqual({ hazards: 1, people: 1 });
  last().open();
  expect(heard).toEqual({ hazards: 1, people: 1 });
});

test('a server that starts anew refuses the stream: it is opened again after a while, and nothing is missed', async () => {
  const heard = await listening();
  last().break(true);
  vi.advanceTimersByTime(30_000);
  expect(Stream.all).toHaveLength(2);
  last().open();
  expect(heard).toEqual({ hazards: 1, people: 1 });
});

const answered = (status: number, code: string) => {
  const problem = { type: 'x', title: 'x', status, code, requestId: 'r1' };
  const headers = { 'content-type': 'application/problem+json' };
  vi.stubGlobal('fetch', async () => new Response(JSON.stringify(problem), { status, headers }));
};

test('where somebody was signed out the page is asked once, so that it says so, and the stream not again until he looks', async () => {
  const heard = await listening();
  answered(401, 'login');
  last().break(true);
  await vi.advanceTimersByTimeAsync(100);
  expect(heard).toEqual({ hazards: 1, people: 1 });
  await vi.advanceTimersByTimeAsync(3_600_000);
  expect(Stream.all).toHaveLength(1);
  expect(heard).toEqual({ hazards: 1, people: 1 });
  lookAway('hidden');
  lookAway('visible');
  expect(Stream.all).toHaveLength(2);
});

test('a school that has no room for one more is asked ever more seldom, also from the next page; once it has, soon again', async () => {
  await listening();
  answered(429, 'too-many-requests');
  const tries: number[] = [];
  const begun = Date.now();
  for (let n = 1; n <= 7; n++) {
    last().break(true);
    while (Stream.all.length === n) await vi.advanceTimersByTimeAsync(10_000);
    tries.push((Date.now() - begun) / 1000);
  }
  expect(tries.map((at, n) => at - (tries[n - 1] ?? 0))).toEqual([30, 60, 120, 240, 480, 600, 600]);
  last().break(true);
  const { onArrival } = await import('./live.ts');
  onArrival('/api/alerts', () => undefined);
  expect(Stream.all).toHaveLength(8);
  await vi.advanceTimersByTimeAsync(600_000);
  last().open();
  last().break(true);
  await vi.advanceTimersByTimeAsync(30_000);
  expect(Stream.all).toHaveLength(10);
});

test('whoever looks away for a moment has missed nothing; after longer the page asks for everything by itself', async () => {
  const heard = await listening();
  lookAway('hidden');
  vi.advanceTimersByTime(3000);
  lookAway('visible');
  last().open();
  expect(heard).toEqual({ hazards: 1, people: 1 });
  lookAway('hidden');
  vi.advanceTimersByTime(60_000);
  lookAway('visible');
  last().open();
  expect(heard).toEqual({ hazards: 1, people: 1 });
});
