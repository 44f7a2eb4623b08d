import { expect, test } from 'vitest';
import { leftBehind } from './left-behind.ts';

test('a network is cleared away when its run is over, and no other', () => {
  const list = 'patrol-12-1 (id: 3)\npatrol-12-2\npatrol-try-12\npatrol-7-1 (id: 0)\nsomebody-12-1\npatrol-12-x\n';
  expect(leftBehind(list, (pid) => pid === 7)).toEqual(['patrol-12-1', 'patrol-12-2', 'patrol-try-12']);
  expect(leftBehind('')).toEqual([]);
});
