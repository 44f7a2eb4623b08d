// How far what is added to a case (就是这件，补充进去) may take it up again: 不予立案 is appealed against once (`domain.md` 7.1), and not by way of this.
import type { Read } from './documents.ts';
import type { HazardHandled } from './hazard-handling.ts';
import { isOver } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';
import { Refusal } from './refusal.ts';

/** Whoever was about to report the same thing, and may never have had to do with it before. */
export const isAdded = (step: HazardHandled): boolean => 'adds' in step && step.adds === true;

/** The case in which a merged one goes on, also by way of others. */
export function mainOf({ state, handling }: Hazard, read: Read): Hazard | undefined {
  const into = state === 'merged' && handling?.mergedInto ? read('hazard', handling.mergedInto) : undefined;
  return into?.state === 'merged' ? mainOf(into, read) : into;
}

/** Has this person made it stand again before, or appealed, and was it turned down once more? */
export function isSpent({ state, reportedBy, handling }: Hazard, personId: string): boolean {
  if (state !== 'rejected') return false;
  const stoodAgain = handling?.steps.some(({ id, again }) => again === true && id === personId) ?? false;
  return stoodAgain || (reportedBy === personId && handling?.appealed === true);
}

/** Nobody adds to what he sees to be over: that is reported anew. */
export const isKnownToBeOver = (step: HazardHandled, { state }: Hazard): boolean =>
  isAdded(step) && isOver(step.seen.state) && isOver(state);

/** Refuses what would take up without end what was turned down. `limits`: by its schema the folding sees to that, and keeps what was said. */
export function checkAdded(step: HazardHandled, named: Hazard, personId: string, limits: boolean, read: Read): void {
  if (isKnownToBeOver(step, named)) throw new Refusal('step-not-now', { state: named.state });
  if (!limits && isAdded(step) && isSpent(mainOf(named, read) ?? named, personId)) throw new Refusal('limit-reached');
}
