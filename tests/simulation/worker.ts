// One core's share of the schedules.
import { parentPort, workerData } from 'node:worker_threads';
import type { Tier } from './options.ts';
import { inTask, play, prepare, type Result } from './play.ts';
import type { Texts } from './texts.ts';

/** The seeds `from`, `from + by`, … below `end`. */
export type Share = { texts: Texts; tier: Tier; from: number; by: number; end: number; stopAtFirst: boolean };

const { texts, tier, from, by, end, stopAtFirst } = workerData as Share;
const simulation = await prepare(texts);
for (let seed = from; seed < end; seed += by) {
  const result: Result = await inTask(() => play(simulation, seed, tier));
  parentPort?.postMessage(result);
  if (result.violation !== null && stopAtFirst) break;
}
