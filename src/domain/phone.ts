// How a phone stands with the school: what it said it holds and has not brought, and how long it has been silent.
import type { PhoneRow } from './reports.ts';

const hourMs = 3_600_000;
/** Owing for longer than this is an alarm. */
export const lateMs = 24 * hourMs;
/** Without contact for longer than this a phone is shown as silent, though it owes nothing. */
export const silentMs = 48 * hourMs;
/** A phone that owes nothing and was not heard of for so long is somebody's old one. */
export const forgottenMs = 30 * 24 * hourMs;

/** lost: its storage was wiped with work in it. late: owes for more than 24 h. silent: owes nothing, not heard of for 48 h. */
export type PhoneStanding = 'lost' | 'late' | 'owing' | 'silent' | 'fine';

/** Worst first. */
export const standings: readonly PhoneStanding[] = ['lost', 'late', 'owing', 'silent', 'fine'];

/** `now` UTC ms by the server's clock, like every time of the row. */
export function phoneStanding(
  { owed, lost, lastSeenAt }: Pick<PhoneRow, 'owed' | 'lost' | 'lastSeenAt'>,
  now: number,
): PhoneStanding {
  if (lost) return 'lost';
  if (owed.since !== null) return now - owed.since > lateMs ? 'late' : 'owing';
  return now - lastSeenAt > silentMs ? 'silent' : 'fine';
}
