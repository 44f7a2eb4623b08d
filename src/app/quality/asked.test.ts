import { expect, test } from 'vitest';
import { pairAddress, pairPath, readPairAsk, readRemarkAsk, remarkAddress, remarkPath } from './asked.ts';

const queryOf = (address: string) => Object.fromEntries(new URL(address, 'http://here').searchParams);

test('an address opens what it was made from', () => {
  const asked = { days: 30 as const, kind: 'all-normal' as const, place: 'floor', looked: true };
  expect(readRemarkAsk(queryOf(remarkAddress(asked)))).toEqual(asked);
  const pairs = { days: 90 as const, list: 'D1', state: 'lapsed' as const };
  expect(readPairAsk(queryOf(pairAddress(pairs)))).toEqual(pairs);
});

test('what an address says that nobody can read is left out', () => {
  expect(readRemarkAsk({ days: '5', kind: 'lazy', looked: 'no' })).toEqual({
    days: 7,
    kind: null,
    place: null,
    looked: false,
  });
  expect(readPairAsk({ state: 'odd' })).toEqual({ days: 30, list: null, state: null });
});

test('seven days are today and the six before it', () => {
  const asked = { days: 7 as const, kind: null, place: null, looked: false };
  expect(remarkPath(asked, '2026-11-22')).toBe('/api/remarks?from=2026-11-16&to=2026-11-22');
  expect(pairPath({ days: 7, list: 'D1', state: null }, '2026-11-22')).toBe(
    '/api/rechecks/pairs?from=2026-11-16&to=2026-11-22',
  );
});
