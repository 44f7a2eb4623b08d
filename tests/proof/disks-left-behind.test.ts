import { expect, test } from 'vitest';
import { disksLeftBehind, folderOf, mountedUnder } from './disks-left-behind.ts';

test('a disk is cleared away when its run is over, and no other', () => {
  const names = [`${folderOf(12)}Ab3dEf`, `${folderOf(7)}Ab3dEf`, 'patrol-disk-Ab3dEf', 'patrol-phone-12-Ab3dEf', 'x'];
  expect(disksLeftBehind(names, (pid) => pid === 7)).toEqual(['patrol-disk-12-Ab3dEf']);
});

test('what lies on a disk is let go before the disk, and its neighbour not at all', () => {
  const mounts =
    'tmpfs /tmp/a tmpfs rw 0 0\n/dev/loop0 /tmp/a/disk ext4 rw 0 0\n/dev/loop1 /tmp/a/cut1 ext4 rw 0 0\ntmpfs /tmp/ab tmpfs rw 0 0\n';
  expect(mountedUnder(mounts, '/tmp/a')).toEqual(['/tmp/a/cut1', '/tmp/a/disk', '/tmp/a']);
});
