// What somebody is about to report may be known already: then it is said of the same case, and no second one is made.
import { categoryOf, type Hazard } from './hazard.ts';
import { isOver, type HazardCategory } from './hazard-words.ts';

/** What was reported less than this ago may be what somebody else is about to report. */
export const similarMs = 2 * 3_600_000;

/** What may be major is judged, and nobody judges any more what is over: it is reported by itself (`domain.md` 12, 13). */
export const maySayOf = ({ state }: Pick<Hazard, 'state'>, { severe }: { severe: boolean }): boolean =>
  !severe || !isOver(state);

/**
 * Cases at the same place and of the same category that are open, or were reported less than two hours before `now` (UTC ms) and
 * stand; the newest first.
 */
export function similarCases(
  known: readonly Hazard[],
  { placeId, category }: { placeId: string; category: HazardCategory },
  now: number,
): Hazard[] {
  const isSame = (hazard: Hazard): boolean => {
    if (hazard.placeId !== placeId || categoryOf(hazard) !== category) return false;
    if (hazard.state === 'withdrawn' || hazard.state === 'merged' || hazard.state === 'rejected') return false;
    return !isOver(hazard.state) || now - hazard.reportedAt < similarMs;
  };
  return known.filter(isSame).sort((a, b) => b.reportedAt - a.reportedAt);
}
