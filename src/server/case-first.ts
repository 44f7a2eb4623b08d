// Of a step that had no effect: who had acted before it could be seen.
import { decidedOn, handlingOf, type HazardDo, type HazardStep, type Who } from '../domain/hazard-handling.ts';
import type { Hazard } from '../domain/hazard.ts';
import { saysMajor } from '../domain/judged-unread.ts';
import { confirms, type Sighting } from '../domain/sighting.ts';
import { isGiven, isMove, isOneOf, whoDid } from '../domain/signed-on.ts';

/** Who stood in its way, or has the case now; undefined where nobody did. `on`: the step it was said on, null for none yet; left out where that is not known. */
export function whoWasFirst(hazard: Hazard, step: HazardStep, on?: string | null): Who | undefined {
  const answered = answeredBefore(hazard, step);
  if (answered) return answered;
  const last = movedLast(hazard);
  if (last && last.id !== step.id) return last;
  return movedByAnother(hazard, step, on) ?? seenByAnother(hazard, step, on) ?? handlingOf(hazard).person ?? undefined;
}

/** Was it judged, or did it take another in, that it is major, after what the step was said on? */
export const isJudgedSince = (hazard: Hazard, step: HazardStep, on?: string | null): boolean =>
  hazard.grade === 'M' && unseenBy(hazard, step, on).some(isJudgedMajor);
const isJudgedMajor = ({ said, without }: HazardStep): boolean =>
  !without && ((said.do === 'judge' && said.grade === 'M') || said.do === 'took-in');

/** What came before it and after what it was said on; nothing where that is not known. */
function unseenBy(hazard: Hazard, step: HazardStep, on: string | null | undefined): HazardStep[] {
  const { steps } = handlingOf(hazard);
  const before = steps.slice(0, steps.indexOf(step));
  return on === undefined ? [] : before.slice(before.findLastIndex(({ stepId }) => stepId === on) + 1);
}

/** Who spoke of what its reporter takes back, took it off the watch list, or merged in what makes it the own work or asks more of its plan: they moved nothing on. */
function answeredBefore(hazard: Hazard, step: HazardStep): Who | undefined {
  const { steps, supervised } = handlingOf(hazard);
  if (step.said.do === 'lift-supervision' || step.said.do === 'urge') return supervised?.lifted?.by;
  if (step.unread) {
    const said = steps.slice(0, steps.indexOf(step)).findLast((one) => saysMajor(one) && one.id !== step.id);
    return said?.mergedBy ?? said;
  }
  if (step.said.do === 'judge' && step.without === 'own-work')
    return steps.findLast(({ said, suspects }) => said.do === 'took-in' && suspects?.includes(step.id))?.mergedBy;
  if (step.without === 'commitments-missing')
    return steps.findLast(({ said, stepId }) => said.do === 'took-in' || stepId === hazard.handling?.on)?.mergedBy;
  if (step.said.do !== 'take-back') return undefined;
  const seen = hazard.sightings?.at(-1);
  const spoke = steps.findLast((one) => one !== step && !one.without && one.said.do !== 'amend');
  return spoke?.mergedBy ?? spoke ?? (seen && { id: seen.by, name: seen.byName });
}

/**
 * Somebody else who raised it, gave it to another, or moved it last since what the step was said on; else who made last what it decides on or takes the place of.
 */
function movedByAnother(hazard: Hazard, step: HazardStep, on: string | null | undefined): Who | undefined {
  const isOther = (one: HazardStep): boolean => whoDid(one).id !== step.id;
  const unseen = unseenBy(hazard, step, on).filter(isOther);
  const { steps } = handlingOf(hazard);
  const before = steps.slice(0, steps.indexOf(step)).filter(isOther);
  const made = step.said.do === 'plan' ? ['plan'] : (decidedOn[step.said.do as HazardDo] ?? []);
  const raised = step.without === 'judge-first' ? unseen.findLast(saysMajor) : undefined;
  const gave = step.without === 'step-not-yours' ? unseen.findLast(isGiven) : undefined;
  const who = raised ?? gave ?? unseen.findLast(isMove) ?? before.findLast(isOneOf(made));
  return who && whoDid(who);
}

/** Somebody else who has seen, since what the step was said on, that it is still there: that may move nothing on. */
function seenByAnother({ sightings = [], ...hazard }: Hazard, step: HazardStep, on: string | null | undefined) {
  // What was another's to do nobody's look stands in the way of.
  if (on === undefined || step.without === 'step-not-yours') return undefined;
  const known = handlingOf(hazard).steps.find(({ stepId }) => stepId === on)?.receivedAt ?? hazard.reportedAt;
  const isUnseen = ({ receivedAt, at }: Sighting): boolean => (receivedAt ?? at) > known;
  const seen = sightings.findLast((one) => confirms(one.seen) && one.by !== step.id && isUnseen(one));
  return seen && { id: seen.by, name: seen.byName };
}

/** Whoever moved it last: by a step, by merging another case into it, or by seeing it again. */
function movedLast({ handling, sightings = [] }: Hazard): Who | undefined {
  if (!handling?.on) return undefined;
  const { on, steps } = handling;
  const step = steps.find(({ stepId }) => stepId === on);
  if (step) return step.mergedBy ?? step;
  // A checklist that found it graver has another id than what was seen there.
  const seen = sightings.find(({ id }) => id === on) ?? sightings.findLast((one) => confirms(one.seen));
  return seen && { id: seen.by, name: seen.byName };
}
