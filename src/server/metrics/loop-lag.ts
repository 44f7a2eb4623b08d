// How long what is due has to wait because something else is being done.
import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Seconds, since it was asked last. */
export type LoopLag = { p50: number; p99: number; max: number };

const resolutionMs = 20;

export function watchLoop(): { lag: () => LoopLag; stop: () => void } {
  const delay = monitorEventLoopDelay({ resolution: resolutionMs });
  delay.enable();
  // What it measures includes the time it meant to wait.
  const seconds = (ns: number): number => (Number.isFinite(ns) ? Math.max(0, ns / 1e9 - resolutionMs / 1000) : 0);
  return {
    lag() {
      const lag = {
        p50: seconds(delay.percentile(50)),
        p99: seconds(delay.percentile(99)),
        max: seconds(delay.max),
      };
      delay.reset();
      return lag;
    },
    stop: () => void delay.disable(),
  };
}
