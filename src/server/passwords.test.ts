import { argon2 } from 'node:crypto';
import { expect, test, vi } from 'vitest';
import { passwordKeeper, usualCost } from './passwords.ts';

vi.mock('node:crypto', async (real) => {
  const crypto = await real<typeof import('node:crypto')>();
  return { ...crypto, argon2: vi.fn(crypto.argon2) };
});

test('a password fits itself and nothing else, and is not in what is kept', async () => {
  const keeper = passwordKeeper({ memoryKiB: 8, passes: 1 });
  const secret = await keeper.keep('correct horse');
  expect(secret).toMatch(/^\$argon2id\$v=19\$m=8,t=1,p=1\$/);
  expect(secret).not.toContain('horse');
  expect(await keeper.fits('correct horse', secret)).toBe(true);
  expect(await keeper.fits('correct hors', secret)).toBe(false);
  expect(await keeper.fits('', undefined)).toBe(false);
  expect(await keeper.keep('correct horse')).not.toBe(secret);
});

test('T14 somebody who does not exist takes as long as a wrong password', async () => {
  const keeper = passwordKeeper(usualCost);
  const secret = await keeper.keep('correct horse');
  const work = async (kept: string | undefined) => {
    vi.mocked(argon2).mockClear();
    await keeper.fits('wrong', kept);
    const { nonce, ...more } = vi.mocked(argon2).mock.calls[0]![1];
    return { times: vi.mocked(argon2).mock.calls.length, salt: (nonce as Uint8Array).length, ...more };
  };
  const { memoryKiB: memory, passes } = usualCost;
  expect(await work(undefined)).toMatchObject({ times: 1, memory, passes });
  expect(await work(undefined)).toEqual(await work(secret));
});
