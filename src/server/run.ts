// From a command line to a listening server, and from a signal to its end.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildClient, dist } from './build-client.ts';
import { readConfig } from './config.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { endOnSignal } from './end-on-signal.ts';
import { listen, openParts, type Opened } from './main.ts';
import { diskPhotos } from './photos/disk.ts';
import { passingSteps } from './photos/durable.ts';
import { CannotStart } from './trouble.ts';

/** One line for the person at the console. */
export type Say = (line: string) => unknown;
type Environment = Readonly<Record<string, string | undefined>>;

/** `--demo`: a school full of life in a folder that is gone when the server ends. Refuses any other word. */
export async function run(words: readonly string[], env: Environment, say: Say): Promise<void> {
  const unknown = words.find((word) => word !== '--demo');
  if (unknown !== undefined) throw new CannotStart(`"${unknown}" is not understood; the only option is --demo.`);
  const isDemo = words.includes('--demo');
  const demoDir = isDemo ? mkdtempSync(join(tmpdir(), 'campus-patrol-demo-')) : null;
  if (demoDir) process.once('exit', () => rmSync(demoDir, { recursive: true, force: true }));
  // What is played here must not get among the backups of a real school.
  if (isDemo)
    say(
      'A school full of life is played into a fresh folder; two minutes or so, then its accounts and address follow.',
    );
  const config = readConfig(demoDir ? { LOG_LEVEL: 'warn', ...env, DATA_DIR: demoDir, BACKUP_DIR: '' } : env);
  await buildClient(say);
  const opened = await openParts(config, dist);
  if (isDemo) await fillDemo(opened, config.dataDir, say);
  if (opened.parts.setUpCode) say(`Set-up code 设置码 (once, on the first page): ${opened.parts.setUpCode}`);
  const listening = await listen(config, opened);
  say(`Campus Patrol 校园巡检: ${listening.url}`);
  endOnSignal(listening.stop);
}

async function fillDemo({ parts }: Opened, dataDir: string, say: Say): Promise<void> {
  parts.isFilling = true;
  parts.store.waitForDisk(false);
  const accounts = await seedDemo({ ...parts, photos: diskPhotos(dataDir, passingSteps) }, undefined, say);
  parts.store.waitForDisk(true);
  parts.isFilling = false;
  parts.setUpCode = null;
  say('Demo school; every password is "demo":');
  for (const { username, name, duty } of accounts) say(`  ${username.padEnd(8)}${name}  ${duty}`);
}
