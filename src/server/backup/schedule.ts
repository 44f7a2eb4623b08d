// What a running server does for its own data: backups, a restore drill a day, a look at every photo a night. Each in a
// process of its own, so that nobody who is answered waits for it.
import { spawn, type ChildProcess } from 'node:child_process';
import { setPriority } from 'node:os';
import { join } from 'node:path';
import type { Logger } from 'pino';
import type { BackupHealth } from '../../domain/reports.ts';
import { lastDone, lastVerified } from './backups.ts';

const minuteMs = 60_000;
const dayMs = 24 * 60 * minuteMs;
const lateMs = 26 * 60 * minuteMs;
const againAfterMs = 10 * minuteMs;
/** A server that has just begun to keep backups is given this long for the first. */
const graceMs = 60 * minuteMs;
const idle = 19;

export type Task = 'keep' | 'drill' | 'scrub';
/** Runs one of the operator's commands to its end. */
export type Run = (task: Task) => Promise<{ isWell: boolean; said: string }>;
export type Plan = { dataDir: string; backupDir: string | null; everyMs: number };

export type Keeper = { health: () => BackupHealth; tick: () => Promise<void>; stop: () => void };

/** `tick` does what is due, one thing after the other. `now` in UTC ms. */
export function keeper(plan: Plan, run: Run, log: Logger, now: () => number): Omit<Keeper, 'stop'> {
  const { dataDir, backupDir, everyMs } = plan;
  const startedAt = now();
  const failed = new Map<Task, number>();
  let busy: Promise<void> | null = null;

  const last: Record<Task, () => number> = {
    keep: () => lastDone(dataDir, 'keep'),
    drill: () => lastVerified(dataDir)?.verifiedAt ?? 0,
    scrub: () => lastDone(dataDir, 'scrub'),
  };
  const every: Record<Task, number> = { keep: everyMs, drill: dayMs, scrub: dayMs };

  /** A clock that was set back must not keep backups from being made. */
  function isDue(task: Task): boolean {
    const age = (at: number) => (at > now() ? Infinity : now() - at);
    return age(last[task]()) >= every[task] && age(failed.get(task) ?? 0) >= againAfterMs;
  }

  async function runDue(): Promise<void> {
    const tasks: Task[] = backupDir === null ? ['scrub'] : ['keep', 'drill', 'scrub'];
    for (const task of tasks) {
      if (!isDue(task)) continue;
      const { isWell, said } = await run(task);
      if (isWell) failed.delete(task);
      else failed.set(task, now());
      log[isWell ? 'info' : 'error']({ task, said }, isWell ? 'done' : 'failed');
    }
  }

  function health(): BackupHealth {
    const at = last.keep() || null;
    const verified = lastVerified(dataDir);
    const verifiedAt = verified?.verifiedAt ?? null;
    if (backupDir === null) return { state: 'off', at, verifiedAt };
    if (failed.has('keep') || failed.has('drill')) return { state: 'failed', at, verifiedAt };
    const isLate = now() - Math.min(at ?? 0, verifiedAt ?? 0) > lateMs;
    return { state: isLate && now() - startedAt > graceMs ? 'late' : 'ok', at, verifiedAt };
  }

  const tick = (): Promise<void> => {
    busy ??= runDue().finally(() => (busy = null));
    return busy;
  };
  return { health, tick };
}

/** The same on this machine: commands in child processes of low priority, looked after every minute until stopped. */
export function startKeeper(plan: Plan, log: Logger): Keeper {
  let child: ChildProcess | null = null;
  const run: Run = (task) =>
    new Promise((resolve) => {
      const args = [
        join(import.meta.dirname, '..', 'operate.ts'),
        task,
        ...(task === 'scrub' ? [] : [plan.backupDir ?? '']),
      ];
      const env = { ...process.env, DATA_DIR: plan.dataDir };
      const made = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
      child = made;
      if (made.pid !== undefined) setPriority(made.pid, idle);
      let said = '';
      const keep = (piece: Buffer) => (said += String(piece));
      made.stdout.on('data', keep);
      made.stderr.on('data', keep);
      made.once('error', (error) => resolve({ isWell: false, said: error.message }));
      made.once('close', (code) => resolve({ isWell: code === 0, said: said.trim() }));
    });
  const made = keeper(plan, run, log, Date.now);
  const report = (error: unknown) => log.error({ err: error }, 'looking after the data failed');
  const timer = setInterval(() => made.tick().catch(report), minuteMs).unref();
  return {
    ...made,
    stop() {
      clearInterval(timer);
      child?.kill();
    },
  };
}
