// What a step changes of a case, and the case with it.
import { checkerOf, handlingOf, type Handling, type Who } from './hazard-handling.ts';
import type { HazardGrade, HazardState } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';
import type { Place } from './place.ts';

/** `at`: when it was done; `now`: by the school's clock; both UTC ms. `photos`: hashes of its own. */
export type Taken = {
  id: string;
  by: Who;
  at: number;
  now: number;
  timeZone: string;
  photos: string[];
  /** Schema of the entry that says it. */
  schema: number;
  nameOf: (personId: string) => string;
  deptName: (deptId: string | null) => string;
  /** Where it really is, as its reporter says now. */
  to?: Place | undefined;
};

export type Change = {
  state?: HazardState;
  grade?: HazardGrade;
  dueAt?: number | null;
  category?: Hazard['category'];
} & {
  due?: Hazard['due'];
  notOnSpot?: true;
  isNew?: boolean;
  /** Null: it is none any more. */
  repair?: NonNullable<Hazard['repair']> | null;
  handling?: Partial<Handling>;
} & Partial<Pick<Hazard, 'majorRefs' | 'text' | 'placeId' | 'placeName' | 'wasAt'>>;

export function changed(
  hazard: Hazard,
  { handling: more, repair, isNew, ...change }: Change,
  { id, now }: Pick<Taken, 'id' | 'now'>,
): Hazard {
  const handling = handlingOf(hazard);
  const movesOn = change.state !== undefined || change.grade !== undefined || repair !== undefined || isNew;
  const since = change.state !== undefined ? { since: now } : {};
  const after = { ...handling, ...more, ...since, ...(movesOn && { on: id }) };
  // Whoever may not check it any more is replaced: by the safety office, until somebody is named.
  const { rectified } = (change.state ?? hazard.state) === 'to-verify' ? after : { rectified: null };
  return {
    ...repairedAs(hazard, repair),
    ...change,
    handling: { ...after, checker: checkerOf({ ...after, rectified }) },
  };
}

function repairedAs({ repair: before, ...hazard }: Hazard, repair: Change['repair']): Hazard {
  const now = repair === undefined ? before : repair;
  return now ? { ...hazard, repair: now } : hazard;
}

/** 较大 and above, and what follows a plan, may not be worked on before the plan is approved (`domain.md` 12, 14). */
const needsPlan = ({ grade, due }: Pick<Hazard, 'grade' | 'due'>): boolean => grade !== 'G' || due === 'DP';

export const atWork = (hazard: Pick<Hazard, 'grade' | 'due'>, plan: Handling['plan']): HazardState =>
  needsPlan(hazard) && !plan?.approved ? 'plan-review' : 'rectifying';
