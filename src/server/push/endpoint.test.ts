import { expect, test } from 'vitest';
import { isInside, isPushEndpoint, outsideOnly } from './endpoint.ts';

test('a push goes out encrypted, to a name, and to no machine of the school', () => {
  for (const good of ['https://fcm.googleapis.com/fcm/send/x', 'https://updates.push.services.mozilla.com/wpush/v2/x'])
    expect(isPushEndpoint(good, false)).toBe(true);
  for (const bad of [
    'http://fcm.googleapis.com/x',
    'https://localhost/x',
    'https://router/x',
    'https://10.0.0.5/x',
    'https://0x7f000001/x',
    'https://2130706433/x',
    'https://[::1]/x',
    'https://[::ffff:10.0.0.1]/x',
    'https://user:word@example.com/x',
    'https://example.com:8443/x',
    'file:///etc/passwd',
    'nothing',
  ])
    expect([bad, isPushEndpoint(bad, false)]).toEqual([bad, false]);
});

test('addresses behind a router are known in all their clothes', () => {
  for (const inside of [
    '10.1.2.3',
    '127.0.0.1',
    '172.20.0.1',
    '192.168.1.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '239.1.1.1',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    '::ffff:192.168.1.1',
    '64:ff9b::a00:1',
  ])
    expect([inside, isInside(inside)]).toEqual([inside, true]);
  for (const outside of ['142.250.1.1', '8.8.8.8', '2a00:1450:4001::1', '::ffff:8.8.8.8'])
    expect([outside, isInside(outside)]).toEqual([outside, false]);
});

test('a name that leads to this machine is not called', async () => {
  const code = await new Promise((resolve) =>
    outsideOnly('localhost', {}, (error) => resolve((error as NodeJS.ErrnoException | null)?.code)),
  );
  expect(code).toBe('EINSIDE');
});
