import { expect, test } from 'vitest';
import { passwordKeeper, usualCost } from './passwords.ts';

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
  const time = async (kept: string | undefined) => {
    const startedAt = performance.now();
    for (let i = 0; i < 4; i++) await keeper.fits('wrong', kept);
    return performance.now() - startedAt;
  };
  const [known, unknown] = [await time(secret), await time(undefined)];
  expect(unknown / known).toBeGreaterThan(0.3);
  expect(unknown / known).toBeLessThan(3);
});
