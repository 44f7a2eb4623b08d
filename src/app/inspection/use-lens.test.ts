import { h, render } from 'preact';
import { expect, test, vi } from 'vitest';
import { useLens } from './use-lens.ts';

/** Drawn as the app draws it; nothing of it needs a browser. */
function opened(set = vi.fn(async (_settings: object) => true), has: { torch?: boolean; zoom?: boolean } = {}) {
  const { torch = true, zoom = true } = has;
  let shown: ReturnType<typeof useLens> | undefined;
  const Lens = () => {
    shown = useLens({ hasTorch: torch, zoom: zoom ? { min: 2, max: 8 } : null, set });
    return null;
  };
  render(h(Lens, null), { childNodes: [], firstChild: null } as unknown as Element);
  return { set, now: () => shown! };
}

test('the torch goes on and off, and the picture comes closer and goes back', async () => {
  const { set, now } = opened();
  expect(now()).toMatchObject({ torch: false, times: 1 });
  await now().turn();
  await vi.waitFor(() => expect(now().torch).toBe(true));
  await now().turn();
  await vi.waitFor(() => expect(now().torch).toBe(false));
  await now().bring(2);
  await vi.waitFor(() => expect(now().times).toBe(2));
  await now().bring(1);
  await vi.waitFor(() => expect(now().times).toBe(1));
  expect(set.mock.calls.flat()).toEqual([{ torch: true }, { torch: false }, { zoom: 4 }, { zoom: 2 }]);
});

test('what the phone refuses, though it said that it could, is offered no more, and the other stays', async () => {
  const { now } = opened(vi.fn(async (settings: object) => !('torch' in settings)));
  await now().turn();
  await vi.waitFor(() => expect(now()).toMatchObject({ torch: null, times: 1 }));
  const other = opened(vi.fn(async (settings: object) => 'torch' in settings));
  await other.now().bring(2);
  await vi.waitFor(() => expect(other.now()).toMatchObject({ torch: false, times: null }));
});

test('a camera without torch and zoom has no buttons for them', () => {
  expect(opened(undefined, { torch: false, zoom: false }).now()).toMatchObject({ torch: null, times: null });
});
