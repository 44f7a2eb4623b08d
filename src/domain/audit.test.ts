import { expect, test } from 'vitest';
import { auditGroups, auditKinds, shortAddress } from './audit.ts';

test('of an address only the network is kept', () => {
  expect(
    ['192.168.3.77', '::ffff:10.0.4.9', '2001:db8:1:2::7', 'fe80::1%eth0', '::1', 'in process'].map(shortAddress),
  ).toEqual(['192.168.3.*', '10.0.4.*', '2001:db8:1:*', 'fe80:*', '::*', '']);
});

test('everything that is noted is asked for by some name, once', () => {
  expect(Object.values(auditGroups).flat().sort()).toEqual([...auditKinds].sort());
});
