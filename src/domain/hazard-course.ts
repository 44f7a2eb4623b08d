// Where each step takes a case (`domain.md` 7.1). Whether it may be taken is asked before, by `refusalOf`.
import { dueAt, foundOf, gradeRank, leftOpen, type Hazard } from './hazard.ts';
import {
  checkerOf,
  handlingOf,
  isSupervised,
  photosOf,
  sinceSigned,
  spent,
  type Handling,
  type HazardHandled,
  type StepOf,
  type Who,
} from './hazard-handling.ts';
import { guardByOf, interimDueAt, lookBacksOf } from './hazard-times.ts';
import { isOver, type HazardGrade, type HazardState } from './hazard-words.ts';
import { afterLook } from './look-backs.ts';
import { placeName, type Place } from './place.ts';
import { msOfWall } from './wall-time.ts';

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

type Change = { state?: HazardState; grade?: HazardGrade; dueAt?: number | null; category?: Hazard['category'] } & {
  due?: Hazard['due'];
  notOnSpot?: true;
  isNew?: boolean;
  /** Null: it is none any more. */
  repair?: NonNullable<Hazard['repair']> | null;
  handling?: Partial<Handling>;
} & Partial<Pick<Hazard, 'majorRefs' | 'text' | 'placeId' | 'placeName' | 'wasAt'>>;

/** The case after a step that may be taken; what it says is not in `steps` yet. */
export const moved = (hazard: Hazard, step: HazardHandled, taken: Taken): Hazard =>
  changed(hazard, changeBy(hazard, step, taken), taken);

function changed(
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

/** Seen again at its place after it was closed; `id`: the entry that says so, `now`: UTC ms. */
export const comeBack = (hazard: Hazard, seen: Pick<Taken, 'id' | 'now'>): Hazard =>
  changed(hazard, reopened(hazard, seen.now), seen);

/** 较大 and above, and what follows a plan, may not be worked on before the plan is approved (`domain.md` 12, 14). */
const needsPlan = ({ grade, due }: Pick<Hazard, 'grade' | 'due'>): boolean => grade !== 'G' || due === 'DP';

const atWork = (hazard: Pick<Hazard, 'grade' | 'due'>, plan: Handling['plan']): HazardState =>
  needsPlan(hazard) && !plan?.approved ? 'plan-review' : 'rectifying';

const fresh = {
  person: null,
  checker: null,
  assignedAt: null,
  acceptedAt: null,
  handOns: 0,
  plan: null,
  extensions: 0,
  wanted: null,
  rectified: null,
  checked: null,
  closed: null,
  lookBacks: [],
} satisfies Partial<Handling>;

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
function reopened(hazard: Hazard, now: number): Change {
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

function changeBy(hazard: Hazard, step: HazardHandled, taken: Taken): Change {
  const handling = handlingOf(hazard);
  const { by, at, now, photos, timeZone } = taken;
  const done = { by, at, note: 'note' in step ? step.note : '' };
  const endOf = (day: string): number => msOfWall(day, 24 * 60, timeZone);
  const told = { taken: handling.answers.taken ?? now, ended: now };
  switch (step.do) {
    case 'assign':
      return assigned(hazard, step, taken);
    case 'reject':
      return { state: 'rejected', handling: { answers: told, mergedInto: null } };
    case 'merge':
      return { state: 'merged', handling: { answers: told, mergedInto: step.into } };
    case 'appeal':
      return { state: 'reported', handling: { appealed: true, answers: { ...handling.answers, ended: null } } };
    case 'take-back':
      return { state: 'rejected' };
    case 'as-repair':
      return { repair: { kind: step.kind } };
    case 'as-hazard':
      return { repair: null };
    case 'send-back':
      // 未能当场改正 (`domain.md` 1.3).
      if (taken.schema >= 4 && hazard.due === 'D0')
        return { state: 'reported', ...leftOpen, dueAt: dueAt(leftOpen.due, now) };
      return { state: 'reported' };
    case 'confirm': {
      const end = closed(hazard, now, { ...done, opinion: step.opinion ?? '' });
      const reporter = { id: hazard.reportedBy, name: hazard.reportedByName };
      const rectified = { by: reporter, at: foundOf(hazard).at, note: hazard.note, photos: photosOf(hazard).after };
      return { ...end, handling: { ...end.handling, answers: told, rectified } };
    }
    case 'accept':
      return { state: atWork(hazard, handling.plan), handling: { acceptedAt: at } };
    case 'hand-on':
      return { state: 'transfer', handling: { handOns: handling.handOns + 1 } };
    case 'refuse-hand-on':
      return { state: 'assigned' };
    case 'grant-hand-on':
      return { state: 'assigned', handling: entrusted(step.deptId, step.personId, taken) };
    case 'plan':
      return {
        state: 'plan-review',
        handling: { plan: { ...step.plan, by, at, approved: null, ...askedBy(taken) } },
      };
    case 'approve-plan': {
      const plan = handling.plan && { ...handling.plan, approved: done };
      return { state: 'rectifying', dueAt: plan ? endOf(plan.to) : hazard.dueAt, handling: { plan } };
    }
    case 'return-plan':
      return { state: 'plan-review', handling: { plan: null } };
    case 'interim':
      return { handling: { interim: { ...done, how: step.how } } };
    case 'extend':
      return {
        state: 'extension-review',
        handling: { wanted: { to: step.to, note: step.note, interim: step.interim } },
      };
    case 'grant-extension':
      return {
        state: atWork(hazard, handling.plan),
        dueAt: handling.wanted ? endOf(handling.wanted.to) : hazard.dueAt,
        handling: { extensions: handling.extensions + 1, wanted: null },
      };
    case 'refuse-extension':
      return { state: atWork(hazard, handling.plan), handling: { wanted: null } };
    case 'rectify':
      return { state: 'to-verify', handling: { rectified: { ...done, photos, ...spent(step, handling.rectified) } } };
    case 'pass':
      return { state: 'verified', handling: { checked: { ...done, photos } } };
    case 'fail':
      return { state: atWork(hazard, handling.plan), handling: { checked: null } };
    case 'close':
      return closed(hazard, now, { ...done, opinion: step.opinion });
    case 'look-back':
      if (step.found === 'rebound') return reopened(hazard, now);
      return afterLook(hazard, step, { ...done, found: step.found }, taken);
    case 'reopen':
      return reopened(hazard, now);
    case 'escalate': {
      const { unit, letter, interim } = step;
      return { state: 'escalated', handling: { outside: { ...done, unit, letter, interim, receipt: '' } } };
    }
    case 'come-back': {
      const outside = handling.outside && { ...handling.outside, receipt: step.receipt };
      if (step.outcome === 'go-on') {
        const state = handling.person ? atWork(hazard, handling.plan) : 'reopened';
        return { state, handling: { outside } };
      }
      const end = closed(hazard, now, { ...done, opinion: step.receipt });
      return { ...end, handling: { ...end.handling, outside } };
    }
    case 'raise': {
      const raised = graver(hazard, 'MS', now);
      const interim = step.how && { interim: { ...done, how: step.how } };
      const majorRefs = withRefs(hazard, step.majorRefs);
      return { ...raised, majorRefs, handling: { ...raised.handling, ...interim } };
    }
    case 'judge':
      return judged(hazard, step, done);
    case 'rate':
      return { handling: { rating: { stars: step.stars, note: step.note, at } } };
    case 'supervise':
      return { handling: { supervised: { ...done, leader: step.leader, until: step.until, lifted: null } } };
    case 'lift-supervision':
      return { handling: { supervised: handling.supervised ? { ...handling.supervised, lifted: done } : null } };
    case 'urge':
      return { handling: { urged: done } };
    case 'report-up': {
      const { unit, way, number, day, receipt } = step;
      return { handling: { reportedUp: { ...done, unit, way, number, day, receipt } } };
    }
    case 'move':
      if (step.of === 'checker') return { handling: { checker: named(step.personId, taken) } };
      return step.personId === null
        ? { state: 'reopened', handling: { ...fresh } }
        : { state: hazard.state, handling: { person: { id: step.personId, name: taken.nameOf(step.personId) } } };
    case 'amend':
      return amended(hazard, step, taken);
    case 'comment':
      return meets(hazard, step.report?.majorRefs, now);
    case 'progress':
      return {};
  }
}

const withRefs = ({ majorRefs }: Hazard, more: readonly string[] = []): string[] => [
  ...new Set([...majorRefs, ...more]),
];

/** What meets a point of the guide may be major, whoever adds it (`domain.md` 12, 13). */
function meets(hazard: Hazard, more: readonly string[] | undefined, now: number): Change {
  const majorRefs = withRefs(hazard, more);
  if (majorRefs.length === hazard.majorRefs.length || isOver(hazard.state)) return {};
  const isGrave = hazard.grade === 'MS' || hazard.grade === 'M';
  return { ...(!isGrave && graver(hazard, 'MS', now)), majorRefs };
}

/** Its reporter says better what it is and where; what was said of it where it was thought to be still concerns it. */
function amended(hazard: Hazard, { text, category, toPlaceId }: StepOf<'amend'>, { to, schema }: Taken): Change {
  const isMoved = toPlaceId !== undefined && toPlaceId !== hazard.placeId;
  const before = [...new Set([...(hazard.wasAt ?? []), hazard.placeId])].filter((id) => id !== toPlaceId);
  return {
    // What is confirmed is what was read.
    isNew: schema >= sinceSigned,
    ...(text !== undefined && { text: { zh: text, en: text } }),
    ...(category && { category }),
    ...(isMoved && to && { placeId: to.id, placeName: placeName(to), wasAt: before.slice(-mostPlaces) }),
  };
}
const mostPlaces = 10;

const named = (personId: string | null, { nameOf }: Taken): Who | null =>
  personId === null ? null : { id: personId, name: nameOf(personId) };

const entrusted = (deptId: string | null, personId: string, { nameOf, deptName, now }: Taken): Partial<Handling> => ({
  deptId,
  deptName: deptName(deptId),
  person: { id: personId, name: nameOf(personId) },
  assignedAt: now,
  acceptedAt: null,
});

/** Which plan has to say who helps and the steps on the way. */
const askedBy = ({ schema }: Taken): { schema?: number } => (schema >= 7 ? { schema } : {});

function assigned(hazard: Hazard, step: Extract<HazardHandled, { do: 'assign' }>, taken: Taken): Change {
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

/** The clocks of what is graver now run from `since` (UTC ms) on, and a plan that was approved lower down counts no more. */
function graver(hazard: Hazard, grade: HazardGrade, since: number): Change & { handling: Partial<Handling> } {
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
  done: { by: Who; at: number; note: string },
): Handling['supervised'] => ({ ...done, leader, until, lifted: null });

function judged(
  hazard: Hazard,
  step: Extract<HazardHandled, { do: 'judge' }>,
  done: { by: Who; at: number; note: string },
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

/** 销号; of what is drawn to be looked back at nothing is archived before it has been. */
function closed(hazard: Hazard, now: number, done: NonNullable<Handling['closed']>): Change {
  const { answers } = handlingOf(hazard);
  const lookBacks = lookBacksOf(hazard, now).map((at) => ({ dueAt: at, done: null }));
  return { state: 'closed', handling: { closed: done, lookBacks, answers: { ...answers, ended: now } } };
}
