// Where one is on the route: what is done, what comes next, and what each station of the line says.
import type { RoundHere } from '../../db/rounds.ts';
import { donePlaces } from '../../db/rounds.ts';
import { placeName, type Place } from '../../domain/place.ts';
import type { Point, Visit } from '../../domain/round.ts';
import type { StationState } from '../ui/line.tsx';

export type Station = { point: Point; name: string; place: Place | undefined; state: StationState; isDone: boolean };

export type OnRoute = {
  stations: Station[];
  /** null where nothing is left that was not skipped. */
  next: Station | null;
  /** Where this person was last; null before the first point. */
  last: Station | null;
  isWalking: boolean;
};

/** So many fit on a screen and a little more. */
const longRoute = 12;

const isLeft = ({ isDone, point }: Station): boolean => !isDone && point.skips.length === 0;

export function onRoute({ due, round, places, standing }: RoundHere, personId: string): OnRoute {
  const done = donePlaces(round, personId);
  const points = round?.points ?? due.points.map((point): Point => ({ ...point, visits: [], skips: [] }));
  const walk = round?.walks.find(({ by }) => by === personId);
  const isWalking = walk !== undefined && walk.finishedAt === null;
  const isOver = !isWalking && !['ahead', 'open', 'running', 'overdue'].includes(standing);
  const stations = points.map((point): Station => {
    const place = places.get(point.placeId);
    const isDone = done.has(point.placeId);
    const open: StationState = point.skips.length > 0 ? 'skipped' : isOver ? 'late' : 'todo';
    return { point, place, name: place ? placeName(place) : '…', isDone, state: isDone ? 'done' : open };
  });
  const lastAt = lastVisited(stations, personId);
  const from = due.order === 'free' && lastAt >= 0 ? lastAt + 1 : 0;
  const next = [...stations.slice(from), ...stations.slice(0, from)].find(isLeft) ?? null;
  if (next && isWalking) next.state = 'here';
  return { stations, next, last: stations[lastAt] ?? null, isWalking };
}

function lastVisited(stations: readonly Station[], personId: string): number {
  let found = -1;
  let latest = -Infinity;
  for (const [i, { point }] of stations.entries()) {
    for (const visit of point.visits) {
      if (visit.by !== personId || visit.at < latest) continue;
      latest = visit.at;
      found = i;
    }
  }
  return found;
}

/** Points one after the other that lie in the same place; `name`: of that, from the building down. */
export type Stretch = { name: string; stations: Station[] };

/** A route too long for one look, by floors; null where it is short, or where floors change with nearly every point. */
export function stretchesOf(stations: readonly Station[]): Stretch[] | null {
  if (stations.length <= longRoute) return null;
  const stretches: Stretch[] = [];
  let above: string | undefined;
  for (const station of stations) {
    const way = station.place?.ancestors ?? [];
    const last = stretches.at(-1);
    if (last && above === way.at(-1)?.id) last.stations.push(station);
    else stretches.push({ name: way.map(({ name }) => name).join(' ') || station.name, stations: [station] });
    above = way.at(-1)?.id;
  }
  return stretches.length > 1 && stretches.length <= stations.length / 2 ? stretches : null;
}

/** The visit that counts. */
export const firstVisit = ({ point }: Station): Visit | undefined => point.visits[0];
