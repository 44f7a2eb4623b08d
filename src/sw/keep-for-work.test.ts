// A page that stays open over an update goes on asking for parts of the version it is of.
import { beforeEach, expect, test, vi } from 'vitest';
import { registerRoute } from 'workbox-routing';
import { keepForWork } from './keep-for-work.ts';
import { workerScope } from './worker-scope.contract.ts';

vi.mock('workbox-routing', () => ({ registerRoute: vi.fn() }));
const asked = (path: string) => new Request(`https://patrol.school.cn${path}`);

let worker: ReturnType<typeof workerScope>;
beforeEach(() => {
  worker = workerScope();
  vi.mocked(registerRoute).mockClear();
});

/** As the route of the worker answers; null without a network and without the file. */
async function answer(path: string): Promise<string | null> {
  worker.fetch.mockRejectedValueOnce(new TypeError('no network'));
  const [, handle] = vi.mocked(registerRoute).mock.lastCall as unknown as [
    unknown,
    (of: { request: Request }) => Promise<Response>,
  ];
  const found = await handle({ request: asked(path) }).catch(() => null);
  worker.fetch.mockReset();
  return (await found?.text()) ?? null;
}

/** The version before has put its files where all phones keep them; then this one takes over, and they go from there. */
async function updated() {
  const before = await worker.caches.open('workbox-precache-v2');
  await before.addAll(['/assets/old-1.js', '/assets/same-1.js', '/index.html']);
  const kept = keepForWork(['assets/new-1.js', 'assets/same-1.js'], []);
  await worker.hears('install');
  await worker.caches.delete('workbox-precache-v2');
  return kept;
}

test('a part that an open page has not fetched yet is there after the version that brought it is gone', async () => {
  await updated();
  expect(await answer('/assets/old-1.js')).toBe('/assets/old-1.js');
  expect(await answer('/assets/never-1.js')).toBeNull();
});

test('what was before goes when the page that is loaded is the only one, and stays while another is open', async () => {
  const { forgetBefore } = await updated();
  worker.clients.matchAll.mockResolvedValue([{ id: 'new' }, { id: 'of the version before' }]);
  await forgetBefore('new');
  expect(await answer('/assets/old-1.js')).not.toBeNull();
  worker.clients.matchAll.mockResolvedValue([{ id: 'new' }]);
  await forgetBefore('new');
  expect(await answer('/assets/old-1.js')).toBeNull();
});

test('a version that cannot bring what somebody’s work needs is not installed', async () => {
  const [was, is] = ['assets/rounds-1.js', 'assets/rounds-2.js'];
  await keepForWork([was], [was]).keep(['rounds']);
  keepForWork([is], [is]);
  worker.fetch.mockRejectedValueOnce(new TypeError('no network'));
  await expect(worker.hears('install')).rejects.toThrow('no network');
});
