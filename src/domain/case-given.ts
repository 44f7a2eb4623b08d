// 交办: to whom a case is given, by when it is put right, and what it is once it is given.
import type { Change, Taken } from './case-change.ts';
import { graver } from './case-graver.ts';
import { handlingOf, type Handling, type HazardHandled, type StepOf, type Who } from './hazard-handling.ts';
import { interimDueAt } from './hazard-times.ts';
import { dueAt, gradeRank, type Hazard } from './hazard.ts';

export const named = (personId: string | null, { nameOf }: Taken): Who | null =>
  personId === null ? null : { id: personId, name: nameOf(personId) };

export const entrusted = (
  deptId: string | null,
  personId: string,
  { nameOf, deptName, now }: Taken,
): Partial<Handling> => ({
  deptId,
  deptName: deptName(deptId),
  person: { id: personId, name: nameOf(personId) },
  assignedAt: now,
  acceptedAt: null,
});

export function assigned(hazard: Hazard, step: Extract<HazardHandled, { do: 'assign' }>, taken: Taken): Change {
  const { answers } = handlingOf(hazard);
  const { deptId, personId, checkerId, leader, measure, grade, category } = step;
  return {
    state: 'assigned',
    grade,
    category,
    ...deadlineOf(hazard, step.due, taken.now),
    handling: {
      ...raisedBy(hazard, step, taken),
      ...entrusted(deptId, personId, taken),
      checker: named(checkerId, taken),
      leader,
      measure,
      answers: { ...answers, taken: answers.taken ?? taken.now },
    },
  };
}

/** Given out as graver: as anything that becomes so, and what was owed against the danger is owed no later. An older phone's word keeps its meaning. */
function raisedBy(hazard: Hazard, { grade }: StepOf<'assign'>, { now, schema }: Taken): Partial<Handling> | undefined {
  if (schema < 7 || gradeRank(grade) <= gradeRank(hazard.grade)) return undefined;
  const before = handlingOf(hazard);
  const handling = { ...before, guardBy: interimDueAt(hazard) ?? before.guardBy ?? null };
  return graver({ ...hazard, handling }, grade, now).handling;
}

/**
 * By when it is put right once it is given to somebody at `now` (UTC ms). Whoever gives it to another buys no time: that takes an extension, counted and
 * approved (`domain.md` 7.3).
 */
export function deadlineOf(hazard: Hazard, due: Hazard['due'], now: number): Pick<Hazard, 'due' | 'dueAt'> {
  const at = dueAt(due, now);
  const { since, reopenedAt } = handlingOf(hazard);
  const isFirst = hazard.state === 'reported' || (hazard.state === 'reopened' && since === reopenedAt);
  if (isFirst || hazard.dueAt === null || (at ?? Infinity) < hazard.dueAt) return { due, dueAt: at };
  return { due: due === 'DP' ? due : hazard.due, dueAt: hazard.dueAt };
}
