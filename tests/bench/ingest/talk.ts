// How the contest speaks with its processes: load a round, run it, hear how long it took.
import type { Load } from './bodies.ts';

export type Order = { load: Load } | { run: true };
/** `ms`: wall time of the round. `cpuMs`: what this process worked for it. `accepted`: inspections it has seen kept. */
export type Told = { ready: true } | { ms: number; cpuMs: number; accepted: number };

/** `prepare` makes a round, without the clock, and gives what runs it; that says how many inspections were kept. */
export function contestant(prepare: (load: Load) => () => number | Promise<number>): void {
  const tell = (told: Told): void => void process.send?.(told);
  let run: (() => number | Promise<number>) | null = null;
  process.on('message', (order: Order) => {
    if ('load' in order) {
      run = prepare(order.load);
      tell({ ready: true });
      return;
    }
    void (async () => {
      const cpu = process.cpuUsage();
      const startedAt = performance.now();
      const accepted = (await run?.()) ?? 0;
      const ms = performance.now() - startedAt;
      const { user, system } = process.cpuUsage(cpu);
      tell({ ms, cpuMs: (user + system) / 1000, accepted });
    })();
  });
  process.on('disconnect', () => process.exit());
}
