// How a phone stands with the school: what it said it holds and has not brought, and how long it has been silent.
import type { PhoneRow } from './reports.ts';

/** Fewer phones that agree prove nothing: one person may have set two. */
const leastWitnesses = 3;
/** What a clock may be off by itself (`domain.md` 4). */
const clockDoubtMs = 10 * 60_000;

const hourMs = 3_600_000;
/** Owing for longer than this is an alarm. */
export const lateMs = 24 * hourMs;
/** Without contact for longer than this a phone is shown as silent, though it owes nothing. */
export const silentMs = 48 * hourMs;
/** A phone that owes nothing and was not heard of for so long is somebody's old one. */
export const forgottenMs = 30 * 24 * hourMs;

/** lost: its storage was wiped with work in it. late: owes for more than 24 h. silent: owes nothing, not heard of for 48 h; one that was revoked owes nothing more to say. */
export type PhoneStanding = 'lost' | 'late' | 'owing' | 'silent' | 'fine';

/** Worst first. */
export const standings: readonly PhoneStanding[] = ['lost', 'late', 'owing', 'silent', 'fine'];

/** `now` UTC ms by the server's clock, like every time of the row. */
export function phoneStanding(
  { owed, lost, lastSeenAt, revokedAt }: Pick<PhoneRow, 'owed' | 'lost' | 'lastSeenAt' | 'revokedAt'>,
  now: number,
): PhoneStanding {
  if (lost) return 'lost';
  if (owed.since !== null) return now - owed.since > lateMs ? 'late' : 'owing';
  return revokedAt === null && now - lastSeenAt > silentMs ? 'silent' : 'fine';
}

/** unsent 手机没交: wiped (lost), or owing for more than a day (late). unheard 没报到或没交齐: these, and all that owe or are silent. */
export const phoneGroups = {
  unsent: ['lost', 'late'],
  lost: ['lost'],
  late: ['late'],
  unheard: ['lost', 'late', 'owing', 'silent'],
} as const satisfies Record<string, readonly PhoneStanding[]>;
export type PhoneGroup = keyof typeof phoneGroups;

export const isInGroup = (group: PhoneGroup, standing: PhoneStanding): boolean =>
  phoneGroups[group].some((one) => one === standing);

type Counted = Pick<PhoneRow, 'owed' | 'lost' | 'lastSeenAt' | 'revokedAt'>;

/**
 * `n`: phones in use. `owing`: those the school waits for, also where they were revoked meanwhile, `things` in all, the oldest since `oldestAt`. `silent` as in
 * `PhoneStanding`. `now` and times UTC ms by the server's clock.
 */
export function phoneTally(phones: readonly Counted[], now: number) {
  const owing = phones.filter(({ owed }) => owed.since !== null);
  return {
    n: phones.filter(({ revokedAt }) => revokedAt === null).length,
    owing: owing.length,
    things: owing.reduce((sum, { owed }) => sum + owed.entries + owed.photos, 0),
    oldestAt: owing.reduce<number | null>((at, { owed }) => Math.min(at ?? Infinity, owed.since ?? Infinity), null),
    silent: phones.filter((phone) => phoneStanding(phone, now) === 'silent').length,
  };
}

/** Since when the one that is longest without a word, or owes longest, has been so; null of none. */
export function quietSince(phones: readonly Counted[]): number | null {
  const times = phones.map(({ owed, lastSeenAt }) => Math.min(lastSeenAt, owed.since ?? Infinity));
  return times.length > 0 ? Math.min(...times) : null;
}

/**
 * How far the server seems to be ahead of the true time, in ms, behind it when negative: what the phone in the middle says, when
 * at least two in three of those that know, and at least three, are off to the same side by more than ten minutes. Null when the
 * server is not in doubt. Their order in the ledger does not depend on it.
 */
export function serverClockDoubt(phones: readonly Pick<PhoneRow, 'clockOffsetMs'>[]): number | null {
  const offsets = phones.flatMap((phone) => phone.clockOffsetMs ?? []).sort((a, b) => a - b);
  const ahead = offsets.filter((ms) => ms > clockDoubtMs).length;
  const behind = offsets.filter((ms) => ms < -clockDoubtMs).length;
  const agree = Math.max(ahead, behind);
  const isDoubtful = agree >= leastWitnesses && agree * 3 >= offsets.length * 2;
  return isDoubtful ? (offsets[Math.floor(offsets.length / 2)] ?? null) : null;
}
