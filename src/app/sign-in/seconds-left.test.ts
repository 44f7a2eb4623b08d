import { expect, test } from 'vitest';
import { secondsLeft } from './seconds-left.ts';

test('half of it in six seconds takes six more, and the second half of a long one is said in fives', () => {
  expect(secondsLeft(0.5, 6000)).toBe(6);
  expect(secondsLeft(0.25, 7100)).toBe(25);
});

test('nothing is said before there is something to reckon with, nor at the end', () => {
  expect(secondsLeft(null, 9000)).toBeNull();
  expect(secondsLeft(0.04, 9000)).toBeNull();
  expect(secondsLeft(0.5, 1000)).toBeNull();
  expect(secondsLeft(1, 9000)).toBeNull();
});
