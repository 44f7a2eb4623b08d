import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { plan, route } from '../../tests/cast-rounds.ts';
import { wang } from '../../tests/cast.ts';
import { openDeviceDb } from './device-db.ts';
import { keepPlanning, planningOf, typedOver } from './planning.ts';

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

test('over what something was first typed is known until it is saved or given up, and is not what is kept itself', async () => {
  const db = await openDeviceDb(wang.id);
  const [before, meanwhile] = [plan({ name: '夜巡' }), plan({ name: '早巡' })];
  await keepPlanning(db, 'plan 1', { ...before, late: 45 }, before);
  await keepPlanning(db, 'plan 1', { ...before, late: 50 }, meanwhile);
  expect(await planningOf(db, 'plan 1')).toMatchObject({ name: '夜巡', late: 50 });
  expect(await planningOf(db, typedOver('plan 1'))).toEqual(before);
  await keepPlanning(db, 'plan 1', undefined);
  expect(await planningOf(db, typedOver('plan 1'))).toBeUndefined();
  await keepPlanning(db, 'plan 1', meanwhile, meanwhile);
  expect(await planningOf(db, typedOver('plan 1'))).toEqual(meanwhile);
  db.close();
});
