import { expect, test } from 'vitest';
import { serverClockDoubt } from './phone.ts';

const minuteMs = 60_000;
const saying = (...minutes: (number | null)[]) =>
  minutes.map((one) => ({ clockOffsetMs: one === null ? null : one * minuteMs }));

test('61 when most phones say that the server is an hour ahead it is in doubt, and not they', () => {
  expect(serverClockDoubt(saying(60, 61, 59, 0))).toBe(60 * minuteMs);
  expect(serverClockDoubt(saying(-60, -61, -59, null))).toBe(-60 * minuteMs);
});

test.each([
  ['phones that keep good time', saying(0, 1, -2, 3)],
  ['two phones', saying(60, 60)],
  ['some of many', saying(60, 60, 60, 0, 0)],
  ['phones that are wrong in their own ways', saying(60, -60, 45, -50)],
  ['phones that do not know', saying(null, null, null)],
])('%s prove nothing', (_what, phones) => {
  expect(serverClockDoubt(phones)).toBeNull();
});
