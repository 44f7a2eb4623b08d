// What the rules of a case look at besides the case.
import type { Hazard } from './hazard.ts';
import type { Person } from './person.ts';
import type { Place } from './place.ts';
import type { Responsibility } from './responsibility.ts';

/** `received`: the school has it, and `now` is when it came. `into`: the case to merge with; `people`: those the step names, as far as they are known. */
export type Around = {
  place: Place;
  book: Responsibility;
  timeZone: string;
  now: number;
  /** Of the entry that says the step; left out where it is still being said. */
  schema?: number;
  received?: boolean;
  into: Hazard | undefined;
  people: ReadonlyMap<string, Person>;
};
