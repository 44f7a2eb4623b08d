// How many rounds a plan asks for in a night, and the fewest a boarding school may ask for (`domain.md` 4 and 5.2).
import type { Read } from './documents.ts';
import type { Plan, Span, When } from './plan.ts';
import { Refusal } from './refusal.ts';
import type { Route } from './route.ts';
import type { School } from './school.ts';

/** 夜间防火巡查（寄宿）. */
const nightPatrol = 'F2';
const leastRounds = 2;

/** Rounds of a night and the longest way from one to the next, in minutes, where a window goes on past midnight; null where none does. */
export function nightRounds(when: When): { count: number; gap: number } | null {
  if (when.each !== 'day' && when.each !== 'once') return null;
  const past = when.spans.filter(isPastMidnight);
  if (past.length === 0) return null;
  const atNight = when.spans.filter((span) => isPastMidnight(span) || span.from >= '21:00' || span.from < '06:00');
  const counts = atNight.map((span) => (span.every === null ? 1 : Math.ceil(minutesIn(span) / span.every)));
  const gap = Math.max(...past.map((span) => span.every ?? minutesIn(span)));
  return { count: counts.reduce((sum, n) => sum + n, 0), gap };
}

/** Fewer rounds a night than a boarding school may ask for. A pack comes on top of what is walked anyway. */
export function hasFewNights(
  { when, pack, retired }: Pick<Plan, 'when' | 'pack' | 'retired'>,
  route: Pick<Route, 'points'> | undefined,
  school: Pick<School, 'facilities'> | undefined,
): boolean {
  const isOfNight = route?.points.some(({ templates }) => templates.includes(nightPatrol));
  if (retired || pack !== null || !isOfNight || !school?.facilities.includes('boarding')) return false;
  const night = nightRounds(when);
  return night !== null && night.count < leastRounds;
}

/** Refuses `nights-too-few`. Asked by the school besides `checkPlan`, and on a phone where plans are written. */
export function checkNights(plan: Plan, read: Read, schoolId: string): void {
  if (hasFewNights(plan, read('route', plan.routeId), read('school', schoolId))) throw new Refusal('nights-too-few');
}

const isPastMidnight = ({ from, to }: Span): boolean => to <= from && from >= '18:00';
const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
const minutesIn = ({ from, to }: Span): number => (minutesOf(to) - minutesOf(from) + 1440) % 1440 || 1440;
