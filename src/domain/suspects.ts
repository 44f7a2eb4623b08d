// Who said of a case that it may be major.
import { sinceMergedSuspect } from './hazard-handling.ts';
import { reportersOf, type Hazard } from './hazard.ts';

/**
 * Whoever reported it or raised it, or did so of what was merged into it: none of them judges it to be less than it may be (`domain.md` 12, 13). `schema`: of the
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
  return [...new Set([...reportersOf(hazard), ...said])];
}
