import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { expect, onTestFinished, test } from 'vitest';
import { responsibility, sayings } from '../../../../tests/cast-cases.ts';
import { at, entry, floor2, id, li, sun, wang, yucai } from '../../../../tests/cast.ts';
import { openCases } from '../../cases.contract.ts';
import { openSqlite } from '../sqlite.ts';
import { inspectDatabase } from './inspect.ts';
import { migrations } from './migrate.ts';

test('a database in which cases were merged, taken back, or are to be looked back at, by an older version is what its ledger adds up to once it is opened, without anybody’s hand', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-rebuild-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = join(folder, 'patrol.sqlite');
  const cases = await openCases(undefined, { store: openSqlite(file, () => undefined) });
  const [into, other] = [await cases.report(wang, { suspectedMajor: true }), await cases.report()];
  await cases.take(other, sun, { ...sayings.merge(await cases.hazard(other)), into } as never);
  await cases.take(into, sun, { ...sayings.comment(await cases.hazard(into)), report: { majorRefs: ['M6'] } } as never);
  const beside = new DatabaseSync(file);
  onTestFinished(() => beside.close());
  const seen = { placeId: floor2.id, inspectionId: id(9001), seen: 'still' as const, note: '', photos: [] };
  await cases.push(
    li,
    entry('hazard-seen', seen, { id: id(9002), subject: other, by: li.id, at: at(cases.school.clock.ms) }),
  );
  const mistake = await cases.report();
  await cases.take(mistake, wang, 'take-back');
  let said = 9010;
  const absences = [{ personId: li.id, from: '2026-11-22', to: '2026-11-23', deputyId: wang.id }];
  for (const book of [{ ...responsibility, absences }, responsibility])
    await cases.push(sun, entry('responsibility-set', book, { id: id(said++), subject: yucai.id, by: sun.id }));
  const types = `type IN ('hazard', 'stood-in')`;
  const body = () => beside.prepare(`SELECT id, body FROM documents WHERE ${types} ORDER BY type, id`).all();
  const before = body();
  expect(JSON.stringify(before)).toContain('guardBy');
  // As the versions before left it.
  const looks = `'$.state', 'closed', '$.grade', 'G', '$.handling.lookBacks', json('[{"dueAt":30,"done":null}]')`;
  for (const [migration, left, type = 'hazard'] of [
    ['-rebuild', `json_remove(body, '$.handling.guardBy')`],
    ['-merged-by', `json_remove(body, '$.handling.steps[0].mergedBy')`],
    ['-suspects', `json_remove(body, '$.handling.steps[0].suspects')`],
    ['-suspects', `json_set(body, '$.lines', json('[]'))`, 'stood-in'],
    ['-led', `json_set(body, '$.lines', json('[]'))`, 'stood-in'],
    ['-found-grave', `json_remove(body, '$.handling.suspects')`],
    ['-look-backs', `json_set(body, ${looks})`],
    ['-taken-back', `CASE id WHEN '${mistake}' THEN json_set(body, '$.state', 'withdrawn') ELSE body END`],
    ['-taken-back', `CASE id WHEN '${into}' THEN json_remove(body, '$.sightings') ELSE body END`],
  ] as const) {
    beside.exec(`UPDATE documents SET body = ${left} WHERE type = '${type}'`);
    beside.exec(migrations().find(({ name }) => name.endsWith(`${migration}.sqlite.sql`))!.sql);
    expect(body()).not.toEqual(before);
    const again = openSqlite(file, () => undefined);
    expect(body(), migration).toEqual(before);
    await again.close();
  }
  expect((await inspectDatabase(file)).findings).toEqual([]);
});
