// Over a weak line whatever the app cannot do without is asked for until it is there.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { again } from './again.ts';

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('addEventListener', (name: string, hear: () => void) => line.addEventListener(name, hear));
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

let line = new EventTarget();

/** Cut `times` times, and then there. */
function broken(times: number) {
  line = new EventTarget();
  let left = times;
  return vi.fn(async () => {
    if (left-- > 0) throw new TypeError('Failed to fetch dynamically imported module');
    return 'there';
  });
}

test('what is there is asked for once', async () => {
  const ask = broken(0);
  expect(await again(ask)).toBe('there');
  expect(ask).toHaveBeenCalledOnce();
});

test('what breaks off is asked for until it is there, after ten seconds and then after longer', async () => {
  const ask = broken(3);
  const asked = again(ask);
  await vi.advanceTimersByTimeAsync(10_000 + 15_000);
  expect(ask).toHaveBeenCalledTimes(3);
  await vi.advanceTimersByTimeAsync(22_500);
  expect(await asked).toBe('there');
  await vi.advanceTimersByTimeAsync(600_000);
  expect(ask).toHaveBeenCalledTimes(4);
});

test('a network that is back is not waited for', async () => {
  const ask = broken(1);
  const asked = again(ask);
  await vi.advanceTimersByTimeAsync(10);
  line.dispatchEvent(new Event('online'));
  expect(await asked).toBe('there');
});
