// One core's share of the schedules.
import { parentPort, workerData } from 'node:worker_threads';
import type { Patch } from './bundle.ts';
import { inTask, play, prepare, type Result } from './play.ts';

export type Share = { seeds: number[]; patches: readonly Patch[]; stopAtFirst: boolean };

const { seeds, patches, stopAtFirst } = workerData as Share;
const simulation = await prepare(patches);
for (const seed of seeds) {
  const result: Result = await inTask(() => play(simulation, seed));
  parentPort?.postMessage(result);
  if (result.violation !== null && stopAtFirst) break;
}
