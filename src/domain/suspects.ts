// Who said of a case that it may be major.
import { couldKnow, type Around } from './case-around.ts';
import { sinceMergedSuspect, type HazardHandled } from './hazard-handling.ts';
import { reportersOf, type Hazard } from './hazard.ts';

/**
 * Whoever reported it or raised it, found it to be grave or named a point of the guide, or did so of what was merged into it: none of them judges it to be less than it may be (`domain.md` 12, 13). `schema`: of the
 * judgement.
 */
export function suspectedBy(
  hazard: Pick<Hazard, 'reportedBy' | 'also' | 'sightings' | 'handling'>,
  schema = sinceMergedSuspect,
): string[] {
  const steps = hazard.handling?.steps ?? [];
  const said = steps.flatMap(({ id, said: { do: what }, without, suspects = [] }) => {
    if (without || (what !== 'raise' && what !== 'took-in')) return [];
    return schema < sinceMergedSuspect ? [id] : suspects.concat(id);
  });
  const found = schema < sinceMergedSuspect ? [] : (hazard.handling?.suspects ?? []);
  return [...new Set([...reportersOf(hazard), ...said, ...found])];
}

/** Is this one of them by what was merged into it before he could have known? Merging in what is no graver moves nothing on. From schema 11 on. */
export const isSuspectSince = (
  { reportedBy, handling }: Hazard,
  step: HazardHandled,
  personId: string,
  around: Around,
): boolean =>
  step.do === 'judge' &&
  reportedBy !== personId &&
  (handling?.steps ?? []).some((one) => one.suspects?.includes(personId) && !couldKnow(one, around));
