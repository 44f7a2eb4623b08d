// A decision stands on what whoever signed it saw, and on nothing that has taken its place since.
import {
  decidedOn,
  handlingOf,
  plansStandSince,
  signedLater,
  signsMoreSince,
  sinceSigned,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';

/** Is it, with effect, one of the steps that make what is decided on? */
const makes = (made: readonly string[], { said, again, without }: HazardStep): boolean =>
  !without && made.includes(again ? 'again' : said.do);

/** Has one of these been taken, with effect, after what this was said on? What was said meanwhile and made nothing new does not matter. */
function isSince(hazard: Hazard, made: readonly string[], { on }: HazardHandled): boolean {
  const { steps } = handlingOf(hazard);
  const last = steps.findLastIndex((one) => makes(made, one));
  return last > steps.findLastIndex(({ stepId, without }) => stepId === on && !without);
}

/** Was what this decides on made after what it was said on? `schema`: of its entry; left out where it is still being said. */
export function isReplaced(hazard: Hazard, step: HazardHandled, schema = Infinity): boolean {
  const made = decidedOn[step.do];
  const { on } = handlingOf(hazard);
  const since = signedLater.has(step.do) ? signsMoreSince : sinceSigned;
  if (!made || schema < since || step.on === on) return false;
  return isSince(hazard, made, step);
}

/** Has somebody else planned it after what this plan was made on? The own plan is made anew, and of what was returned there is none. `schema`: as there. */
export function isPlannedByAnother(hazard: Hazard, step: HazardHandled, by: string, schema = plansStandSince): boolean {
  const { on, plan } = handlingOf(hazard);
  if (step.do !== 'plan' || schema < plansStandSince || step.on === on) return false;
  return plan !== null && plan.by.id !== by && isSince(hazard, ['plan'], step);
}

/** Does the case stand where it waits for this decision, which had no effect because what it was about is there no more, or more was said? */
export function wasReplaced(steps: readonly HazardStep[], step: HazardStep): boolean {
  const made = decidedOn[step.said.do as HazardDo] ?? [];
  const last = steps.slice(0, steps.indexOf(step)).findLast((one) => makes(made, one));
  return step.unread === true || (step.without === 'step-not-now' && last?.state === step.state);
}

/** Merged without effect: the case it was to go on in had ended, or is less than this one, which waits as before. */
export const isOfEnded = ({ said, without, state }: HazardStep): boolean =>
  said.do === 'merge' && without === 'step-not-now' && state === 'reported';

/** A plan without effect, of a case that may be planned for still: it has not moved on, somebody else was first. */
export const wasPlannedByAnother = ({ said, without, state }: HazardStep): boolean =>
  said.do === 'plan' && without === 'step-not-now' && state === 'plan-review';
