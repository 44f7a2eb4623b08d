import { h, render } from 'preact';
import { afterEach, expect, test, vi } from 'vitest';
import { screenShown } from '../at-rest.ts';
import { onceThere } from './once-there.ts';

afterEach(() => void vi.unstubAllGlobals());

test('a part that could not be fetched is asked for again with the network, its looks too, and then shown', async () => {
  const frame = new EventTarget();
  vi.stubGlobal('addEventListener', frame.addEventListener.bind(frame));
  const forget = vi.fn(frame.removeEventListener.bind(frame));
  vi.stubGlobal('removeEventListener', forget);
  const copy = {};
  const failed = { sheet: null, cloneNode: () => copy, replaceWith: vi.fn() };
  const fine = { sheet: {}, cloneNode: () => copy, replaceWith: vi.fn() };
  vi.stubGlobal('document', { querySelectorAll: () => [failed, fine] });
  let drawn = 0;
  const load = vi.fn(async () => () => (drawn++, null));
  load.mockRejectedValueOnce(new Error('no network'));
  const root = { childNodes: [], firstChild: null } as unknown as Element;
  const Part = onceThere(load);
  render(h(Part, {}), root);
  screenShown();
  await vi.waitFor(() => expect(load).toHaveBeenCalledOnce());
  await new Promise((turned) => setTimeout(turned, 20));
  expect([drawn, failed.replaceWith.mock.calls.length]).toEqual([0, 0]);
  frame.dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(drawn).toBeGreaterThan(0));
  expect(failed.replaceWith).toHaveBeenCalledExactlyOnceWith(copy);
  expect(fine.replaceWith).not.toHaveBeenCalled();
  frame.dispatchEvent(new Event('online'));
  expect(load).toHaveBeenCalledTimes(2);
  // On a screen opened later it is there at once, drawn once and by itself.
  render(null, root);
  drawn = 0;
  render(h(Part, {}), root);
  expect(drawn).toBe(1);
  render(null, root);
  await vi.waitFor(() => expect(forget).toHaveBeenCalled());
});
