import { expect, test } from 'vitest';
import { isOnlyHere } from './only-here.ts';

test('a code is said to lead nowhere where only the computer itself can open its address', () => {
  expect(['127.0.0.1', '127.0.1.1', 'localhost', '[::1]'].filter((name) => !isOnlyHere(name))).toEqual([]);
  expect(['192.168.1.20', 'patrol.school.example', 'localhost.school.example'].filter(isOnlyHere)).toEqual([]);
});
