// Which cases each figure counts: the figures are the lengths of these, and the lists that figures open are these.
import { ageSteps } from './analysis-reports.ts';
import { ofClosed, ofOpen, ofTime, type CountedName, type ReportedSet } from './counted-names.ts';
import { handlingOf, isSaid, mostSteps, type HazardDo } from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { dayMs, endMs, verifyMs } from './hazard-times.ts';
import { isOver, type HazardState } from './hazard-words.ts';
import { absentItem } from './roll-call.ts';

/** Never were any, or are told in another line: they stand in no official table, and count as found nowhere. */
const noCase: ReadonlySet<HazardState> = new Set(['withdrawn', 'rejected', 'merged']);
export const stands = ({ state }: Pick<Hazard, 'state'>): boolean => !noCase.has(state);

const isClosed = ({ state }: Hazard): boolean => state === 'closed' || state === 'archived';
/** By when its reporter is told how it ended, UTC ms; no time where it follows a plan that nobody has approved yet. */
const endBy = (hazard: Hazard): number => (hazard.dueAt === null ? Infinity : hazard.dueAt + endMs(hazard));
export const answerBy = (hazard: Hazard): number => hazard.reportedAt + verifyMs(hazard);

/** Confirmed, or waiting to be, without anybody having been given it. */
const wasFixedOnSpot = (hazard: Hazard): boolean =>
  hazard.state === 'fixed-on-spot' || (isClosed(hazard) && handlingOf(hazard).assignedAt === null);

/** Done, and by then; what has no time is done in time. */
const isBy = (at: number | undefined, due: number | null): boolean => at !== undefined && at <= (due ?? Infinity);

/**
 * Of the hazards reported in some time, as they stand at `now` (UTC ms), those that each figure counts. `among`: where it is looked whether one came back. What was
 * turned down or merged is no finding, but its reporter is owed an answer all the same; what was withdrawn never was one, and what its reporter took back waits for no answer.
 */
export function reportedSets(
  reported: readonly Hazard[],
  now: number,
  among: readonly Hazard[] = reported,
): Record<ReportedSet, Hazard[]> {
  const said = reported.filter(isSaid);
  const found = said.filter(stands);
  const isTaken = (one: Hazard): boolean => handlingOf(one).answers.taken !== null;
  const checkedAt = (one: Hazard): number | undefined => handlingOf(one).checked?.at;
  const closedOf = found.filter(isTaken);
  const inTimeOf = closedOf.filter((one) => checkedAt(one) !== undefined || (one.dueAt ?? Infinity) <= now);
  const answeredOf = said.filter((one) => isTaken(one) || answerBy(one) <= now);
  // What was turned down or merged was answered with that, once.
  const toldOf = found.filter((one) => isTaken(one) && (isClosed(one) || endBy(one) <= now));
  // What was merged did come back; what was turned down or withdrawn never was there.
  const again = new Set(among.flatMap((one) => (stands(one) || one.state === 'merged' ? (one.repeatOf ?? []) : [])));
  const reboundOf = said.filter((one) => handlingOf(one).reopened > 0 || isClosed(one));
  return {
    found,
    repeats: found.filter(({ repeatOf }) => repeatOf !== undefined),
    onSpot: found.filter(wasFixedOnSpot),
    closed: found.filter(isClosed),
    closedOf,
    inTime: inTimeOf.filter((one) => isBy(checkedAt(one), one.dueAt)),
    inTimeOf,
    answered: answeredOf.filter((one) => (handlingOf(one).answers.taken ?? Infinity) <= answerBy(one)),
    answeredOf,
    told: toldOf.filter((one) => isClosed(one) && (handlingOf(one).answers.ended ?? Infinity) <= endBy(one)),
    toldOf,
    handedOn: said.filter((one) => timesOf(one, ['hand-on']) > 0),
    handedOnOf: said.filter((one) => timesOf(one, gives) > 0),
    rebound: reboundOf.filter((one) => handlingOf(one).reopened > 0 || again.has(one.id)),
    reboundOf,
  };
}

/**
 * Whose work it was that was closed last, for 部门考核: what came back is given out anew, maybe to another department, and is not that one's. Null where nobody was
 * given it; as it stands where it does not carry the step.
 */
export function closedDeptOf(hazard: Hazard): string | null {
  const { steps, deptId } = handlingOf(hazard);
  const end = steps.findLastIndex(({ state }) => state === 'closed');
  const gave = steps.slice(0, end).findLast((step) => !step.without && 'deptId' in step.said && isGiving(step.said.do));
  if (gave && 'deptId' in gave.said) return gave.said.deptId;
  return end < 0 || steps.length >= mostSteps ? deptId : null;
}
const isGiving = (step: string): boolean => gives.some((one) => one === step);

/** Of the department asked for; of what was closed and came back those that it had put right. */
export const ofDepartment =
  (which: CountedName, deptId: string) =>
  (hazard: Hazard): boolean =>
    (includes(ofClosed, which) ? closedDeptOf(hazard) : handlingOf(hazard).deptId) === deptId;

/** Steps that give a case to somebody (交办). */
export const gives: readonly HazardDo[] = ['assign', 'grant-hand-on'];

/** How often a case was given, or asked to be handed on, in all its lives, as far as it carries its steps. */
export const timesOf = (hazard: Hazard, steps: readonly HazardDo[]): number =>
  handlingOf(hazard).steps.filter(({ said, without }) => !without && steps.some((one) => one === said.do)).length;

/** 缺寝: somebody was missing at the head count. */
export const isAbsence = ({ itemId }: Pick<Hazard, 'itemId'>): boolean => itemId === absentItem;

/** When what this set is of happened to a case, UTC ms; null where it did not, or the case stands no more. */
export function timeOf(which: (typeof ofTime)[number], hazard: Hazard): number | null {
  if (!stands(hazard)) return null;
  const { checked, acceptedAt, closed, answers } = handlingOf(hazard);
  const ended = closed && isOver(hazard.state) ? closed.at : null;
  if (which === 'ended') return ended;
  if (which === 'absences') return isAbsence(hazard) ? ended : null;
  if (which === 'repairs') return checked && answers.taken !== null ? checked.at : null;
  return acceptedAt;
}

/** Which of `ageSteps` an open case has come to at `now` (UTC ms); the last is without end. */
export function ageStep({ reportedAt }: Pick<Hazard, 'reportedAt'>, now: number): number {
  const days = Math.floor((now - reportedAt) / dayMs);
  const step = ageSteps.findIndex((most) => days <= most);
  return step < 0 ? ageSteps.length : step;
}

const includes = <T extends string>(names: readonly T[], name: string): name is T => names.some((one) => one === name);

/** The cases of one set. `hazards`: at least all that are open, or were reported or closed from `from` on. `from`, `to` and `now` in UTC ms, `to` not included. */
export function countedCases(
  which: CountedName,
  hazards: readonly Hazard[],
  { from, to, now }: { from: number; to: number; now: number },
): Hazard[] {
  const isIn = (at: number | null): boolean => at !== null && from <= at && at < to;
  if (includes(ofOpen, which))
    return hazards.filter((one) => !isOver(one.state) && ageStep(one, now) === Number(which.slice(3)));
  if (includes(ofTime, which)) return hazards.filter((one) => isIn(timeOf(which, one)));
  const reported = hazards.filter(({ reportedAt }) => isIn(reportedAt));
  return reportedSets(reported, now, hazards)[which];
}
