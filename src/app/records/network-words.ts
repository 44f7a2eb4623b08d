// What the line to the school does now, in words.
import type { Round } from '../../db/meta.ts';
import type { Words } from '../state.ts';

export function networkWords(round: Round, { network }: Words['records']): string {
  if (round.state === 'sending') return network.sending(round.sent, round.total);
  if (round.state === 'waiting' && round.why === 'throttled') return network.throttled;
  return network[round.state];
}
