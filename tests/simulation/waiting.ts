// Lets a world go on until something is so, as it does once it heals.
import type { Owner } from './scheduler.ts';
import type { World } from './world.ts';

export const tenMinutes = 600_000;

/** Runs the world until something is so; false when it is not within the time. */
export function until(world: World, ms: number, isSo: () => boolean): boolean {
  const { scheduler, random, checker } = world;
  const end = scheduler.now + ms;
  for (;;) {
    if (checker.violation) return true;
    if (scheduler.runOne(random)) continue;
    if (isSo()) return true;
    const next = scheduler.nextAt();
    if (next === undefined || next > end) return false;
    scheduler.advance();
  }
}

/** Time passes, whether or not anything is to happen in it. */
export function wait(world: World, ms: number): void {
  world.scheduler.after(world.scheduler.engine, ms, () => undefined);
  until(world, ms, () => false);
}

export function waitFor<T>(world: World, given: Promise<T>): T {
  let settled: { value: T } | { error: unknown } | undefined;
  void given.then(
    (value) => (settled = { value }),
    (error: unknown) => (settled = { error }),
  );
  // What has ended already is heard of in the next task.
  world.scheduler.post(world.scheduler.engine, () => undefined);
  until(world, tenMinutes, () => settled !== undefined);
  if (!settled) throw new Error('the server did not answer');
  if ('error' in settled) throw settled.error;
  return settled.value;
}

/** What the server does by itself. */
export const onServer = <T>(world: World, task: () => Promise<T>): T => inProcess(world, world.server.owner, task);

export function inProcess<T>(world: World, owner: Owner, task: () => Promise<T>): T {
  const given: { promise?: Promise<T> } = {};
  world.scheduler.run(owner, () => void (given.promise = task()));
  return waitFor(world, given.promise!);
}
