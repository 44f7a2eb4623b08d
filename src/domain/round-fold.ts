// What entries about rounds add up to. Runs on the phone over its unsent entries and on the server over all.
import type { Document, Read } from './documents.ts';
import type { Entry, EntryKind, EntryOf } from './entry.ts';
import { doneMs, isClockOff } from './moment.ts';
import { authorize } from './authorize.ts';
import type { Person } from './person.ts';
import { mayWalk } from './plan.ts';
import { checkPhotoList } from './photo-list.ts';
import { readRoundId, roundId } from './round-id.ts';
import { maxPointsPerRoute, type RoutePoint } from './route.ts';
import { codeShown } from './shown-code.ts';
import { Refusal } from './refusal.ts';
import { isOwed, type Due, type Point, type Round, type Skip, type Visit, type Walk } from './round.ts';
import { isOnEarth } from './second-look.ts';
import { metresBetween } from './whereabouts.ts';

const kinds = [
  'round-started',
  'point-visited',
  'point-skipped',
  'round-finished',
  'round-closed',
] as const satisfies readonly EntryKind[];
export type RoundEntry = EntryOf<(typeof kinds)[number]>;
/** What people say of a round; that it is closed the school says (`round-closing.ts`). */
export type WalkEntry = Exclude<RoundEntry, { kind: 'round-closed' }>;

export const isRoundEntry = (entry: Entry): entry is RoundEntry => (kinds as readonly EntryKind[]).includes(entry.kind);

/** The plan an entry about a round is of. */
const planIdOf = (entry: RoundEntry): string => ('due' in entry.body ? entry.body.due.planId : entry.body.planId);

/** The documents that checking and folding want to read besides school and person. */
export const roundNeeds = (entry: RoundEntry) => [
  { type: 'round' as const, id: entry.subject },
  { type: 'plan' as const, id: planIdOf(entry) },
  ...(entry.kind === 'point-visited' ? [{ type: 'place' as const, id: entry.body.placeId }] : []),
];

/**
 * Refuses `bad-id`, `plan-unknown`, and for what happens on the way `round-unknown` (nobody said that it was begun) and
 * `point-unknown`. `out-of-scope`: not one of those who walk it; the server keeps that aside, the phone goes on. A round is
 * closed by the school alone: `forbidden`.
 */
export function checkRound(entry: RoundEntry, person: Person, read: Read): void {
  if (entry.kind === 'round-closed') throw new Refusal('forbidden');
  const plan = read('plan', planIdOf(entry));
  const named = readRoundId(entry.subject);
  if (named?.planId !== planIdOf(entry)) throw new Refusal('bad-id', { path: 'subject' });
  if (!plan) throw new Refusal('plan-unknown', { planId: planIdOf(entry) });
  if (entry.kind === 'round-started') checkDue(entry.subject, entry.body.due);
  else checkOnTheWay(entry, read);
  const start = read('route', plan.routeId)?.points[0];
  const place = start && read('place', start.placeId);
  if (!authorize(person, { do: 'walk-round', mayWalk: mayWalk(person, plan, place, (id) => read('shift', id)) }))
    throw new Refusal('out-of-scope', { planId: plan.id });
}

function checkDue(subject: string, { planId, day, minute, points, plannedAt, finishBy, closesAt }: Due): void {
  if (subject !== roundId(planId, day, minute)) throw new Refusal('bad-id', { path: 'subject' });
  if (new Set(points.map(({ placeId }) => placeId)).size !== points.length)
    throw new Refusal('item-twice', { path: 'points' });
  if (!(plannedAt <= finishBy && finishBy <= closesAt)) throw new Refusal('bad-shape', { path: 'due' });
}

function checkOnTheWay(entry: Exclude<RoundEntry, { kind: 'round-started' | 'round-closed' }>, read: Read): void {
  const round = read('round', entry.subject);
  // Each person's own phone says first that it begins, or takes over.
  if (!round?.walks.some(({ by }) => by === entry.by)) throw new Refusal('round-unknown');
  if (entry.kind === 'round-finished') return;
  if (![...round.points, ...(round.beside ?? [])].some(({ placeId }) => placeId === entry.body.placeId))
    throw new Refusal('point-unknown');
  if (entry.kind === 'point-visited') checkPhotoList(entry.photos, entry.body.photos);
}

/** The round after the entry. Refuses `person-unknown` and `round-unknown`. `receivedAt` as in `fold`. */
export function foldWalk(entry: WalkEntry, read: Read, receivedAt: number | null): Document[] {
  const before = read('round', entry.subject);
  const person = read('person', entry.by);
  if (!person) throw new Refusal('person-unknown');
  const at = doneMs(entry.at, receivedAt);
  const who = { by: entry.by, byName: person.name };
  if (entry.kind === 'round-started') {
    const walk: Walk = { ...who, startedAt: at, finishedAt: null, note: '', from: entry.body.from };
    const { due } = entry.body;
    return shown(besides(begun(heardOf(before ?? fresh(entry.subject, due), due), walk), due));
  }
  if (!before) throw new Refusal('round-unknown');
  switch (entry.kind) {
    case 'point-visited':
      return shown(
        atPoint(before, entry.body.placeId, {
          visits: [
            {
              ...visitOf(entry, who, receivedAt, before.closed !== null),
              ...codeOf(entry, receivedAt, read),
              ...nearOf(entry, read),
            },
          ],
        }),
      );
    case 'point-skipped': {
      const { reason, note, placeId } = entry.body;
      return shown(atPoint(before, placeId, { skips: [{ id: entry.id, ...who, at, reason, note }] }));
    }
    case 'round-finished':
      return shown(finished(before, entry, at));
  }
}

export const shown = (body: Round): Document[] => [{ type: 'round', id: body.id, body }];

export const fresh = (id: string, { points, ...due }: Due): Round => ({
  ...due,
  id,
  points: points.map((point): Point => ({ ...point, visits: [], skips: [] })),
  walks: [],
  closed: null,
});

/** Whoever begins again goes on; two who begin both walk. */
function begun(round: Round, walk: Walk): Round {
  const mine = round.walks.find(({ by }) => by === walk.by);
  if (!mine) return { ...round, walks: [...round.walks, walk].sort(byTime(({ startedAt }) => startedAt)) };
  const from = bothBatons(mine.from, walk.from);
  const { handed: _, ...before } = mine;
  const again = { ...before, finishedAt: null, startedAt: Math.min(mine.startedAt, walk.startedAt), from };
  return { ...round, walks: round.walks.map((one) => (one === mine ? again : one)) };
}

/**
 * Two phones, or a phone and the school, may know the route differently. What the school says when it closes it is what the round asks for,
 * and until then what was said first; whoever is at another point of it all the same is not turned away.
 */
function besides(round: Round, { points }: Due): Round {
  const known = new Set([...round.points, ...(round.beside ?? [])].map(({ placeId }) => placeId));
  const room = maxPointsPerRoute - (round.beside?.length ?? 0);
  const more = points.filter(({ placeId }) => !known.has(placeId)).slice(0, room);
  return more.length > 0 ? { ...round, beside: [...(round.beside ?? []), ...more] } : round;
}

/** Handed on and back, or twice: the later word counts, and what either said was done is done, whichever arrives first. */
function bothBatons(one: Walk['from'], other: Walk['from']): Walk['from'] {
  if (!one || !other) return one ?? other;
  const [before, last] = one.at <= other.at ? [one, other] : [other, one];
  return { ...last, done: [...new Set([...before.done, ...last.done])] };
}

function finished(round: Round, { by, body: { note, handed } }: EntryOf<'round-finished'>, at: number): Round {
  const walks = round.walks.map((walk) => (walk.by === by ? ended(walk, at, note, handed) : walk));
  return { ...round, walks };
}

/** Two phones of one person may each end it, and one that went on ends it again: what was noted stands, each thing once. */
const ended = (walk: Walk, at: number, note: string, handed?: true): Walk => ({
  ...walk,
  finishedAt: Math.max(walk.finishedAt ?? -Infinity, at),
  note: [...new Set([...walk.note.split('；'), note])].filter((one) => one !== '').join('；'),
  ...(handed && { handed }),
});

type More = { visits?: Visit[]; skips?: Skip[] };

function atPoint(round: Round, placeId: string, more: More): Round {
  const extra = round.beside?.find((point) => point.placeId === placeId);
  const all = extra ? [...round.points, { ...extra, visits: [], skips: [], extra: true as const }] : round.points;
  const points = all.map((point) => (point.placeId === placeId ? withMore(point, more) : point));
  const beside = round.beside?.filter((point) => point !== extra);
  return withPoints(round, points, beside);
}

const firstAt = ({ visits, skips }: Point): number => Math.min(...[...visits, ...skips].map(({ at }) => at));

/** What it asks for comes first, then what was seen besides, by time: whatever arrives first. */
export function withPoints(
  { beside: _beside, ...round }: Round,
  points: readonly Point[],
  beside: RoutePoint[] = [],
): Round {
  const extra = points.filter((point) => !isOwed(point)).sort((a, b) => firstAt(a) - firstAt(b));
  return { ...round, points: [...points.filter(isOwed), ...extra], ...(beside.length > 0 && { beside }) };
}

const withMore = (point: Point, { visits = [], skips = [] }: More): Point => ({
  ...point,
  visits: [...point.visits, ...visits].sort(byTime(({ at }) => at)),
  skips: [...point.skips, ...skips].sort(byTime(({ at }) => at)),
});

const byTime =
  <T extends { by: string }>(timeOf: (one: T) => number) =>
  (a: T, b: T): number =>
    timeOf(a) - timeOf(b) || (a.by < b.by ? -1 : 1);

function visitOf(
  { id, body }: EntryOf<'point-visited'>,
  who: { by: string; byName: string },
  receivedAt: number | null,
  isClosed: boolean,
): Visit {
  const { how, at, photos, micro } = body;
  return {
    id,
    ...who,
    at: doneMs(at, receivedAt),
    sure: at.serverOffsetMs !== null,
    ...(isClockOff(at) && { off: true }),
    how,
    ...(photos.length > 0 && { photos: photos.map(({ sha256 }) => sha256) }),
    ...(isClosed && receivedAt !== null && { came: receivedAt }),
    ...(micro && { micro }),
  };
}

/** Asked by the school too: a phone may not have heard yet that a label was replaced. Where the place is not known nothing is said. */
function codeOf(
  { body: { how, code, at, placeId } }: EntryOf<'point-visited'>,
  receivedAt: number | null,
  read: Read,
): Pick<Visit, 'code'> {
  const place = how === 'tap' ? undefined : read('place', placeId);
  const shows = place ? codeShown(place, code, doneMs(at, receivedAt)) : 'own';
  return shows === 'own' ? {} : { code: shows };
}

/** Measured once: where the place is said to be later does not change what was noted. */
function nearOf({ body: { location, placeId } }: EntryOf<'point-visited'>, read: Read): Pick<Visit, 'near'> {
  if (!location || !isOnEarth(location)) return {};
  const coordinates = read('place', placeId)?.coordinates;
  const m = coordinates ? metresBetween(location, coordinates) : null;
  return { near: { m, accuracyM: location.accuracyM } };
}

/** Of what the round asks for, once the school has said it: what is new to the phone of everybody who began. */
function heardOf(round: Round, { points }: Pick<Due, 'points'>): Round {
  if (!round.closed) return round;
  const { unheard = [], ...closed } = round.closed;
  const known = new Set(points.map(({ placeId }) => placeId));
  const asked = round.walks.length > 0 ? unheard : round.points.filter(isOwed).map(({ placeId }) => placeId);
  const lacking = asked.filter((placeId) => !known.has(placeId));
  return { ...round, closed: { ...closed, ...(lacking.length > 0 && { unheard: lacking }) } };
}
