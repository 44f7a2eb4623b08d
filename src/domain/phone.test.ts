import { expect, test } from 'vitest';
import {
  forgottenMs,
  isInGroup,
  lateMs,
  phoneStanding,
  phoneTally,
  quietSince,
  serverClockDoubt,
  silentMs,
} from './phone.ts';

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

const now = forgottenMs;
const phone = (over: object = {}) => ({
  owed: { entries: 0, photos: 0, since: null as number | null },
  lost: null,
  lastSeenAt: now,
  revokedAt: null as number | null,
  ...over,
});
const owing = (since: number) => ({ entries: 1, photos: 2, since });
const quiet = now - silentMs - 1;

test('a revoked phone that owes nothing is not silent, and one that owes is waited for', () => {
  expect(phoneStanding(phone({ lastSeenAt: quiet }), now)).toBe('silent');
  expect(phoneStanding(phone({ lastSeenAt: quiet, revokedAt: quiet }), now)).toBe('fine');
  expect(phoneStanding(phone({ owed: owing(now - lateMs - 1), revokedAt: quiet }), now)).toBe('late');
});

test('every screen counts the same phones', () => {
  const phones = [
    phone(),
    phone({ lastSeenAt: quiet }),
    phone({ lastSeenAt: quiet, revokedAt: quiet }),
    phone({ owed: owing(now - 5) }),
    phone({ owed: owing(now - lateMs - 1), revokedAt: now - 7 }),
    phone({ lost: { things: 1, at: now } }),
  ];
  expect(phoneTally(phones, now)).toEqual({ n: 4, owing: 2, things: 6, oldestAt: now - lateMs - 1, silent: 1 });
  const standing = phones.map((one) => phoneStanding(one, now));
  expect(standing.filter((one) => isInGroup('unsent', one))).toEqual(['late', 'lost']);
  expect(standing.filter((one) => isInGroup('lost', one))).toEqual(['lost']);
  expect(standing.filter((one) => isInGroup('late', one))).toEqual(['late']);
  expect(standing.filter((one) => isInGroup('unheard', one))).toEqual(['silent', 'owing', 'late', 'lost']);
  expect(quietSince(phones)).toBe(quiet);
  expect([quietSince([]), phoneTally([], now).oldestAt]).toEqual([null, null]);
});
