// An arrival whose photo or small proof is still to come: kept where a page that dies finds it again.
import type { Arriving } from '../../db/round-acts.ts';
import type { MicroAsk } from '../../domain/micro.ts';

export type Pending = Omit<Arriving, 'micro'> & { photo: boolean; micro: MicroAsk | null };

const keyOf = (personId: string, roundId: string): string => `patrol-arrival-${personId}-${roundId}`;

/** Those of this round, in the order in which they were made. Only ever written by this app, in this shape. */
export const keptPending = (personId: string, roundId: string): Pending[] =>
  JSON.parse(localStorage.getItem(keyOf(personId, roundId)) ?? '[]') as Pending[];

/** Whoever walks on before the photo is taken has two of them: neither takes the place of the other. Answers with what waits now. */
export function changePending(personId: string, roundId: string, to: (were: Pending[]) => Pending[]): Pending[] {
  const waiting = to(keptPending(personId, roundId));
  if (waiting.length > 0) localStorage.setItem(keyOf(personId, roundId), JSON.stringify(waiting));
  else localStorage.removeItem(keyOf(personId, roundId));
  return waiting;
}
