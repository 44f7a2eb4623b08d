// Loaded before the server: writes into WATCH_FILE, twice a second, how large it is and how long its event loop was held up.
import { renameSync, writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';

export type Watched = { rssMB: number; p50Ms: number; p99Ms: number; maxMs: number };

const file = process.env['WATCH_FILE'];
const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
let rssMB = 0;

function write(): void {
  rssMB = Math.max(rssMB, process.memoryUsage.rss() / 2 ** 20);
  // The histogram holds the whole interval; what is beyond its resolution is delay.
  const ms = (ns: number): number => Math.max(0, ns / 1e6 - resolutionMs);
  const watched: Watched = {
    rssMB,
    p50Ms: ms(delay.percentile(50)),
    p99Ms: ms(delay.percentile(99)),
    maxMs: ms(delay.max),
  };
  if (file === undefined) return;
  writeFileSync(`${file}.new`, JSON.stringify(watched));
  renameSync(`${file}.new`, file);
}

delay.enable();
setInterval(write, 500).unref();
