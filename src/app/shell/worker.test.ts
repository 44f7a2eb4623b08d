// A phone that is never closed, and one whose app is a home-screen icon, must hear of a new version all the same.
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  // What it goes on watching, it would watch in other tests too.
  vi.resetModules();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** The app has begun, on a page whose worker is already there. */
async function begun() {
  vi.stubEnv('PROD', true);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible', readyState: 'complete' });
  const update = vi.fn(async () => undefined);
  const registration = Object.assign(new EventTarget(), { active: {}, waiting: null, installing: null, update });
  const register = vi.fn(async (_address: string, _options: RegistrationOptions) => registration);
  const serviceWorker = Object.assign(new EventTarget(), { controller: {}, register });
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', new URL('https://patrol.school.cn/'));
  vi.stubGlobal('addEventListener', () => undefined);
  const { startWorker } = await import('./worker.ts');
  await startWorker();
  const turn = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  return { register, update, turn };
}

test('a new version is looked for every hour and whenever somebody comes back to the app, past every cache', async () => {
  const { register, update, turn } = await begun();
  expect(register).toHaveBeenCalledExactlyOnceWith('/sw.js', { updateViaCache: 'none' });
  vi.advanceTimersByTime(3_600_000);
  expect(update).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(3_600_000);
  expect(update).toHaveBeenCalledTimes(2);
  turn('hidden');
  expect(update).toHaveBeenCalledTimes(2);
  turn('visible');
  expect(update).toHaveBeenCalledTimes(3);
});

test('without a network nothing is said of it, and the next time it is looked for again', async () => {
  const { update, turn } = await begun();
  update.mockRejectedValueOnce(new TypeError('no network'));
  turn('visible');
  turn('visible');
  expect(update).toHaveBeenCalledTimes(2);
});
