// What the line to the school does now, in words.
import type { Round } from '../../db/meta.ts';
import { toldState } from '../line-state.ts';
import type { Words } from '../state.ts';

/** `stuck`: of one thing, the status with which something on the way sends it back. */
export function networkWords(
  round: Round,
  { records: { network }, shell }: Pick<Words, 'records' | 'shell'>,
  stuck?: number,
): string {
  const state = toldState(round);
  if (state === 'sending') return network.sending(round.sent, round.total);
  if (stuck && round.state !== 'unreachable') return network.sentBack(stuck);
  if (round.state === 'waiting' && round.why === 'throttled') return network.throttled;
  return state === 'waiting' || state === 'unreachable' ? shell.next[state] : network[state];
}
