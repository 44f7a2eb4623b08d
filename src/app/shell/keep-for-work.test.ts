// What somebody's work needs is asked of the worker until it lies on the phone, whatever becomes of the worker meanwhile.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { wang } from '../../../tests/cast.ts';
import type { DeviceDb } from '../../db/device-db.ts';
import type { Session } from '../../domain/protocol.ts';
import { screen } from '../state.ts';
import { keepForWork } from './keep-for-work.ts';

vi.mock('../../db/own-rounds.ts', () => ({ walksRounds: async () => false }));
vi.mock('../../db/has-cases.ts', () => ({ hasCases: async () => false }));
vi.mock('../fetched/points.ts', () => ({ readsCodes: async () => true }));
vi.mock('dexie', () => ({
  liveQuery: (ask: () => Promise<object>) => ({
    subscribe: (hear: (has: object) => void) => {
      void ask().then(hear);
      return { unsubscribe: () => undefined };
    },
  }),
}));

type Port = { postMessage: (data: unknown) => void };
class Channel {
  port1: { onmessage?: (event: { data: unknown }) => void } = {};
  port2: Port = { postMessage: (data) => this.port1.onmessage?.({ data }) };
}

const asked: Port[] = [];
const lacking = () => screen.getState().lacking;
let stop = (): void => undefined;

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  const active = { postMessage: (_message: object, [port]: [Port]) => void asked.push(port) };
  vi.stubGlobal('navigator', { serviceWorker: { ready: Promise.resolve({ active }) } });
  vi.stubGlobal('MessageChannel', Channel);
  vi.stubGlobal('addEventListener', () => undefined);
  const session = { person: { ...wang, role: 'sampler' } } as Session;
  screen.setState({ entered: { session, db: {} as DeviceDb } });
  stop = keepForWork();
});
afterEach(() => {
  stop();
  screen.setState({ entered: null });
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('it is lacking until the worker says that it is there, for whoever still stands at the door as well', async () => {
  await vi.advanceTimersByTimeAsync(100);
  expect([asked.length, lacking()]).toEqual([1, 1]);
  asked[0]?.postMessage(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(lacking()).toBe(0);
});

test('what broke off is asked for again, and so is a worker that the browser has stopped', async () => {
  await vi.advanceTimersByTimeAsync(0);
  asked[0]?.postMessage(false);
  await vi.advanceTimersByTimeAsync(10_000);
  expect([asked.length, lacking()]).toEqual([2, 1]);
  await vi.advanceTimersByTimeAsync(120_000 + 15_000);
  expect([asked.length, lacking()]).toEqual([3, 1]);
  asked[2]?.postMessage(true);
  await vi.advanceTimersByTimeAsync(0);
  expect(lacking()).toBe(0);
});

test('of somebody who has left nothing more is asked, and nothing is lacking for whoever comes', async () => {
  await vi.advanceTimersByTimeAsync(0);
  stop();
  asked[0]?.postMessage(false);
  await vi.advanceTimersByTimeAsync(600_000);
  expect([asked.length, lacking()]).toEqual([1, null]);
});
