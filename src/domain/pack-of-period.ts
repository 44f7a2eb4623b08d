// What a pack and a period are to each other.
import { periods, type Plan } from './plan.ts';

type Timed = Pick<Plan, 'pack' | 'when'>;

/** Walked once in the two weeks before each term of the calendar (`domain.md` 12.22). */
export const isBeforeTerm = ({ pack, when }: Timed): boolean => pack === 'term-start' && when.each === 'term';

/** A pack is switched on for days, and a round that may wait to the end of its month comes of none: such a plan is not written. */
export const isPackOfPeriod = ({ pack, when }: Timed): boolean =>
  pack !== null && !isBeforeTerm({ pack, when }) && periods.some((period) => period === when.each);
