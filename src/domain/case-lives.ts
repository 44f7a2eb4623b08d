// How a case ends and begins anew: 销号, 反弹重开.
import { changed, type Change, type Taken } from './case-change.ts';
import { countsStandSince, handlingOf, type Handling } from './hazard-handling.ts';
import { lookBacksOf } from './hazard-times.ts';
import type { HazardGrade } from './hazard-words.ts';
import { dueAt, type Hazard } from './hazard.ts';

/** Seen again at its place after it was closed; `id`: the entry that says so, `now`: UTC ms. */
export const comeBack = (hazard: Hazard, seen: Pick<Taken, 'id' | 'now'>): Hazard =>
  changed(hazard, reopened(hazard, seen.now), seen);

/** What ends with whoever had it. `schema`: of the step that says so. */
export const ownerless = (schema: number): Partial<Handling> => (schema >= countsStandSince ? given : fresh);

const given = {
  person: null,
  checker: null,
  assignedAt: null,
  acceptedAt: null,
  plan: null,
  wanted: null,
  rectified: null,
  checked: null,
  closed: null,
  lookBacks: [],
} satisfies Partial<Handling>;

const fresh = { ...given, handOns: 0, extensions: 0 } satisfies Partial<Handling>;

/** What was done against the danger, decided and told belongs to the life that is over. */
const anew = {
  ...fresh,
  interim: null,
  guardBy: null,
  reportedUp: null,
  urged: null,
  outside: null,
  rating: null,
} satisfies Partial<Handling>;

/** 反弹重开: one grade up, and the whole way again; 较大 becomes suspected major, for people to judge. */
export function reopened(hazard: Hazard, now: number): Change {
  // What meets a point of the guide is judged again: what was said of it was said of the life that is over.
  const grade = hazard.majorRefs.length > 0 && hazard.grade !== 'M' ? 'MS' : gradeUp(hazard.grade);
  const handling = handlingOf(hazard);
  return {
    state: 'reopened',
    grade,
    dueAt: dueAt(hazard.due, now),
    handling: {
      ...anew,
      // What people have judged to be major stays so.
      judged: grade === 'M' ? handling.judged : null,
      reopened: handling.reopened + 1,
      reopenedAt: now,
      graveSince: grade === 'MS' ? now : null,
      answers: { ...handling.answers, ended: null },
    },
  };
}

export const gradeUp = (grade: HazardGrade): HazardGrade => (grade === 'G' ? 'L' : grade === 'L' ? 'MS' : grade);

/** 销号; of what is drawn to be looked back at nothing is archived before it has been. */
export function closed(hazard: Hazard, now: number, done: NonNullable<Handling['closed']>): Change {
  const { answers } = handlingOf(hazard);
  const lookBacks = lookBacksOf(hazard, now).map((at) => ({ dueAt: at, done: null }));
  return { state: 'closed', handling: { closed: done, lookBacks, answers: { ...answers, ended: now } } };
}
