// When a round is due, in the clocks of the school; with the day where it is longer than one.
import { isOfPeriod } from '../../domain/round-days.ts';
import type { Due } from '../../domain/round.ts';
import { clock, nearDayAndClock } from '../format.ts';
import type { Language } from '../state.ts';

/** 22:00–24:00, or 11月1日 00:00–11月30日 24:00. */
export function whenOf({ plannedAt, finishBy }: Pick<Due, 'plannedAt' | 'finishBy'>, language: Language): string {
  const isLong = isOfPeriod({ plannedAt, finishBy });
  const said = (ms: number) => (isLong ? nearDayAndClock(ms, language) : clock(ms));
  return `${said(plannedAt)}–${said(finishBy)}`;
}
