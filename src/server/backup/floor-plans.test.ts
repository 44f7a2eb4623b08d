// A floor plan goes into a backup and comes back with its picture and its points, and verify looks at both.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dorm3, floor2, sha256, sun, tonight } from '../../../tests/cast.ts';
import type { FloorPlanKept, FloorPlanShown } from '../../domain/floor-plan-reports.ts';
import { drawPlan } from '../demo/plan-picture.ts';
import { fill, School } from '../school.contract.ts';
import { openSqlite } from '../store/sqlite.ts';
import { checkBackup, checkData } from './check.ts';
import { operate } from './commands.ts';
import { blobOf, databaseFile } from './files.ts';
import { makeBackup } from './make.ts';

const silent = () => undefined;
const opened = (dataDir: string) => new School(dataDir, { store: openSqlite(databaseFile(dataDir), silent) });
const address = `/api/places/${dorm3.id}/floor-plan`;

test('a plan is backed up, verified and restored with its picture', async () => {
  const root = mkdtempSync(join(tmpdir(), 'patrol-plans-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  const [dataDir, into] = [mkdtempSync(join(root, 'data-')), mkdtempSync(join(root, 'into-'))];
  const school = opened(dataDir);
  await fill(school.parts.store);
  const plan = drawPlan({ width: 320, height: 200, rooms: [[0.1, 0.1, 0.4, 0.8]] });
  const { entry } = (await (await school.ask(sun, 'PUT', `${address}/picture`, plan)).json()) as FloorPlanKept;
  const markers = [{ placeId: floor2.id, x: 0.25, y: 0.5 }];
  expect((await school.ask(sun, 'PUT', `${address}/markers`, { after: entry, markers })).ok).toBe(true);
  const made = await makeBackup(dataDir, join(root, 'backups'), tonight + 1);
  await school.parts.store.close();
  expect(made.manifest.photos.count).toBe(1);
  expect((await checkBackup(made.folder)).findings).toEqual([]);

  expect(await operate(['restore', made.folder], { DATA_DIR: into }, silent)).toBe(true);
  expect((await checkData(into)).findings).toEqual([]);
  const restored = opened(into);
  const shown = await restored.json<FloorPlanShown>(sun, 'GET', address);
  expect(shown.shown).toMatchObject({ have: true, picture: { sha256: sha256(plan) } });
  expect(shown.points).toMatchObject([{ placeId: floor2.id, x: 0.25, y: 0.5 }]);
  await restored.parts.store.close();

  writeFileSync(blobOf(into, sha256(plan)), 'no picture any more');
  expect((await checkData(into)).findings.join()).toContain(sha256(plan));
});
