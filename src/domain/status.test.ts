import { expect, test } from 'vitest';
import { roomLevel } from './status.ts';

test.each([
  ['a large disk that is nearly full has room', 100, 2000, 'good'],
  ['a small one with a sixth left', 20, 120, 'good'],
  ['a tenth of a small one', 12, 120, 'little'],
  ['a twentieth of a small one', 5.5, 120, 'full'],
  ['less than a gigabyte, whatever the disk', 0.5, 4, 'full'],
  ['a disk nobody knows the size of', 0, 0, 'full'],
] as const)('%s', (_disk, free, total, level) => {
  expect(roomLevel({ freeBytes: free * 1e9, totalBytes: total * 1e9 })).toBe(level);
});
