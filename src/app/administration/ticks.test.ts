// Whoever takes a tick away means it, whatever happens to others meanwhile.
import { expect, test } from 'vitest';
import { noTicks, tickAll, ticksAfterMaking, ticksFor, tickOne } from './ticks.ts';

const [wang, li, he] = ['wang', 'li', 'he'];

test('all who wait are ticked at first, as many as go at once', () => {
  expect(ticksFor([wang, li, he], noTicks, 2).on).toEqual([wang, li]);
});

test('who leaves or comes elsewhere gives nobody back a tick that was taken away', () => {
  let ticks = ticksFor([wang, li, he], noTicks, 9);
  ticks = tickOne(ticks, li, false);
  ticks = ticksFor([wang, li], ticks, 9);
  expect(ticks.on).toEqual([wang]);
  expect(ticksFor([wang, li, 'sun'], ticks, 9).on).toEqual([wang, 'sun']);
});

test('whoever ticked nobody finds nobody ticked, and whoever ticks one that was not has it', () => {
  const none = ticksFor([wang, li], tickAll([wang, li, he], 0), 9);
  expect(none.on).toEqual([]);
  expect(tickOne(none, li, true).on).toEqual([li]);
});

test('more than go at once: nobody beyond is ticked by chance, and they are next when the first have their codes', () => {
  let ticks = ticksFor([wang, li, he, 'sun'], noTicks, 2);
  ticks = ticksFor([li, he, 'sun'], ticks, 2);
  expect(ticks.on).toEqual([li]);
  ticks = ticksFor(['sun', he], ticksAfterMaking(ticks), 2);
  expect(ticks.on).toEqual(['sun', he]);
});

test('whoever was left out by hand is left out of the next codes too', () => {
  const ticks = tickOne(ticksFor([wang, li, he], noTicks, 2), li, false);
  expect(ticksFor([li, he], ticksAfterMaking(ticks), 2).on).toEqual([he]);
});
