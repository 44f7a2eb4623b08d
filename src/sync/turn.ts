// What the steps of one round share: the line, when to stop, and whom to tell.
import type { DeviceDb } from '../db/device-db.ts';
import { round } from '../db/meta.ts';
import type { ProblemCode } from '../domain/refusal.ts';
import type { Failure, Line } from './rest.ts';

/** Why a step ended early. `time`: the round's time is up, or somebody else is signed in. */
export type Stop = Partial<Pick<Failure, 'retryAfterMs' | 'status'>> & {
  why: 'unreachable' | 'throttled' | 'login' | 'time';
};

/** Something answered, and not as the school does: that may be about the one thing that was sent, whatever it says of later (P11, R5). */
export const mayBeOfOne = ({ why, status = 0 }: Stop): boolean => why === 'unreachable' && status > 0;

/** So many may fail alone, one after another, before a round leaves it: one more each time, so that what stands behind them has its turn. */
export const patienceOf = async (db: DeviceDb): Promise<number> => 3 + Math.min((await round(db)).tries, 20);

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
  const { why } = failed;
  if (why === 'refused' && !('code' in failed && failed.code && ofTheWay.has(failed.code))) return null;
  return { ...failed, why: why === 'refused' || why === 'busy' ? 'unreachable' : why };
}
