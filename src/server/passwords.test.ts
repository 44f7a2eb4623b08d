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
  const least = { known: Infinity, unknown: Infinity };
  // The least of many, taken in turns: a busy machine makes some of them slow, never all of one kind.
  for (let i = 0; i < 9; i++) {
    for (const [who, kept] of Object.entries({ known: secret, unknown: undefined })) {
      const startedAt = performance.now();
      await keeper.fits('wrong', kept);
      const key = who as keyof typeof least;
      least[key] = Math.min(least[key], performance.now() - startedAt);
    }
  }
  expect(least.unknown / least.known).toBeGreaterThan(0.5);
  expect(least.unknown / least.known).toBeLessThan(2);
});
