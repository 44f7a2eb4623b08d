import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { currentId } from '../db/device.ts';
import type { Session } from '../domain/protocol.ts';
import { askBeforeClosing, leaveWithOthers } from './other-tabs.ts';
import { screen } from './state.ts';

vi.mock('../db/device.ts', () => ({ currentId: vi.fn() }));

const assign = vi.fn();
let heard: (event: { key: string }) => void = () => undefined;

beforeEach(() => {
  vi.stubGlobal('location', { assign });
  vi.stubGlobal('addEventListener', (_name: string, listener: typeof heard) => (heard = listener));
  screen.setState({ session: { person: { id: 'wang' } } as Session, unsaved: [] });
  leaveWithOthers();
});
afterEach(() => {
  vi.unstubAllGlobals();
  // Other files of tests find the page as it was.
  screen.setState({ session: undefined, unsaved: [] });
  assign.mockClear();
});

const goneIs = (id: string | undefined) => vi.mocked(currentId).mockResolvedValue(id);
const settled = () => new Promise((resolve) => setTimeout(resolve, 0));

test('a tab that shows who has locked or left in another shows the door', async () => {
  goneIs(undefined);
  heard({ key: 'patrol-left' });
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/'));
});

test('it stays while its own person is signed in', async () => {
  goneIs('wang');
  heard({ key: 'patrol-left' });
  await settled();
  expect(assign).not.toHaveBeenCalled();
});

test('the browser asks before a window goes that has something in memory alone, and no other', () => {
  const page = new EventTarget();
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  askBeforeClosing();
  const isAsked = () => !page.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  expect(isAsked()).toBe(false);
  screen.setState({ unsaved: ['d1'] });
  expect(isAsked()).toBe(true);
});

test('what only this tab has in memory is written before it goes', async () => {
  goneIs(undefined);
  screen.setState({ unsaved: ['d1'] });
  heard({ key: 'patrol-left' });
  await settled();
  expect(assign).not.toHaveBeenCalled();
  screen.setState({ unsaved: [] });
  await vi.waitFor(() => expect(assign).toHaveBeenCalledWith('/'));
});
