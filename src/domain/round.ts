// One round as it stands: who walked it, which points were seen and how, and what that makes of it.
import type * as v from 'valibot';
import type { Proof } from './plan.ts';
import { isOfPeriod } from './round-days.ts';
import type { RoutePoint } from './route.ts';
import type * as schema from './schema/round.ts';

/** How somebody shows to have been at a point: a press, the code scanned or typed, a tag held to the phone. */
export const arrivals = ['tap', 'scan', 'typed', 'nfc'] as const;
export type Arrival = (typeof arrivals)[number];

/** 锁着进不去, 施工封闭, 有紧急情况, 码坏了或没有码, 其他. */
export const skipReasons = ['locked', 'closed-off', 'emergency', 'no-code', 'other'] as const;
export type SkipReason = (typeof skipReasons)[number];

export const maxPhotosPerVisit = 4;

/** What the photos of a visit carry in the place of an item. */
export const visitItem = 'visit';

/** What a baton says of hazards has to stay small enough for a camera to read: so many, and so many letters of each. */
export const mostToldHazards = 5;
export const mostToldLetters = 10;

export type Due = v.InferOutput<typeof schema.RoundStarted>['due'];
export type Baton = NonNullable<v.InferOutput<typeof schema.RoundStarted>['from']>;
export type Told = NonNullable<Baton['told']>;
export type ToldHazard = Told['hazards'][number];

/**
 * Somebody at a point. `at`: UTC ms, corrected, never later than its receipt; `sure`: the phone had asked the server for the time.
 * `id`: its entry.
 */
export type Visit = {
  id: string;
  by: string;
  byName: string;
  at: number;
  sure: boolean;
  /** The phone's clock was more than two minutes off. */
  off?: true;
  how: Arrival;
  photos?: string[];
  /** When it reached the school, where that was after the window had been closed. */
  came?: number;
  micro?: { ask: 'photo' | 'digits'; said: string | null };
  /** The code that was shown had been taken back by then, or was not of this place: it shows nothing. */
  code?: 'old' | 'other';
  /** How far from the place the phone was, metres, null where the place has no coordinates; the ledger alone says where. */
  near?: { m: number | null; accuracyM: number };
};

/** The last of them that shows anything, `visits` with the earliest first. */
export const lastShown = <T extends Pick<Visit, 'code'>>(visits: readonly T[]): T | undefined =>
  visits.findLast(({ code }) => code === undefined);

export type Skip = { id: string; by: string; byName: string; at: number; reason: SkipReason; note: string };

/**
 * `visits` and `skips`: the earliest first. The first visit counts, the others supplement it. `extra`: not asked for by the round as it
 * was due, and seen by somebody whose phone had an older or newer route.
 */
export type Point = RoutePoint & { visits: Visit[]; skips: Skip[]; extra?: true };

export const isOwed = ({ extra }: Pick<Point, 'extra'>): boolean => !extra;

/** One person's part. `finishedAt`: null while under way. `handed`: it ended with the baton. */
export type Walk = {
  by: string;
  byName: string;
  startedAt: number;
  finishedAt: number | null;
  handed?: true;
  note: string;
  from: Baton | null;
};

/**
 * `missed`: as it was known then. `opensAt`: from when on it might begin by the school's own plan, `micro`: places whose arrival was to be asked
 * for a small proof by it. `unplanned`: no plan of the school asked for it. `unheard`: places it asks for that the phones of all who
 * began it did not have. An older phone that begins it anew passes over what stands in here.
 */
type Closed = {
  at: number;
  outcome: Outcome;
  missed: string[];
  opensAt?: number;
  micro?: string[];
  unplanned?: true;
  unheard?: string[];
};

export type Round = Omit<Due, 'points'> & {
  id: string;
  points: Point[];
  walks: Walk[];
  /** What the phones of those who began it asked for besides; becomes an `extra` point when somebody is there. */
  beside?: RoutePoint[];
  /** When the school closed the window, and what it said then; null before. */
  closed: Closed | null;
};

/** What a closed window comes to. late: all was seen, but begun or ended late. */
export const outcomes = ['done', 'late', 'partly', 'missed'] as const;
export type Outcome = (typeof outcomes)[number];

/** ahead: may not begin yet; open: may begin; running; overdue: should have begun; then what it came to. */
export type Standing = 'ahead' | 'open' | 'running' | 'overdue' | Outcome;

const inTime = ({ visits }: Point, { closesAt }: Pick<Due, 'closesAt'>): Visit | undefined =>
  visits.find(({ at }) => at <= closesAt);

/** Ids of the places nobody was at before the window closed, in the order of the route. */
export const missedPoints = (round: Pick<Round, 'points' | 'closesAt'>): string[] =>
  round.points.filter((point) => isOwed(point) && !inTime(point, round)).map(({ placeId }) => placeId);

/** Seen only after the window had closed: it mends the place, not the round. */
export const madeUp = (round: Pick<Round, 'points' | 'closesAt'>): string[] =>
  round.points.filter((point) => point.visits.length > 0 && !inTime(point, round)).map(({ placeId }) => placeId);

/** What the visits in time come to, whenever they arrived. Where no proof is asked for, whoever finishes was everywhere. */
export function outcome(round: Pick<Round, 'points' | 'walks' | 'closesAt' | 'startBy' | 'finishBy'>): Outcome {
  const missed = missedPoints(round);
  const seen = round.points.flatMap((point) => inTime(point, round) ?? []);
  if (seen.length === 0) return 'missed';
  if (missed.length > 0) return 'partly';
  const begun = begunAt(round) ?? 0;
  const ended = Math.max(...seen.map(({ at }) => at));
  return (round.startBy !== null && begun > round.startBy) || ended > round.finishBy ? 'late' : 'done';
}

/** Handed to somebody of whom nothing has come yet: without a network the other phone walks on unheard. */
export const isOnItsWay = (walks: readonly Walk[]): boolean =>
  walks.some(
    ({ by, finishedAt, handed }) =>
      handed && !walks.some((other) => other.from?.by === by || (other.finishedAt ?? 0) > (finishedAt ?? 0)),
  );

/** When the first of it began, UTC ms; null where nobody was at any point in time. */
export function begunAt(round: Pick<Round, 'points' | 'walks' | 'closesAt'>): number | null {
  const seen = round.points.flatMap((point) => inTime(point, round)?.at ?? []);
  return seen.length === 0 ? null : Math.min(...round.walks.map(({ startedAt }) => startedAt), ...seen);
}

/** A phone's clock may be so far behind that of the school. */
const behindMs = 600_000;

/** The school has closed it, unless its clock ran ahead for a while: then what is still to come is still to be walked. */
const isShut = (round: Round | undefined, now: number): boolean => (round?.closed?.at ?? Infinity) <= now + behindMs;

/** From its beginning to the first look at the last point, in ms; null where nobody was at any point in time. */
export function tookFor(round: Pick<Round, 'points' | 'walks' | 'closesAt'>): number | null {
  const begun = begunAt(round);
  if (begun === null) return null;
  const owed = round.points.filter(isOwed);
  return Math.max(begun, ...owed.flatMap((point) => inTime(point, round)?.at ?? [])) - begun;
}

type Opening = Pick<Due, 'startBy' | 'finishBy' | 'closesAt'> & { opensAt?: number };

/** How it stands at `now` (UTC ms); `round` undefined where nobody has begun. */
export function standing(due: Opening, round: Round | undefined, now: number): Standing {
  if (!round || round.walks.length === 0) {
    if (now >= due.closesAt || isShut(round, now)) return 'missed';
    if (now < (due.opensAt ?? -Infinity)) return 'ahead';
    return now > (due.startBy ?? due.finishBy) ? 'overdue' : 'open';
  }
  const isLeft = round.walks.every(({ finishedAt }) => finishedAt !== null) && !isOnItsWay(round.walks);
  // The points of a week or a term are walked on several days, and whoever goes home in between has lost none of them.
  const isEnded = isOfPeriod(round) ? isShut(round, now) : isLeft;
  const isOver = now >= round.closesAt || isEnded;
  return isOver || missedPoints(round).length === 0 ? outcome(round) : 'running';
}

/** The school said something else when it closed the window: what was walked without a network came later. */
export const isCorrected = (round: Round): boolean => round.closed !== null && round.closed.outcome !== outcome(round);

/** Nobody pressed anything: where no proof is asked for, whoever finishes was everywhere, and when he was where is not known. */
export const isPresumed = ({ proof }: Pick<Due, 'proof'>, { how, photos, micro }: Visit): boolean =>
  proof === 'none' && how === 'tap' && !photos && !micro;

/** Does this way of showing satisfy the plan? What is less is taken all the same, and shown to managers. */
export function satisfies(visit: Pick<Visit, 'how' | 'code' | 'photos'>, proof: Proof): boolean {
  if (proof === 'none' || proof === 'tap') return true;
  return visit.how !== 'tap' && !visit.code && (proof === 'scan' || (visit.photos?.length ?? 0) > 0);
}
