// That a manager looked at what stood out about a round, record or case: who, when, and what it was.
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { Refusal } from './refusal.ts';

/** `at`: UTC ms by the server's clock. */
export type Look = { kinds: string[]; note: string; by: string; byName: string; at: number };
/** Every look at one round, record or case, oldest first. */
export type Looked = { looks: Look[] };

/** What was looked at, with this look besides. Refuses `person-unknown`. `receivedAt` as in `fold`. */
export function foldLooked(
  { subject, by, at, body: { kinds, note } }: EntryOf<'remarks-looked-at'>,
  read: Read,
  receivedAt: number | null,
): Looked {
  const person = read('person', by);
  if (!person) throw new Refusal('person-unknown');
  const look: Look = { kinds, note, by, byName: person.name, at: receivedAt ?? correctedMs(at) };
  return { looks: [...(read('looked', subject)?.looks ?? []), look] };
}

/**
 * What stood out and nobody has looked at yet stands out still, however often the rest was looked at. `since`: UTC ms, for what may come again
 * later.
 */
export const isLookedAt = (looked: Looked | undefined, kind: string, since = 0): boolean =>
  looked?.looks.some(({ kinds, at }) => kinds.includes(kind) && at >= since) ?? false;
