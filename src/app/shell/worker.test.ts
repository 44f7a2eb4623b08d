// A phone that is never closed, and one whose app is a home-screen icon, must hear of a new version all the same.
import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  // What it goes on watching, it would watch in other tests too.
  vi.resetModules();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

/** The app has begun, on a page whose worker is already there. `open`: a sheet or a form on it. */
async function begun(open: object | null = null) {
  const querySelector = () => open;
  const reload = vi.fn();
  vi.stubEnv('PROD', true);
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  const page = Object.assign(new EventTarget(), { visibilityState: 'visible', readyState: 'complete', querySelector });
  const update = vi.fn(async () => undefined);
  const none = null as { postMessage: (message: object) => void } | null;
  const registration = Object.assign(new EventTarget(), {
    active: {},
    waiting: none,
    installing: new EventTarget(),
    update,
  });
  const register = vi.fn(async (_address: string, _options: RegistrationOptions) => registration);
  const serviceWorker = Object.assign(new EventTarget(), { controller: {}, register });
  vi.stubGlobal('document', page);
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', Object.assign(new URL('https://patrol.school.cn/'), { reload }));
  vi.stubGlobal('addEventListener', () => undefined);
  const { startWorker } = await import('./worker.ts');
  const { screen } = await import('../state.ts');
  await startWorker();
  const turn = (visibilityState: 'visible' | 'hidden') => {
    page.visibilityState = visibilityState;
    page.dispatchEvent(new Event('visibilitychange'));
  };
  const switchOver = () => serviceWorker.dispatchEvent(new Event('controllerchange'));
  return { register, registration, update, turn, reload, switchOver, screen };
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

test('a new version that is there is offered, and taken only when somebody says so', async () => {
  const { registration, screen, reload } = await begun();
  const postMessage = vi.fn();
  registration.dispatchEvent(new Event('updatefound'));
  registration.waiting = { postMessage };
  registration.installing.dispatchEvent(new Event('statechange'));
  expect(postMessage).not.toHaveBeenCalled();
  screen.getState().update?.();
  expect(postMessage).toHaveBeenCalledExactlyOnceWith({ type: 'SKIP_WAITING' });
  expect(reload).not.toHaveBeenCalled();
});

test('when another window took the new version, whoever is in the middle of something here is asked first', async () => {
  const idle = await begun();
  idle.switchOver();
  expect(idle.reload).toHaveBeenCalledOnce();
  vi.resetModules();
  const busy = await begun({});
  busy.switchOver();
  expect(busy.reload).not.toHaveBeenCalled();
  busy.screen.getState().update?.();
  expect(busy.reload).toHaveBeenCalledOnce();
});

/** The first time on this phone: what the browser makes of the downloads, one after the other. */
async function firstTime(...ends: ('no-answer' | 'redundant' | 'activated')[]) {
  vi.stubEnv('PROD', true);
  vi.useFakeTimers();
  const register = vi.fn(async () => {
    const end = ends.shift();
    if (end === 'no-answer') throw new TypeError('the script could not be fetched');
    const installing = Object.assign(new EventTarget(), { state: 'installing' });
    setTimeout(() => {
      installing.state = end ?? 'redundant';
      installing.dispatchEvent(new Event('statechange'));
    }, 100);
    return Object.assign(new EventTarget(), { active: null, waiting: null, installing, update: async () => undefined });
  });
  const serviceWorker = Object.assign(new EventTarget(), { controller: null, register });
  vi.stubGlobal('document', Object.assign(new EventTarget(), { readyState: 'complete' }));
  vi.stubGlobal('navigator', { serviceWorker });
  vi.stubGlobal('location', new URL('https://patrol.school.cn/'));
  vi.stubGlobal('addEventListener', () => undefined);
  const { startWorker } = await import('./worker.ts');
  return { register, started: startWorker() };
}

test('where the app could not be brought onto the phone it is brought again, until it lies there', async () => {
  const { register, started } = await firstTime('no-answer', 'redundant', 'activated');
  await vi.advanceTimersByTimeAsync(9_900);
  expect(register).toHaveBeenCalledTimes(1);
  await vi.advanceTimersByTimeAsync(100);
  expect(register).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(15_200);
  expect(register).toHaveBeenCalledTimes(3);
  await started;
  await vi.advanceTimersByTimeAsync(600_000);
  expect(register).toHaveBeenCalledTimes(3);
});
