import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { dorm3, entry, id, sun, tonight, yucai } from '../../../../tests/cast.ts';
import { route } from '../../../../tests/cast-rounds.ts';
import { openSchool } from '../../school.contract.ts';
import { openSqlite } from '../sqlite.ts';

test('of a route that was kept before routes carried it, it is known since when each point is on it and until when others were, as a rebuild knows it', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-routes-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const school = await openSchool({ store: openSqlite(file, () => undefined) });
  const keep = (n: number, points: ReturnType<typeof route>['points']) =>
    school.push(sun, entry('route-kept', route({ points }), { subject: route().id, id: id(n), by: sun.id, opSeq: n }));
  const more = { placeId: dorm3.id, templates: [], minutes: null };
  await keep(901, route().points);
  school.clock.ms = tonight + 3_600_000;
  await keep(902, [...route().points, more]);
  await keep(903, [...route().points.slice(1), more]);
  const beside = new DatabaseSync(file);
  const bodies = () => beside.prepare(`SELECT body FROM documents WHERE type = 'route'`).all();
  const before = bodies();
  expect(JSON.stringify(before)).toMatch(/added.*dropped/);
  beside.exec(`UPDATE documents SET body = json_remove(body, '$.added', '$.dropped') WHERE type = 'route';
    INSERT INTO meta (key, value) VALUES ('routes-due', '1')`);
  const again = openSqlite(file, () => undefined);
  onTestFinished(() => again.close());
  expect(bodies()).toEqual(before);
  await again.ledger.rebuild(yucai.id);
  expect(bodies()).toEqual(before);
  beside.close();
});
