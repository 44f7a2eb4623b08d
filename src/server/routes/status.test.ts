import { expect, test } from 'vitest';
import { admin, dorm3, id, li, sun, wang, yucai } from '../../../tests/cast.ts';
import type { Status } from '../../domain/status.ts';
import { openSchool } from '../school.contract.ts';

test('backups, room, phones, alerts and the server itself', async () => {
  const room = { databaseBytes: 1000, freeBytes: 2000, totalBytes: 4000 };
  const backupHealth = () => ({ state: 'late' as const, at: 5, verifiedAt: null });
  const school = await openSchool({ room: async () => room, backupHealth });
  const { store } = school.parts;
  await school.deliveryToken(wang, id(901));
  await school.deliveryToken(li, id(902));
  const item = { id: id(700), kind: 'x', subject: id(1), opSeq: 1, at: 1, photos: 2, bytes: 3, hash: 'a'.repeat(64) };
  const said = { schoolId: yucai.id, personId: li.id, deviceId: id(902), agent: '', lost: undefined };
  school.clock.ms += 3 * 86_400_000;
  await store.phones.announce({ ...said, items: [item], at: school.clock.ms });
  const waiting = { id: id(61), channelId: id(60), key: 'k', text: 't', urgent: false, at: school.clock.ms };
  await store.alerts.queue(yucai.id, [{ ...waiting, nextAt: school.clock.ms }]);
  const status = await school.json<Status>(admin, 'GET', '/api/status');
  expect(status).toMatchObject({
    backup: { state: 'late', at: 5 },
    room,
    photos: { n: 0, bytes: 0 },
    phones: { n: 2, owing: 1, things: 3, silent: 1 },
    alerts: { waiting: 1, failed: 0 },
    asOf: school.clock.ms,
  });
  expect(status.version).toMatch(/^\d+\.\d+\.\d+$/);
});

test('only for those who look after the whole school', async () => {
  const school = await openSchool();
  expect((await school.ask(sun, 'GET', '/api/status')).status).toBe(200);
  const leader = await school.join({ name: '周安', username: 'an', role: 'duty_leader', scope: [dorm3.id] });
  for (const who of [wang, leader]) expect((await school.ask(who, 'GET', '/api/status')).status).toBe(404);
});
