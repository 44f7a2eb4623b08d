import { afterEach, expect, test, vi } from 'vitest';
import { emptyDb } from '../../tests/sync/phone.ts';
import { tonight, wang } from '../../tests/cast.ts';
import { correctedMs } from '../domain/moment.ts';
import { moment, noteServerTime } from './moment.ts';

afterEach(() => vi.useRealTimers());

test('without an answer from the server nothing is known of its clock', async () => {
  expect(await moment(emptyDb(wang))).toMatchObject({ serverOffsetMs: null, serverOffsetAgeMs: null });
});

test('the server is taken to have answered half-way', async () => {
  const db = emptyDb(wang);
  await noteServerTime(db, tonight + 3_600_000, tonight - 100, tonight + 100);
  vi.useFakeTimers({ now: tonight + 5000, toFake: ['Date'] });
  const now = await moment(db);
  expect(now).toMatchObject({ ms: tonight + 5000, serverOffsetMs: 3_600_000, serverOffsetAgeMs: 4900 });
  expect(correctedMs(now)).toBe(tonight + 3_605_000);
});

test('after a clock was set back nobody knows how far it is from the server’s', async () => {
  const db = emptyDb(wang);
  await noteServerTime(db, tonight, tonight, tonight);
  vi.useFakeTimers({ now: tonight - 2 * 86_400_000, toFake: ['Date'] });
  expect(await moment(db)).toMatchObject({ serverOffsetMs: null, serverOffsetAgeMs: null });
  vi.setSystemTime(tonight - 60_000);
  expect(await moment(db)).toMatchObject({ serverOffsetMs: 0, serverOffsetAgeMs: 0 });
});
