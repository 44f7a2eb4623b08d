// Loaded before the server: writes into WATCH_FILE, twice a second, how large it is, how long its event loop was held up, and how much of
// that was its own work.
import { subscribe } from 'node:diagnostics_channel';
import { renameSync, writeFileSync } from 'node:fs';
import { createHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

/** `ownP99Ms`, `ownMaxMs`: processor time between two ticks, which a busy machine does not change, from the first request on. */
export type Watched = {
  rssMB: number;
  p50Ms: number;
  p99Ms: number;
  maxMs: number;
  ownP99Ms: number;
  ownMaxMs: number;
};

const file = process.env['WATCH_FILE'];
const resolutionMs = 10;
const delay = monitorEventLoopDelay({ resolution: resolutionMs });
const own = createHistogram();
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
    ownP99Ms: own.count === 0 ? 0 : own.percentile(99) / 1000,
    ownMaxMs: own.count === 0 ? 0 : own.max / 1000,
  };
  if (file === undefined) return;
  writeFileSync(`${file}.new`, JSON.stringify(watched));
  renameSync(`${file}.new`, file);
}

/** What starting costs holds nobody up. */
function beginWithRequests(): void {
  let isBegun = false;
  subscribe('http.server.request.start', () => {
    if (isBegun) return;
    isBegun = true;
    let before = process.threadCpuUsage();
    setInterval(() => {
      const { user, system } = process.threadCpuUsage(before);
      before = process.threadCpuUsage();
      own.record(Math.max(1, Math.round(user + system)));
    }, resolutionMs).unref();
  });
}

delay.enable();
beginWithRequests();
setInterval(write, 500).unref();
