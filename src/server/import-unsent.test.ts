import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { entry, id, inspection, sun, wang, yucai } from '../../tests/cast.ts';
import type { Held } from '../domain/reports.ts';
import { unsentFormat } from '../domain/unsent-format.ts';
import { readConfig } from './config.ts';
import { importFile, importUnsent } from './import-unsent.ts';
import { openParts } from './main.ts';
import { fill, openSchool } from './school.contract.ts';

test('the operator’s command takes a file in while the server is stopped, and says in a sentence what it did or why not', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-import-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const env = { DATA_DIR: dataDir, LOG_LEVEL: 'silent' };
  const running = await openParts(readConfig(env), null);
  await fill(running.parts.store);
  const file = join(dataDir, 'unsent.json');
  const entries = [entry('inspection-submitted', inspection(), { subject: id(601) })];
  const content = { format: unsentFormat, exportedAt: 0, person: wang, school: yucai, entries, photos: [] };
  writeFileSync(file, JSON.stringify(content));
  const said: string[] = [];
  const run = (path?: string) => importFile(path, env, (line) => said.push(line));
  await expect(run(file)).rejects.toThrow('in use by another process');
  await running.close();
  expect(await run(file)).toBe(true);
  expect(await run(file)).toBe(true);
  expect(said).toEqual([
    '王秀兰: 1 new, 0 there already, 0 held aside, 0 turned away; 0 photos.',
    '王秀兰: 0 new, 1 there already, 0 held aside, 0 turned away; 0 photos.',
  ]);
  await expect(run()).rejects.toThrow('Say which file');
  await expect(run(join(dataDir, 'none.json'))).rejects.toThrow('cannot be read');
  writeFileSync(file, JSON.stringify({ ...content, entries: [{ ...entries[0], opSeq: 99 }] }));
  await expect(run(file)).rejects.toThrow('not what its hash says');
  const again = await openParts(readConfig(env), null);
  expect(await again.parts.store.documents.read(yucai.id, 'inspection', id(601))).toMatchObject({ by: wang.id });
  await again.close();
});

test('what a file brings of somebody who has left is held aside', async () => {
  const school = await openSchool();
  await school.json(sun, 'POST', `/api/people/${wang.id}/left`, { reason: '退休' });
  const entries = [entry('inspection-submitted', inspection(), { subject: id(601) })];
  const content = { format: unsentFormat, exportedAt: 0, person: wang, school: yucai, entries, photos: [] };
  const { verdicts } = await importUnsent(school.parts, JSON.stringify(content));
  expect(verdicts).toEqual({ accepted: 0, known: 0, quarantined: 1, refused: 0 });
});

test('what somebody recorded whom a restore has forgotten, and who was added once more, is held aside and read by a manager', async () => {
  const school = await openSchool();
  const forgotten = { ...wang, id: id(77) };
  const entries = [entry('inspection-submitted', inspection(), { subject: id(601), by: forgotten.id })];
  const content = { format: unsentFormat, exportedAt: 0, person: forgotten, school: yucai, entries, photos: [] };
  const { verdicts } = await importUnsent(school.parts, JSON.stringify(content));
  expect(verdicts).toEqual({ accepted: 0, known: 0, quarantined: 1, refused: 0 });
  const { rows } = await school.json<Held>(sun, 'GET', '/api/held');
  expect(rows).toMatchObject([{ code: 'not-yours', senderName: wang.name, settled: null }]);
  const nobody = { ...forgotten, username: 'nobody' };
  await expect(importUnsent(school.parts, JSON.stringify({ ...content, person: nobody }))).rejects.toThrow(
    'Nobody here',
  );
});
