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

/** Which say what of the case they had last been told: `on` alone may be an own step that nobody has heard of yet. */
export const saysLast = (what: HazardDo): boolean =>
  what in decidedOn || what === 'judge' || what === 'plan' || what === 'assign';

/** Is it, with effect, one of the steps that make what is decided on? */
const makes = (made: readonly string[], { said, again, without }: HazardStep): boolean =>
  !without && made.includes(again ? 'again' : said.do);

/**
 * Where in the steps ends what this was said on: by the last one that whoever says it had been told, where that is named and is here; else by the one that moved the
 * case, which may be an own one behind what others did.
 */
function seenUpTo(steps: readonly HazardStep[], { on, seen }: HazardHandled): number {
  if (seen.last === null) return -1;
  const told = seen.last === undefined ? -1 : steps.findLastIndex(({ stepId }) => stepId === seen.last);
  return told >= 0 ? told : steps.findLastIndex(({ stepId, without }) => stepId === on && !without);
}

/** Has one of these been taken, with effect, after what this was said on, and not by who says it? What was said meanwhile and made nothing new does not matter. */
function isSince(hazard: Hazard, made: readonly string[], step: HazardHandled, by: string): boolean {
  const { on, steps } = handlingOf(hazard);
  const isNamed = step.seen.last !== undefined;
  if (!isNamed && step.on === on) return false;
  return steps.slice(seenUpTo(steps, step) + 1).some((one) => makes(made, one) && !(isNamed && one.id === by));
}

/** Was what this decides on made by somebody else after what it was said on? `schema`: of its entry; left out where it is still being said. */
function isReplaced(hazard: Hazard, step: HazardHandled, by: string, schema = Infinity): boolean {
  const made = decidedOn[step.do];
  const since = signedLater.has(step.do) ? signsMoreSince : sinceSigned;
  return made !== undefined && schema >= since && isSince(hazard, made, step, by);
}

/** Has somebody else planned it after what this plan was made on? The own plan is made anew, and of what was returned there is none. `schema`: as there. */
function isPlannedByAnother(hazard: Hazard, step: HazardHandled, by: string, schema = plansStandSince): boolean {
  const { plan } = handlingOf(hazard);
  if (step.do !== 'plan' || schema < plansStandSince) return false;
  return plan !== null && plan.by.id !== by && isSince(hazard, ['plan'], step, by);
}

/** Has what this decides on, or the plan it takes the place of, been made by somebody else after what it was said on? */
export const isOvertaken = (hazard: Hazard, step: HazardHandled, by: string, schema?: number): boolean =>
  isReplaced(hazard, step, by, schema) || isPlannedByAnother(hazard, step, by, schema);

/** Somebody else's step that made last what this one decides on, or takes the place of. */
export function madeByAnother(steps: readonly HazardStep[], step: HazardStep): HazardStep | undefined {
  const made = step.said.do === 'plan' ? ['plan'] : (decidedOn[step.said.do as HazardDo] ?? []);
  return steps.slice(0, steps.indexOf(step)).findLast((one) => makes(made, one) && one.id !== step.id);
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
