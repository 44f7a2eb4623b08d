// What a code that was read outside of a round can still be for it: an arrival, or its beginning with this arrival.
import { donePlaces, type RoundLine } from '../../db/rounds.ts';

/** `cameAt`: UTC ms, corrected. What was read before the round began, or might begin, is no arrival of it. */
export function offeredHere(
  { due, round, opensAt, standing }: RoundLine,
  personId: string,
  placeId: string,
  cameAt: number,
): 'arrive' | 'start' | null {
  const points = round?.points ?? due.points;
  if (!points.some((point) => point.placeId === placeId) || donePlaces(round, personId).has(placeId)) return null;
  const going = round?.walks.filter(({ finishedAt }) => finishedAt === null) ?? [];
  const own = going.find(({ by }) => by === personId);
  if (own) return cameAt < own.startedAt ? null : 'arrive';
  // What a colleague walks now is gone on with on its own page.
  const isWaiting = standing === 'open' || standing === 'overdue' || (standing === 'running' && going.length === 0);
  const isHandedOn = round?.walks.some(({ handed }) => handed) ?? false;
  return isWaiting && !isHandedOn && opensAt !== null && cameAt >= opensAt ? 'start' : null;
}
