// A plan's timetable in words, and what of it is still to come.
import type { Calendar } from '../../domain/calendar.ts';
import { isBeforeTerm } from '../../domain/pack-of-period.ts';
import { isPackOn } from '../../domain/school-days.ts';
import { dueRounds, type DueRound } from '../../domain/due-rounds.ts';
import type { Plan, PlanRecord, Span, When } from '../../domain/plan.ts';
import type { PlanWords } from '../words/plans.ts';
import { nextBeforeTerm, onBeforeTerms } from './switching.ts';

const dayMs = 86_400_000;

export function whenWords({ when, pack }: Pick<Plan, 'when' | 'pack'>, words: PlanWords): string {
  const { times } = words;
  if (isBeforeTerm({ when, pack })) return words.packTermOnce;
  if (when.each !== 'day' && when.each !== 'once') return words.each[when.each];
  const on =
    when.each === 'once'
      ? times.onlyOn(when.day)
      : daysWords(
          [...when.weekdays].sort((a, b) => a - b),
          words,
        );
  return [on, ...when.spans.map((span) => spanWords(span, words))].join(times.join);
}

const spanWords = ({ from, to, every }: Span, { times }: PlanWords): string =>
  every === null ? times.once(from, to) : times.every(from, to, every);

function daysWords(days: readonly number[], { times }: PlanWords): string {
  if (days.length === 7) return times.everyDay;
  return days.join('') === '12345' ? times.workdays : times.on(days);
}

/** A plan as it would be due from `now` on, UTC ms, whatever was said before. */
export function asRecord(plan: Plan, now: number): PlanRecord {
  const { when, early, late, on, pack, routeId } = plan;
  return { ...plan, entries: [], timetables: [{ when, early, late, on, pack, routeId, since: now }] };
}

/** Daily rounds two weeks ahead, the others as far as two periods reach. */
const aheadMs = ({ each }: When): number => (each === 'day' ? 14 : each === 'once' ? 400 : 260) * dayMs;

export const nextRounds = (plan: PlanRecord, calendar: Calendar, now: number, timeZone: string): DueRound[] =>
  dueRounds(plan, calendar, now, now + aheadMs(plan.when), timeZone).filter(({ plannedAt }) => plannedAt > now);

/** The calendar with the pack of this plan switched on from today on, so that something can be seen of it. */
export function withPack(calendar: Calendar, plan: Pick<Plan, 'pack' | 'when'>, today: string, to: string): Calendar {
  const { pack } = plan;
  if (isBeforeTerm(plan)) return nextBeforeTerm(calendar, today) ? calendar : onBeforeTerms(calendar, today);
  if (pack === null || isPackOn(calendar, pack, today)) return calendar;
  return { ...calendar, packs: [...calendar.packs, { pack, from: today, to }] };
}
