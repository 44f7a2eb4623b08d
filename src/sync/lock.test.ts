import { expect, test } from 'vitest';
import { wang } from '../../tests/cast.ts';
import { emptyDb } from '../../tests/sync/phone.ts';
import { soon } from '../../tests/soon.ts';
import { metaOf, putMeta } from '../db/meta.ts';
import { alone } from './lock.ts';

const never = () => new Promise<string>(() => undefined);

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
