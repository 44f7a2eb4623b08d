// What the rules of a case look at besides the case.
import type { Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import type { Responsibility } from './responsibility.ts';

/** `received`: the school has it, and `now` is when it came. `doneAt`: when it was done, where that counts too. Both UTC ms. `into`: the case to merge with; `people`: those the step names, as far as they are known. `bookThen`: the book as it was when it was done, and `everAway`: all it ever said of who is away, from schema 11 on. */
export type Around = {
  place: Place;
  book: Responsibility;
  bookThen?: Responsibility;
  everAway?: Responsibility['absences'];
  timeZone: string;
  now: number;
  doneAt?: number;
  /** Of the entry that says the step; left out where it is still being said. */
  schema?: number;
  received?: boolean;
  into: Hazard | undefined;
  people: ReadonlyMap<string, Person>;
};

/** Whether so on the day it was done, or on the day it came: who stands in works without a network, and it comes when the days of that are over. */
export const onItsDay = (
  {
    now,
    doneAt = now,
    timeZone,
    book,
    bookThen = book,
  }: Pick<Around, 'now' | 'doneAt' | 'timeZone' | 'book' | 'bookThen'>,
  asks: (day: string, book: Responsibility) => boolean,
): boolean => asks(dayOf(now, timeZone), book) || (doneAt !== now && asks(dayOf(doneAt, timeZone), bookThen));
