import { expect, test } from 'vitest';
import { breath } from './breath.ts';

const busy = (ms: number): void => {
  const until = performance.now() + ms;
  while (performance.now() < until);
};

test('a long row of things gives others a turn', async () => {
  let turns = 0;
  const other = setInterval(() => turns++, 1);
  const rest = breath();
  for (let n = 0; n < 10; n++) {
    busy(15);
    await rest();
  }
  clearInterval(other);
  expect(turns).toBeGreaterThan(1);
});
