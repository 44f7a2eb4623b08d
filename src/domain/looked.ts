// That a manager looked at what stood out about a round or record: who, when, and what it was.
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { Refusal } from './refusal.ts';

/** `at`: UTC ms by the server's clock. */
export type Look = { kinds: string[]; note: string; by: string; byName: string; at: number };
/** Every look at one round or record, oldest first. */
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

/** What stood out and nobody has looked at yet stands out still, however often the rest was looked at. */
export const isLookedAt = (looked: Looked | undefined, kind: string): boolean =>
  looked?.looks.some(({ kinds }) => kinds.includes(kind)) ?? false;
