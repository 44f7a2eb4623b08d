// Who may give an outside firm the link to a case, and how long it opens it.
import type { Hazard } from './hazard.ts';
import { handlingOf } from './hazard-handling.ts';
import type { Around } from './case-around.ts';
import { checksWork, rankAt } from './case-ranks.ts';
import type { HazardState } from './hazard-words.ts';
import { dayOf } from './inspection.ts';
import type { Person } from './person.ts';
import { actsFor } from './responsibility.ts';

const inHand: ReadonlySet<HazardState> = new Set(['assigned', 'plan-review', 'rectifying', 'extension-review']);

/** Somebody of the school is to put it right and has not said yet that it is. */
export const isInHand = ({ state }: Pick<Hazard, 'state'>): boolean => inHand.has(state);

/** Whoever has the case in hand, and the safety office and those above it; not 外包维保, which passes nothing on. */
export function mayGiveFirmLink(
  hazard: Hazard,
  person: Person,
  { place, book, now, timeZone }: Pick<Around, 'place' | 'book' | 'now' | 'timeZone'>,
): boolean {
  if (person.role === 'admin' || !checksWork(person)) return false;
  const { person: responsible, deptId } = handlingOf(hazard);
  const holder = { personId: responsible?.id ?? null, deptId };
  return rankAt(person, place) > 0 || actsFor(book, person.id, holder, dayOf(now, timeZone));
}

type Given = { madeAt: number; until: number; takenBackAt: number | null };

/** What was handed in as put right once since ends it, also where the case comes back. `now` in UTC ms. */
export const isLiveLink = ({ madeAt, until, takenBackAt }: Given, hazard: Hazard, now: number): boolean =>
  takenBackAt === null && now < until && isInHand(hazard) && madeAt >= handedInAt(hazard);

/** When it came last that it is put right, UTC ms: what was given before is over. */
export const handedInAt = (hazard: Hazard): number =>
  Math.max(
    0,
    ...handlingOf(hazard).steps.map(({ said, receivedAt, without }) =>
      said.do === 'rectify' && !without ? (receivedAt ?? 0) : 0,
    ),
  );
