// Two people put points on one plan: what each of them moved stays moved, and of the same point the later word counts.
import type { PlanMarker } from '../../domain/floor-plan.ts';

const byId = (all: readonly PlanMarker[]) => new Map(all.map((one) => [one.placeId, one]));
const isSame = (a: PlanMarker | undefined, b: PlanMarker | undefined): boolean => a?.x === b?.x && a?.y === b?.y;

/** How many points lie elsewhere than before, or on only one of them. */
export const movedIn = (mine: readonly PlanMarker[], before: readonly PlanMarker[]): number => {
  const [own, was] = [byId(mine), byId(before)];
  return [...new Set([...own.keys(), ...was.keys()])].filter((id) => !isSame(own.get(id), was.get(id))).length;
};

/** `mine`, begun over `base`, put on top of what others have made of it since: `newest`. */
export function merged(
  mine: readonly PlanMarker[],
  base: readonly PlanMarker[],
  newest: readonly PlanMarker[],
): PlanMarker[] {
  const [own, before, now] = [byId(mine), byId(base), byId(newest)];
  return [...new Set([...now.keys(), ...own.keys()])].flatMap((id) => {
    const said = isSame(own.get(id), before.get(id)) ? now.get(id) : own.get(id);
    return said ? [said] : [];
  });
}
