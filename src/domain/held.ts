// What was held for a manager, and what the manager made of it. The one who sent it is shown this document.
import type * as v from 'valibot';
import type { Read } from './documents.ts';
import type { EntryOf } from './entry.ts';
import { correctedMs } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import { Refusal } from './refusal.ts';
import type * as schema from './schema/held.ts';

export type Settling = v.InferOutput<typeof schema.Settling>;

/** `at`: UTC ms, corrected. Its id is that of the receipt that the held entry got. */
export type Settled = Settling & { byName: string; at: number };

/** Whoever may read it as a manager, and neither said nor sent it: nobody answers for the own work. */
export function maySettle(
  person: Person,
  { by, senderId, place }: { by: string; senderId: string; place: Place | undefined },
): boolean {
  return by !== person.id && senderId !== person.id && authorize(person, { do: 'read-inspection', by, place });
}

/** Refuses `person-unknown`. What a release does besides is folded from the held entry, by the server alone. */
export function settled({ by, at, body }: EntryOf<'held-settled'>, read: Read): Settled {
  const person = read('person', by);
  if (!person) throw new Refusal('person-unknown');
  return { ...body, byName: person.name, at: correctedMs(at) };
}
