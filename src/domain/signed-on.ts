// A decision stands on what whoever signed it saw, and on nothing that has taken its place since.
import {
  decidedOn,
  handlingOf,
  plansStandSince,
  signedLater,
  signsMoreSince,
  sinceSigned,
  type BesideSteps,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
  type Who,
} from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';

/** Which say what of the case they had last been told: `on` alone may be an own step that nobody has heard of yet. All that a move of somebody else may stand in the way of. */
export const saysLast = (what: HazardDo): boolean => what !== 'comment' && what !== 'rate';

type IsMade = (step: HazardStep) => boolean;

/** Is it, with effect, one of the steps that make what is decided on? */
export const isOneOf =
  (made: readonly string[]): IsMade =>
  ({ said, again, without }) =>
    !without && made.includes(again ? 'again' : said.do);

/** What is said, or happens, beside a case moves it nowhere; that it may be major shows in its grade. */
const beside: ReadonlySet<string> = new Set([
  'comment',
  'progress',
  'interim',
  'rate',
  'supervise',
  'lift-supervision',
  'urge',
  'report-up',
  'raise',
  'source-withdrawn',
  'source-corrected',
  'took-in',
] satisfies (HazardDo | BesideSteps)[]);
const isOfChecker = ({ said }: HazardStep): boolean => said.do === 'move' && said.of === 'checker';
/** Moves the case, with effect. */
export const isMove: IsMade = (step) => !step.without && !beside.has(step.said.do) && !isOfChecker(step);

const gives = isOneOf(['assign', 'grant-hand-on', 'move'] satisfies HazardDo[]);
/** Gives it to somebody to put right, with effect. */
export const isGiven: IsMade = (step) => gives(step) && !isOfChecker(step);

export const whoDid = (step: HazardStep): Who => step.mergedBy ?? step;

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
function isSince(hazard: Hazard, isMade: IsMade, step: HazardHandled, by: string): boolean {
  const { on, steps } = handlingOf(hazard);
  const isNamed = step.seen.last !== undefined;
  if (!isNamed && step.on === on) return false;
  return steps.slice(seenUpTo(steps, step) + 1).some((one) => isMade(one) && !(isNamed && whoDid(one).id === by));
}

/** Was what this decides on made by somebody else after what it was said on? `schema`: of its entry; left out where it is still being said. */
function isReplaced(hazard: Hazard, step: HazardHandled, by: string, schema = Infinity): boolean {
  const made = decidedOn[step.do];
  const since = signedLater.has(step.do) ? signsMoreSince : sinceSigned;
  return made !== undefined && schema >= since && isSince(hazard, isOneOf(made), step, by);
}

/** Has somebody else planned it after what this plan was made on? The own plan is made anew, and of what was returned there is none. `schema`: as there. */
function isPlannedByAnother(hazard: Hazard, step: HazardHandled, by: string, schema = plansStandSince): boolean {
  const { plan } = handlingOf(hazard);
  if (step.do !== 'plan' || schema < plansStandSince) return false;
  return plan !== null && plan.by.id !== by && isSince(hazard, isOneOf(['plan']), step, by);
}

/** Has what this decides on, or the plan it takes the place of, been made by somebody else after what it was said on? */
export const isOvertaken = (hazard: Hazard, step: HazardHandled, by: string, schema?: number): boolean =>
  isReplaced(hazard, step, by, schema) || isPlannedByAnother(hazard, step, by, schema);

/** Is what this was said on older than the case as it stands? Where that is named, also behind an own step that came in after what others did. */
export function isOutdated(hazard: Hazard, step: HazardHandled, by: string): boolean {
  const { on } = handlingOf(hazard);
  if (step.on !== on || step.seen.state !== hazard.state || step.seen.grade !== hazard.grade) return true;
  return step.seen.last !== undefined && isSince(hazard, isMove, step, by);
}

/** Does the case stand where it waits for this decision, which had no effect because what it was about is there no more, or more was said? */
export function wasReplaced(steps: readonly HazardStep[], step: HazardStep): boolean {
  const made = decidedOn[step.said.do as HazardDo] ?? [];
  const last = steps.slice(0, steps.indexOf(step)).findLast(isOneOf(made));
  return step.unread === true || (step.without === 'step-not-now' && last?.state === step.state);
}

/** Merged without effect: the case it was to go on in had ended, or is less than this one, which waits as before. */
export const isOfEnded = ({ said, without, state }: HazardStep): boolean =>
  said.do === 'merge' && without === 'step-not-now' && state === 'reported';

/** A plan without effect, of a case that may be planned for still: it has not moved on, somebody else was first. */
export const wasPlannedByAnother = ({ said, without, state }: HazardStep): boolean =>
  said.do === 'plan' && without === 'step-not-now' && state === 'plan-review';
