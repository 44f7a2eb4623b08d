// When somebody was last here is a note and not a right: a disk that cannot be written keeps nobody from reading.
import { Trouble } from './trouble.ts';

/** A locked database holds everybody up while it is waited for, so it is not tried again at once. */
const againMs = 30_000;

/** Writes such notes; where that is not possible just now they are left out. `now` in UTC ms. */
export function whenNotes(): (now: number, write: () => Promise<unknown>) => Promise<void> {
  let failedAt = -Infinity;
  return async (now, write) => {
    if (Math.abs(now - failedAt) < againMs) return;
    try {
      await write();
    } catch (error) {
      if (!(error instanceof Trouble)) throw error;
      failedAt = now;
    }
  };
}
