// What the rules of a case look at besides the case.
import type { HazardStep } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import type { Responsibility } from './responsibility.ts';
import type { StoodIn } from './stood-in.ts';

/** `received`: the school has it, and `now` is when it came. `doneAt`: when it was done, where that counts too. Both UTC ms. `into`: the case to merge with; `people`: those the step names, as far as they are known. `everAway`: all the book ever said of who is away, from schema 11 on. */
export type Around = {
  place: Place;
  book: Responsibility;
  everAway?: StoodIn['lines'];
  timeZone: string;
  now: number;
  doneAt?: number;
  /** When it was done by a clock that had asked the school, UTC ms; left out before schema 11, and where nobody knows. */
  saidAt?: number;
  /** Of the entry that says the step; left out where it is still being said. */
  schema?: number;
  received?: boolean;
  /** Whoever says this said only after it had come to the school, where it was held, that the case is still there. */
  sawLater?: boolean;
  into: Hazard | undefined;
  people: ReadonlyMap<string, Person>;
};

/** Whether so by the book on the day it was done, or on the day it came: who stands in works without a network, and it comes when the days of that are over. */
export const onItsDay = (
  {
    now,
    doneAt = now,
    timeZone,
    book,
    everAway: absences = book.absences,
  }: Pick<Around, 'now' | 'doneAt' | 'timeZone' | 'book' | 'everAway'>,
  asks: (day: string, book: Responsibility) => boolean,
): boolean =>
  asks(dayOf(now, timeZone), book) ||
  (doneAt !== now &&
    asks(dayOf(doneAt, timeZone), { ...book, absences: absences.filter((one) => isThere(one, doneAt)) }));

/** Did that stand in the book at `at` (UTC ms)? */
const isThere = ({ gone = Infinity }: StoodIn['lines'][number], at: number): boolean => gone > at;

/** So long on its way, it was said without a network. */
export const onTheWayMs = 5 * 60_000;

/**
 * Could whoever says this have known of that step? It had come in by then, and this came in at once, as what is said with a network does. Where a clock had not
 * asked the school nobody can say, and then nothing is lost by it.
 */
export const couldKnow = (
  { at, receivedAt }: Pick<HazardStep, 'at' | 'receivedAt'>,
  { saidAt, now }: Pick<Around, 'saidAt' | 'now'>,
): boolean => saidAt !== undefined && now - saidAt <= onTheWayMs && (receivedAt ?? at) < saidAt;
