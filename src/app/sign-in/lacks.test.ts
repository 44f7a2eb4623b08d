import { expect, test } from 'vitest';
import { lacksOf } from './lacks.ts';

const whole = { serviceWorker: {}, mediaDevices: { getUserMedia: () => undefined } };

test('a browser that has all is not warned of', () => {
  expect(lacksOf(whole, true)).toEqual([]);
});

test('without a service worker the app does not open in a stairwell', () => {
  expect(lacksOf({ mediaDevices: whole.mediaDevices }, true)).toEqual(['worker']);
});

test('without a camera in the page photos come from the phone’s own', () => {
  expect(lacksOf({ serviceWorker: {} }, true)).toEqual(['camera']);
  expect(lacksOf({ serviceWorker: {}, mediaDevices: {} }, true)).toEqual(['camera']);
});

test('an address that is not https is said to be one, and nothing else', () => {
  expect(lacksOf({}, false)).toEqual([]);
});
