// What the line to the school does now, in words.
import type { Round } from '../../db/meta.ts';
import type { Words } from '../state.ts';

/** `stuck`: of one thing, the status with which something on the way sends it back. */
export function networkWords(round: Round, { network }: Words['records'], stuck?: number): string {
  if (stuck && round.state !== 'sending' && round.state !== 'unreachable') return network.sentBack(stuck);
  if (round.state === 'sending') return network.sending(round.sent, round.total);
  if (round.state === 'waiting' && round.why === 'throttled') return network.throttled;
  return network[round.state];
}
