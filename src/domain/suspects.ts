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
  const said = steps.filter(({ said: { do: what }, without }) => !without && (what === 'raise' || what === 'took-in'));
  const along = schema < sinceMergedSuspect ? [] : said.flatMap(({ suspects = [] }) => suspects);
  return [...new Set([...reportersOf(hazard), ...said.map(({ id }) => id), ...along])];
}
