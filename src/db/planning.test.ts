import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { plan, route } from '../../tests/cast-rounds.ts';
import { wang } from '../../tests/cast.ts';
import { openDeviceDb } from './device-db.ts';
import { keepPlanning, planningOf } from './planning.ts';

test('what is typed and not saved is there after a restart, each under its own key, until it is given up', async () => {
  const db = await openDeviceDb(wang.id);
  await keepPlanning(db, 'plan new', plan({ name: '夜巡' }));
  await keepPlanning(db, 'route new', route({ points: [] }));
  db.close();
  const again = await openDeviceDb(wang.id);
  expect(await planningOf(again, 'plan new')).toMatchObject({ name: '夜巡' });
  await keepPlanning(again, 'plan new', undefined);
  expect(await planningOf(again, 'plan new')).toBeUndefined();
  expect(await planningOf(again, 'route new')).toMatchObject({ points: [] });
  again.close();
});
