// An arrival whose photo or small proof is still to come: kept where a page that dies finds it again.
import type { Arriving } from '../../db/round-acts.ts';
import type { MicroAsk } from '../../domain/micro.ts';

export type Pending = Omit<Arriving, 'micro'> & { roundId: string; photo: boolean; micro: MicroAsk | null };

const keyOf = (personId: string): string => `patrol-arrival-${personId}`;

export function keepPending(personId: string, pending: Pending | null): void {
  if (pending) localStorage.setItem(keyOf(personId), JSON.stringify(pending));
  else localStorage.removeItem(keyOf(personId));
}

/** The one of this round; null where there is none. Only ever written by this app, in this shape. */
export function keptPending(personId: string, roundId: string): Pending | null {
  const kept = JSON.parse(localStorage.getItem(keyOf(personId)) ?? 'null') as Pending | null;
  return kept?.roundId === roundId ? kept : null;
}
