import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openLog } from '../log.ts';
import { openSchool } from '../school.contract.ts';
import { noteDone, noteVerified } from './backups.ts';
import { keeper, startKeeper, type Plan, type Run, type Task } from './schedule.ts';

const hour = 3_600_000;
const log = openLog('silent');

/** A keeper whose clock is moved by hand, and whose tasks do nothing but leave the mark they would leave. */
function kept(over: Partial<Plan> = {}) {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-keeper-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const plan = { dataDir, backupDir: join(dataDir, 'backups'), everyMs: hour, ...over };
  const clock = { ms: Date.UTC(2026, 10, 22) };
  const ran: Task[] = [];
  const broken = new Set<Task>();
  const run: Run = async (task) => {
    ran.push(task);
    if (broken.has(task)) return { isWell: false, said: 'the disk is away' };
    if (task === 'keep' || task === 'scrub') await noteDone(dataDir, task, clock.ms);
    if (task === 'drill') await noteVerified(dataDir, { folder: '', seq: 1, at: clock.ms, verifiedAt: clock.ms });
    return { isWell: true, said: '' };
  };
  const made = keeper(plan, run, log, () => clock.ms);
  const pass = async (hours: number) => {
    for (let minutes = 0; minutes < hours * 60; minutes += 5) {
      clock.ms += 300_000;
      await made.tick();
    }
    return ran.splice(0);
  };
  return { ...made, clock, pass, broken };
}

const count = (ran: readonly Task[], task: Task) => ran.filter((one) => one === task).length;

test('P19 a backup an hour, a drill and a look at the photos a day', async () => {
  const { pass, health } = kept();
  expect(await pass(1 / 12)).toEqual(['keep', 'drill', 'scrub']);
  const day = await pass(24);
  expect([count(day, 'keep'), count(day, 'drill'), count(day, 'scrub')]).toEqual([24, 1, 1]);
  expect(health().state).toBe('ok');
});

test('P19 a backup that fails is said at once and tried again every ten minutes', async () => {
  const { pass, health, broken } = kept();
  await pass(1);
  broken.add('keep');
  expect(count(await pass(2), 'keep')).toBeGreaterThanOrEqual(6);
  expect(health().state).toBe('failed');
  broken.clear();
  await pass(1);
  expect(health().state).toBe('ok');
});

test('P19 without a verified backup for 26 hours it is late, though backups are made', async () => {
  const { pass, health, clock, broken } = kept();
  await pass(1);
  clock.ms += 26 * hour;
  expect(health().state).toBe('late');
  broken.add('drill');
  await pass(1);
  expect(health().state).toBe('failed');
});

test('a clock that was set back does not keep backups from being made', async () => {
  const { pass, clock } = kept();
  await pass(1);
  clock.ms -= 48 * hour;
  expect(count(await pass(1), 'keep')).toBeGreaterThan(0);
});

test('without a folder for backups only the photos are looked at', async () => {
  const { pass, health } = kept({ backupDir: null });
  expect(await pass(25)).toEqual(['scrub', 'scrub']);
  expect(health()).toEqual({ state: 'off', at: null, verifiedAt: null });
});

test('health says that backups fail, and still serves', async () => {
  const school = await openSchool({ backupHealth: () => ({ state: 'failed', at: null, verifiedAt: null }) });
  const response = await school.ask(null, 'GET', '/api/health');
  expect(response.status).toBe(200);
  expect(await response.json()).toMatchObject({ status: 'degraded', backup: { state: 'failed' } });
});

test('a task runs in a process of its own, and what it said is known', { timeout: 60_000 }, async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'patrol-keeper-'));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const said: string[] = [];
  const logged = Object.assign(openLog('silent'), {
    error: (about: { task: Task; said: string }) => void said.push(`${about.task}: ${about.said}`),
  });
  const { tick, stop, health } = startKeeper({ dataDir, backupDir: `${dataDir}-away`, everyMs: hour }, logged);
  onTestFinished(() => rmSync(`${dataDir}-away`, { recursive: true, force: true }));
  await tick();
  stop();
  expect(said.join('\n')).toMatch(/keep: There is nothing to back up yet.*drill: There is no finished backup/s);
  expect(health().state).toBe('failed');
});
