// How long, in the largest unit that is still honest.

export type Unit = 'day' | 'hour' | 'minute' | 'second';
export type Span = { n: number; unit: Unit };

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** From two days on in days, from one hour on in hours, then minutes, then seconds; always rounded down. */
export function spanOf(ms: number): Span {
  const length = Math.abs(ms);
  if (length >= 2 * day) return { n: Math.floor(length / day), unit: 'day' };
  if (length >= hour) return { n: Math.floor(length / hour), unit: 'hour' };
  if (length >= minute) return { n: Math.floor(length / minute), unit: 'minute' };
  return { n: Math.floor(length / 1000), unit: 'second' };
}

export type Deadline = { is: 'none' } | { is: 'left' | 'late'; span: Span };

/** Time left until a deadline, or time since; null means it follows an approved plan. */
export function deadline(dueAt: number | null, now: number): Deadline {
  if (dueAt === null) return { is: 'none' };
  return { is: now > dueAt ? 'late' : 'left', span: spanOf(dueAt - now) };
}
