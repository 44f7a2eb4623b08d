import { existsSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { hold } from '../store/sqlite/hold.ts';
import { inScratch } from './scratch.ts';

/** What a process made two hours ago and did not take away. */
function left(): string {
  const folder = mkdtempSync(join(tmpdir(), 'patrol-scratch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  mkdirSync(join(folder, 'work'));
  writeFileSync(join(folder, 'work', 'patrol.sqlite'), 'as large as the school');
  return folder;
}
const age = (folder: string): void => utimesSync(folder, Date.now() / 1000 - 7200, Date.now() / 1000 - 7200);

test('a scratch folder goes when it was used, also when something went wrong', async () => {
  const used: string[] = [];
  expect(await inScratch(async (folder) => (used.push(folder), 'well'))).toBe('well');
  const fails = inScratch(async (folder) => {
    used.push(folder);
    throw new Error('no');
  });
  await expect(fails).rejects.toThrow('no');
  expect(used.map((folder) => existsSync(join(folder, '..')))).toEqual([false, false]);
});

test('what a killed check or drill has left goes with the next one; what is in use or was made just now stays', async () => {
  const [dead, inUse, young] = [left(), left(), left()] as [string, string, string];
  const release = hold(inUse);
  onTestFinished(release);
  for (const folder of [dead, inUse]) age(folder);
  await inScratch(async () => undefined);
  expect([dead, inUse, young].map((folder) => existsSync(folder))).toEqual([false, true, true]);
});
