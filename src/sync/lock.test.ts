import { IDBFactory } from 'fake-indexeddb';
import { afterEach, expect, test, vi } from 'vitest';
import { wang } from '../../tests/cast.ts';
import { emptyDb } from '../../tests/sync/phone.ts';
import { soon } from '../../tests/soon.ts';
import { metaOf, putMeta } from '../db/meta.ts';
import { alone, stalledAfterMs } from './lock.ts';

const never = () => new Promise<string>(() => undefined);
afterEach(() => vi.useRealTimers());

test('R1 a second round finds the first one at work', async () => {
  const db = emptyDb(wang);
  const first = Promise.withResolvers<string>();
  const running = alone(db, undefined, () => first.promise);
  await soon(async () => expect(await metaOf(db, 'heartbeat')).toBeDefined());
  expect(await alone(db, undefined, async () => 'second')).toBe('busy');
  first.resolve('first');
  expect(await running).toBe('first');
  expect(await metaOf(db, 'heartbeat')).toBeUndefined();
  expect(await alone(db, undefined, async () => 'third')).toBe('third');
});

test('R1 so does a round in another window of the same phone, which knows nothing of this one', async () => {
  const disk = new IDBFactory();
  const [db, beside] = [emptyDb(wang, disk), emptyDb(wang, disk)];
  const first = Promise.withResolvers<string>();
  const running = alone(db, undefined, () => first.promise);
  await soon(async () => expect(await metaOf(beside, 'heartbeat')).toBeDefined());
  expect(await alone(beside, undefined, async () => 'second')).toBe('busy');
  first.resolve('first');
  expect(await running).toBe('first');
  expect(await alone(beside, undefined, async () => 'third')).toBe('third');
});

test('R1 a round without a sign of life for a minute loses its lock, and hears of it', async () => {
  const db = emptyDb(wang);
  let isLost = (): boolean => false;
  const frozen = alone(db, undefined, (lost) => {
    isLost = lost;
    return never();
  });
  await soon(async () => expect(await metaOf(db, 'heartbeat')).toBeDefined());
  expect(await alone(db, undefined, async () => 'too early')).toBe('busy');
  await putMeta(db, 'heartbeat', { at: Date.now() - 61_000 });
  expect(await alone(db, undefined, async () => 'taken over')).toBe('taken over');
  expect(await frozen).toBe('busy');
  expect(isLost()).toBe(true);
});

test('R1 without locks a page at least does not get in its own way', async () => {
  const db = emptyDb(wang);
  const first = Promise.withResolvers<string>();
  const running = alone(db, null, () => first.promise);
  expect(await alone(db, null, async () => 'second')).toBe('busy');
  first.resolve('first');
  expect(await running).toBe('first');
});

test.each([['with locks', undefined] as const, ['without', null] as const])(
  'R8 a round that has not got on for a quarter of an hour gives up its lock, %s',
  async (_, locks) => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] });
    const db = emptyDb(wang);
    const late = Promise.withResolvers<string>();
    let isLost: (() => boolean) | undefined;
    const stalled = alone(db, locks, (lost) => {
      isLost = lost;
      return late.promise;
    });
    await soon(() => expect(isLost).toBeDefined());
    vi.advanceTimersByTime(stalledAfterMs - 10_000);
    expect(isLost?.()).toBe(false);
    vi.advanceTimersByTime(stalledAfterMs - 10_000);
    expect(await alone(db, locks, async () => 'it gets on')).toBe('busy');
    vi.advanceTimersByTime(20_000);
    expect(await stalled).toBe('stalled');
    expect(isLost?.()).toBe(true);
    // Whoever comes next has the lock for as long as he needs it, also when the one before wakes up.
    const next = Promise.withResolvers<string>();
    const running = alone(db, locks, () => next.promise);
    late.resolve('late');
    await soon(async () => expect(await metaOf(db, 'heartbeat')).toBeDefined());
    expect(await alone(db, locks, async () => 'a third')).toBe('busy');
    next.resolve('next');
    expect(await running).toBe('next');
  },
);
