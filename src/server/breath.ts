// Long work that is not pressing stands back for whoever is waiting for an answer.
import { setImmediate } from 'node:timers/promises';

const longestMs = 10;

/** To be awaited between two things of a long row: after so long at a stretch everybody else has a turn. */
export function breath(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < longestMs) return;
    await setImmediate();
    since = performance.now();
  };
}
