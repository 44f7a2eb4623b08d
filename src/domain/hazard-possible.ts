// Which steps of a case somebody may take now, so that no other is offered.
import type { Hazard } from './hazard.ts';
import { handlingOf, type Commitments, type HazardDo, type HazardHandled } from './hazard-handling.ts';
import { isConcerned, refusalOf, type Around } from './hazard-rules.ts';
import type { Person } from './person.ts';
import type { ProblemCode } from './problems.ts';

/** What is only lacking as long as nothing has been filled in. */
const isToFill: ReadonlySet<ProblemCode> = new Set<ProblemCode>([
  'photo-required',
  'person-unknown',
  'department-unknown',
  'department-required',
  'commitments-missing',
  'deadline-not-later',
  'opinion-required',
  'letter-required',
  'filing-required',
  'hazard-unknown',
]);

export const noPlan: Commitments = {
  helpers: '',
  leader: '',
  measure: '',
  yuan: null,
  source: 'public',
  inPlace: false,
  from: '',
  to: '',
  milestones: '',
  contingency: '',
  watcher: '',
};

/** A step with nothing filled in. */
function bare(step: HazardDo, hazard: Hazard): HazardHandled {
  const { state, grade, placeId } = hazard;
  const seen = { on: handlingOf(hazard).on, seen: { state, grade }, placeId };
  const nobody = { personId: '', deptId: null, checkerId: null };
  const said = {
    plan: noPlan,
    to: '9999-12-31',
    until: '9999-12-31',
    into: '',
    letter: '',
    opinion: '',
    outcome: 'go-on',
    photos: [],
    // Its reporter may say that it is major, if nothing less.
    grade: step === 'judge' ? 'M' : grade,
  };
  return { do: step, ...seen, ...nobody, ...said } as unknown as HazardHandled;
}

export const withholding = ['own-work', 'judge-first', 'commitments-missing'] as const;

/**
 * Of `steps` those whose time it is and that would be this person's, were it not the own work, did a judgement not come first, or were the plan whole; with the
 * rule that stands in the way.
 */
export function withheldSteps(
  steps: readonly HazardDo[],
  hazard: Hazard,
  person: Person,
  around: Around,
): { step: HazardDo; code: (typeof withholding)[number] }[] {
  if (!isConcerned(hazard, person, around)) return [];
  return steps.flatMap((step) => {
    const code = barrier(step, hazard, person, around);
    const why = withholding.find((one) => one === code);
    return why ? [{ step, code: why }] : [];
  });
}

/** Those of `steps` that this person may take of the case as it stands, once they say what they have to. None for whoever has nothing to do with it. */
export function possibleSteps(
  steps: readonly HazardDo[],
  hazard: Hazard,
  person: Person,
  around: Around,
): readonly HazardDo[] {
  if (!isConcerned(hazard, person, around)) return [];
  return steps.filter((step) => barrier(step, hazard, person, around) === null);
}

/** Why this person may not take a step of the case as it stands; null where it only has to be filled in. `hazard-unknown`: has nothing to do with it. */
export function whyNot(step: HazardDo, hazard: Hazard, person: Person, around: Around): ProblemCode | null {
  return isConcerned(hazard, person, around) ? barrier(step, hazard, person, around) : 'hazard-unknown';
}

const barrier = (step: HazardDo, hazard: Hazard, person: Person, around: Around): ProblemCode | null =>
  barrierTo(bare(step, hazard), hazard, person, around);

function barrierTo(said: HazardHandled, hazard: Hazard, person: Person, around: Around): ProblemCode | null {
  const code = refusalOf(hazard, said, person, around)?.code;
  // What a plan lacks is for whoever made it to fill in, and not for whoever approves it.
  const isTheirs = code === 'commitments-missing' && said.do === 'approve-plan';
  return code === undefined || (isToFill.has(code) && !isTheirs) ? null : code;
}

/** Why this person may not end a case with what the authority answered; null where it only has to be filled in. */
export const whyNotOver = (hazard: Hazard, person: Person, around: Around): ProblemCode | null =>
  barrierTo({ ...bare('come-back', hazard), outcome: 'close' } as HazardHandled, hazard, person, around);

/** Why this person may not judge a case to be less than major. */
export const whyNotLess = (hazard: Hazard, person: Person, around: Around): ProblemCode | null =>
  barrierTo({ ...bare('judge', hazard), grade: 'G' } as HazardHandled, hazard, person, around);
