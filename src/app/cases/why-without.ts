// What the timeline says of a step that had no effect.
import { handlingOf, type HazardStep } from '../../domain/hazard-handling.ts';
import type { Hazard } from '../../domain/hazard.ts';
import { isOfEnded, wasPlannedByAnother, wasReplaced } from '../../domain/signed-on.ts';
import type { Words as AllWords } from '../state.ts';
import type { Words } from './use-words.ts';

export function whyWithout(
  hazard: Pick<Hazard, 'handling' | 'reportedAt' | 'grade'>,
  step: HazardStep,
  words: Pick<Words, 'replaced' | 'ofEnded' | 'notYours' | 'without'>,
  problems: AllWords['problems'],
): string {
  if (wasReplaced(handlingOf(hazard).steps, step)) return words.replaced;
  if (isOfEnded(step)) return words.ofEnded;
  if (step.without === 'step-not-yours') return words.notYours;
  return `${words.without} ${wasPlannedByAnother(step) || !step.without ? '' : problems[step.without]}`;
}
