// What the steps of one round share: the line, when to stop, and whom to tell.
import type { DeviceDb } from '../db/device-db.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { Failure, Line } from './rest.ts';

/** Why a step ended early. `time`: the round's time is up, or somebody else is signed in. */
export type Stop = Pick<Failure, 'retryAfterMs'> & { why: 'unreachable' | 'throttled' | 'login' | 'time' };

export type Turn = {
  db: DeviceDb;
  line: Line | undefined;
  /** Asked before each request. */
  stop: () => Promise<Stop | null>;
  /** So many entries or photos got through. */
  delivered: (count: number) => Promise<void>;
};

/**
 * Refusals that speak of the way there (a proxy set up wrongly, another server at the address), not of what was sent:
 * once the way is right, the same thing goes through.
 */
const ofTheWay: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'csrf',
  'forbidden',
  'not-found',
  'method-not-allowed',
  'not-json',
  'encoded-body',
  'length-required',
  'set-up-first',
]);

/** What a failure means for the rest of the round; null when it is about one thing only and the others go on. */
export function stopOf(failed: Failure | ({ ok: false } & Stop)): Stop | null {
  if (failed.why === 'refused')
    return 'code' in failed && failed.code && ofTheWay.has(failed.code) ? { why: 'unreachable' } : null;
  const why = failed.why === 'busy' ? 'unreachable' : failed.why;
  return failed.retryAfterMs === undefined ? { why } : { why, retryAfterMs: failed.retryAfterMs };
}
