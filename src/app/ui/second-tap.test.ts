import { expect, onTestFinished, test, vi } from 'vitest';
import { isSecond, watchSecondTaps, type Tap } from './second-tap.ts';

const key = { isConnected: true, closest: () => key } as unknown as Tap['on'];
const gone = { ...key, isConnected: false };
const answer = { isConnected: true, closest: () => null } as Tap['on'];
const sheet = {};
const tap = (over: Partial<Tap> = {}): Tap => ({ at: 1000, x: 180, y: 700, on: key, over: undefined, ...over });
const again = (over: Partial<Tap> = {}): Tap => tap({ at: 1200, x: 184, y: 697, ...over });

test.each<[string, Tap, Tap]>([
  ['what a sheet offers that came under it', again({ over: sheet }), tap()],
  ['what lies below a sheet or a camera that it closed', again(), tap({ over: sheet, on: gone })],
  ['a key of the next screen', again(), tap({ on: gone })],
])('the second tap of a trembling thumb does not press %s', (_, second, first) => {
  expect(isSecond(second, first)).toBe(true);
});

test.each<[string, Tap, Tap]>([
  ['the same key, of a camera for one', again({ over: sheet }), tap({ over: sheet })],
  ['the answer to the next item, which moves up', again({ on: answer }), tap({ on: gone })],
  ['elsewhere, with the other thumb', again({ over: sheet, x: 60 }), tap()],
  ['once one has seen what came', again({ over: sheet, at: 1600 }), tap()],
])('a tap counts that is meant: %s', (_, second, first) => {
  expect(isSecond(second, first)).toBe(false);
});

/** Which of the taps at one spot are heard, on a key that each of them takes away. */
function heard(...times: number[]): number[] {
  let listener = (_event: object): void => undefined;
  vi.stubGlobal('addEventListener', (_: string, look: typeof listener) => (listener = look));
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  onTestFinished(() => void vi.unstubAllGlobals());
  watchSecondTaps();
  return times.filter((timeStamp) => {
    let isHeard = true;
    const swallow = () => (isHeard = false);
    const target = { isConnected: false, closest: () => key };
    const [preventDefault, stopImmediatePropagation] = [swallow, swallow];
    const at = { timeStamp, clientX: 180, clientY: 700, pointerType: 'touch', target };
    listener({ ...at, preventDefault, stopImmediatePropagation });
    return isHeard;
  });
}

test('whoever taps on because nothing has come of a tap is heard after half a second', () => {
  expect(heard(1000, 1150, 1300)).toEqual([1000]);
  expect(heard(1000, 1400, 1800)).toEqual([1000, 1800]);
});
