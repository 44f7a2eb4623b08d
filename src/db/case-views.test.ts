import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { sun } from '../../tests/cast.ts';
import { caseViews, dropCaseView, keepCaseView, mostViews } from './case-views.ts';
import { openDeviceDb } from './device-db.ts';

test('views are there after a restart, one a name, the oldest going when there are too many', async () => {
  const db = await openDeviceDb(sun.id);
  await keepCaseView(db, { name: '3号楼', address: '/hazards?place=a' });
  await keepCaseView(db, { name: '消防', address: '/hazards?category=fire' });
  await keepCaseView(db, { name: '3号楼', address: '/hazards?place=b' });
  db.close();
  const again = await openDeviceDb(sun.id);
  expect(await caseViews(again)).toEqual([
    { name: '消防', address: '/hazards?category=fire' },
    { name: '3号楼', address: '/hazards?place=b' },
  ]);
  await dropCaseView(again, '消防');
  expect((await caseViews(again)).map(({ name }) => name)).toEqual(['3号楼']);
  for (let n = 0; n < mostViews; n++) await keepCaseView(again, { name: `${n}`, address: '/hazards' });
  expect((await caseViews(again)).map(({ name }) => name)).not.toContain('3号楼');
  again.close();
});
