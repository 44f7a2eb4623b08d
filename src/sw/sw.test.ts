// What the worker does of itself: when it takes over, and what it tells the browser of a round.
import { beforeEach, expect, test, vi } from 'vitest';
import { wang } from '../../tests/cast.ts';
import { currentSession } from '../db/device.ts';
import { deliverOthers } from '../sync/others.ts';
import { runRound } from '../sync/run.ts';
import { workerScope } from './worker-scope.contract.ts';

vi.mock('workbox-precaching', () => ({
  precacheAndRoute: () => undefined,
  createHandlerBoundToURL: () => async () => undefined,
  matchPrecache: async () => new Response('here already'),
}));
vi.mock('workbox-routing', () => ({ registerRoute: () => undefined, NavigationRoute: vi.fn() }));
vi.mock('../db/device.ts', () => ({ currentSession: vi.fn() }));
vi.mock('../db/device-db.ts', () => ({ openDeviceDb: async (personId: string) => ({ personId }) }));
vi.mock('../sync/run.ts', () => ({ runRound: vi.fn(async () => 'done') }));
vi.mock('../sync/others.ts', () => ({ deliverOthers: vi.fn(async () => 'done') }));

let worker: ReturnType<typeof workerScope>;
beforeEach(async () => {
  vi.clearAllMocks();
  const files = ['assets/index-1.js', 'assets/labels-1.js'];
  worker = workerScope({ __WB_MANIFEST: files.map((url) => ({ url, revision: null })) });
  vi.resetModules();
  vi.mocked(currentSession).mockResolvedValue({ person: wang } as Awaited<ReturnType<typeof currentSession>>);
  await import('./sw.ts');
});
const sync = () => worker.hears('sync', { tag: 'outbox:1' });

test('a new version takes over when somebody agreed and never by itself', async () => {
  await worker.hears('install');
  expect(worker.skipWaiting).not.toHaveBeenCalled();
  expect(worker.clients.claim).not.toHaveBeenCalled();
  await worker.hears('message', { data: { type: 'KEEP', work: [] }, ports: [] });
  expect(worker.skipWaiting).not.toHaveBeenCalled();
  await worker.hears('message', { data: { type: 'SKIP_WAITING' } });
  expect(worker.skipWaiting).toHaveBeenCalledOnce();
});

test('a page hears whether all that its work needs lies on the phone now', async () => {
  const port = { postMessage: vi.fn() };
  const ask = () => worker.hears('message', { data: { type: 'KEEP', work: ['samples'] }, ports: [port] });
  worker.fetch.mockRejectedValueOnce(new TypeError('the line broke off'));
  await ask();
  expect(port.postMessage).toHaveBeenLastCalledWith(false);
  await ask();
  expect(port.postMessage).toHaveBeenLastCalledWith(true);
});

test('what a page that was closed left is delivered with no page open, of whoever is signed in and of the others', async () => {
  worker.clients.matchAll.mockResolvedValue([]);
  await sync();
  expect(runRound).toHaveBeenCalledOnce();
  expect(deliverOthers).toHaveBeenCalledExactlyOnceWith({ personId: wang.id }, expect.anything());
});

test.each([
  ['own work', (): void => void vi.mocked(runRound).mockResolvedValueOnce('waiting')],
  ['work of others', (): void => void vi.mocked(deliverOthers).mockResolvedValueOnce('waiting')],
] as const)(
  'a round that left %s behind is told to the browser as failed, so that it tries again',
  async (_, leaveBehind) => {
    await expect(sync()).resolves.toBeUndefined();
    leaveBehind();
    await expect(sync()).rejects.toThrow('waiting');
  },
);
