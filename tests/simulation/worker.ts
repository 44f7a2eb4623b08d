// One core's share of the schedules.
import { parentPort, workerData } from 'node:worker_threads';
import type { Tier } from './options.ts';
import { inTask, playAll, prepare } from './play.ts';
import { worldsOf } from './storm.ts';
import type { Texts } from './texts.ts';

/** Of the worlds of these seeds every one whose number is `nth` of `by`. */
export type Share = {
  texts: Texts;
  tier: Tier;
  from: number;
  end: number;
  nth: number;
  by: number;
  stopAtFirst: boolean;
};

const { texts, tier, from, end, nth, by, stopAtFirst } = workerData as Share;
const simulation = await prepare(texts);
let isBroken = false;
for (const [i, world] of [...worldsOf({ from, end, tier })].entries()) {
  if (i % by !== nth || (isBroken && stopAtFirst)) continue;
  await inTask(() =>
    playAll(simulation, world, (result) => {
      isBroken ||= result.violation !== null;
      parentPort?.postMessage(result);
    }),
  );
}
