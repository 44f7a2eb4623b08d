// Which plans are not written: only who plans rounds asks.
import { periods, type Plan } from './plan.ts';

/** A pack is switched on for days, and a round that may wait to the end of its month comes of none: such a plan is not written. */
export const isPackOfPeriod = ({ pack, when }: Pick<Plan, 'pack' | 'when'>): boolean =>
  pack !== null && periods.some((period) => period === when.each);
