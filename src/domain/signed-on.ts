// A decision stands on what whoever signed it saw, and on nothing that has taken its place since.
import {
  decidedOn,
  handlingOf,
  sinceSigned,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';

/**
 * Was what this decides on made after what it was said on? What was said meanwhile and made nothing new does not matter. `schema`: of its entry; left
 * out where it is still being said.
 */
export function isReplaced(hazard: Hazard, step: HazardHandled, schema: number = sinceSigned): boolean {
  const made = decidedOn[step.do];
  const { on, steps } = handlingOf(hazard);
  if (!made || schema < sinceSigned || step.on === on) return false;
  const counted = steps.filter(({ without }) => !without);
  return counted.findLastIndex(({ said }) => said.do === made) > counted.findLastIndex((one) => one.stepId === step.on);
}

/** Does the case stand where it waits for this decision, which had no effect because what it was about is there no more? */
export function wasReplaced(steps: readonly HazardStep[], step: HazardStep): boolean {
  const made = decidedOn[step.said.do as HazardDo];
  const last = steps.slice(0, steps.indexOf(step)).findLast(({ said, without }) => said.do === made && !without);
  return step.without === 'step-not-now' && last?.state === step.state;
}
