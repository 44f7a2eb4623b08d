// How grave a case is, and what follows from that: its clocks, its plan, 判定 and 挂牌督办.
import { atWork, changed, type Change, type Taken } from './case-change.ts';
import {
  handlingOf,
  isSupervised,
  type Handling,
  type HazardHandled,
  type StepOf,
  type Who,
} from './hazard-handling.ts';
import { guardByOf } from './hazard-times.ts';
import { isOver, type HazardGrade } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';

/** It is or may be major. */
export const isGrave = ({ grade }: Pick<Hazard, 'grade'>): boolean => grade === 'MS' || grade === 'M';

export const withRefs = ({ majorRefs }: Hazard, more: readonly string[] = []): string[] => [
  ...new Set([...majorRefs, ...more]),
];

/** What meets a point of the guide may be major, whoever adds it (`domain.md` 12, 13). */
export function meets(hazard: Hazard, more: readonly string[] | undefined, { by, now }: Taken): Change {
  const majorRefs = withRefs(hazard, more);
  if (majorRefs.length === hazard.majorRefs.length || isOver(hazard.state)) return {};
  const raised = isGrave(hazard) ? { handling: {} } : graver(hazard, 'MS', now);
  return { ...raised, majorRefs, handling: { ...raised.handling, suspects: suspectsWith(hazard, by.id) } };
}

/** With one more who said that it may be major, and keeps that whatever becomes of the saying. */
export const suspectsWith = ({ handling }: Pick<Hazard, 'handling'>, personId: string): string[] =>
  (handling?.suspects ?? []).concat(personId);

/** The clocks of what is graver now run from `since` (UTC ms) on, and a plan that was approved lower down counts no more. */
export function graver(hazard: Hazard, grade: HazardGrade, since: number): Change & { handling: Partial<Handling> } {
  const { plan } = handlingOf(hazard);
  const state = hazard.state === 'rectifying' || hazard.state === 'extension-review' ? 'plan-review' : hazard.state;
  return {
    grade,
    state,
    handling: {
      graveSince: since,
      guardBy: guardByOf(hazard, grade, since),
      plan: plan && { ...plan, approved: null },
    },
  };
}

/** The case once it is known to be as grave as that, by the entry `seen`. `since` as in `graver`. */
export const madeGraveBy = (
  hazard: Hazard,
  grade: HazardGrade,
  since: number,
  seen: Pick<Taken, 'id' | 'now'>,
): Hazard => changed(hazard, graver(hazard, grade, since), seen);

/** What is judged to be major is on the watch list by that (列入挂牌督办清单, `domain.md` 6.2). */
const onWatch = (
  { leader, until }: NonNullable<StepOf<'judge'>['watch']>,
  { by, at, note }: { by: Who; at: number; note: string },
): Handling['supervised'] => ({ by, at, note, leader, until, lifted: null });

export function judged(
  hazard: Hazard,
  step: Extract<HazardHandled, { do: 'judge' }>,
  done: { by: Who; at: number; note: string; since?: number },
): Change {
  const { plan } = handlingOf(hazard);
  const grade = { ...hazard, grade: step.grade };
  const isWaiting = hazard.state === 'plan-review' || hazard.state === 'rectifying';
  const state = isWaiting ? atWork(grade, plan) : hazard.state;
  return {
    grade: step.grade,
    state,
    handling: {
      judged: { ...done, grade: step.grade, basis: step.basis, ...(step.elements && { elements: step.elements }) },
      ...(step.grade === 'M' && step.watch && !isSupervised(hazard) && { supervised: onWatch(step.watch, done) }),
    },
  };
}
