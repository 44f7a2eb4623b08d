// Which planned look-back a look at a closed case is (`domain.md` 7.4). What comes before its time, or after somebody else's look of the same one, is an
// extra one: it is kept, and what is planned stays to be done.
import {
  handlingOf,
  looksByTime,
  type ExtraLook,
  type Handling,
  type HazardStep,
  type StepOf,
} from './hazard-handling.ts';
import type { Hazard } from './hazard.ts';
import { nextLookBack } from './hazard-times.ts';

type Look = Pick<StepOf<'look-back'>, 'on' | 'found'>;
type Done = NonNullable<Handling['lookBacks'][number]['done']>;

/** The last look that was no extra one. */
export const countedLook = (steps: readonly HazardStep[]): HazardStep | undefined =>
  steps.findLast(({ said, without, extra }) => said.do === 'look-back' && !without && !extra);

/** Somebody's look that whoever looked on what stood after `on` has not seen. */
function unseenLook(hazard: Hazard, on: string | null): HazardStep | undefined {
  const { on: last, steps } = handlingOf(hazard);
  return on === last ? undefined : countedLook(steps.slice(steps.findIndex(({ stepId }) => stepId === on) + 1));
}

/** `planned`: when the one was due that is done by a look at `at` (UTC ms), null where it is none of those; `extra`: why it is not, where one is planned. */
export function lookOf(
  hazard: Hazard,
  { on, found }: Look,
  { at, schema }: { at: number; schema: number },
): { planned: number | null; extra?: ExtraLook } {
  const next = nextLookBack(hazard);
  if (schema < looksByTime) return { planned: next };
  const other = unseenLook(hazard, on);
  if (next !== null && next <= at && next > (other?.at ?? 0)) return { planned: next };
  if (other) return { planned: null, extra: 'second' };
  const isLeft = next !== null && hazard.state === 'closed' && found === 'kept';
  return { planned: null, ...(isLeft && { extra: 'early' }) };
}

/** A closed case after somebody found that it holds, or that the place is used no more. `now`: UTC ms by the school's clock. */
export function afterLook(
  hazard: Hazard,
  step: Look,
  done: Done,
  { now, schema }: { now: number; schema: number },
): { state: 'archived' | 'closed'; handling: Pick<Handling, 'lookBacks'> } {
  const isByTime = schema >= looksByTime;
  const { planned } = lookOf(hazard, step, { at: done.at, schema });
  const others = handlingOf(hazard).lookBacks.filter((one) => one.done !== null || one.dueAt !== planned);
  const looked = { dueAt: planned ?? (isByTime ? done.at : now), done };
  const lookBacks = [...others, looked].sort((a, b) => a.dueAt - b.dueAt);
  const isLast = step.found === 'out-of-use' || lookBacks.every((one) => one.done !== null);
  const isOver = isLast || (isByTime && hazard.state === 'archived');
  return { state: isOver ? 'archived' : 'closed', handling: { lookBacks } };
}
