// Who may take which step of a case, and when. Asked on the phone before recording and on the server again.
import { reportersOf, type Hazard } from './hazard.ts';
import { checkCommitments, lackingOf } from './commitments.ts';
import {
  decider,
  handlingOf,
  isSupervised,
  isTakenBack,
  mostHandOns,
  planApprover,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from './hazard-handling.ts';
import { takeBackMs } from './hazard-times.ts';
import { isOver, type HazardState } from './hazard-words.ts';
import { dayOf } from './inspection.ts';
import type { Person, Role } from './person.ts';
import { isWithin, type Place } from './place.ts';
import { Refusal } from './refusal.ts';
import { actsFor, checksFor, type Responsibility } from './responsibility.ts';
import { isReplaced } from './signed-on.ts';

/** What the rules look at besides the case. `received`: the school has it, and `now` is when it came. `into`: the case to merge with; `people`: those the step names, as far as they are known. */
export type Around = {
  place: Place;
  book: Responsibility;
  timeZone: string;
  now: number;
  /** Of the entry that says the step; left out where it is still being said. */
  schema?: number;
  received?: boolean;
  into: Hazard | undefined;
  people: ReadonlyMap<string, Person>;
};

/** States a step is taken from; `open`: any in which it is not over. */
const from: Record<HazardDo, readonly HazardState[] | 'open' | 'any'> = {
  // 改派 as well: without it a case could come to stand with somebody who may not take the next step.
  assign: ['reported', 'reopened', 'assigned', 'plan-review', 'rectifying'],
  reject: ['reported'],
  merge: ['reported'],
  appeal: ['rejected'],
  'take-back': ['reported', 'fixed-on-spot'],
  amend: ['reported', 'fixed-on-spot'],
  'as-repair': ['reported'],
  'as-hazard': ['reported'],
  confirm: ['fixed-on-spot'],
  'send-back': ['fixed-on-spot'],
  accept: ['assigned'],
  'hand-on': ['assigned'],
  'grant-hand-on': ['transfer'],
  'refuse-hand-on': ['transfer'],
  plan: ['plan-review'],
  'approve-plan': ['plan-review'],
  'return-plan': ['plan-review'],
  interim: 'open',
  progress: ['rectifying', 'plan-review'],
  extend: ['rectifying'],
  'grant-extension': ['extension-review'],
  'refuse-extension': ['extension-review'],
  rectify: ['rectifying'],
  pass: ['to-verify'],
  // Also what was found good before and turns out not to be.
  fail: ['to-verify', 'verified'],
  close: ['verified'],
  // What is archived is looked at again before a term begins (`term-look-back.ts`).
  'look-back': ['closed', 'archived'],
  reopen: ['closed', 'archived'],
  escalate: ['assigned', 'plan-review', 'rectifying', 'extension-review'],
  'come-back': ['escalated'],
  raise: 'open',
  judge: 'open',
  comment: 'any',
  rate: ['closed', 'archived'],
  supervise: 'open',
  'lift-supervision': 'open',
  urge: 'open',
  'report-up': 'open',
  move: 'open',
};

const ranks: Partial<Record<Role, number>> = { safety_office: 1, logistics_head: 1, vice_principal: 2, principal: 3 };
export const rankOfOffice = { safety_office: 1, vice_principal: 2, principal: 3 };

/** 安办、后勤 1, 分管副校长 2, 校长 3; 0 for everybody else. */
export const rankOf = ({ role }: Pick<Person, 'role'>): number => ranks[role] ?? 0;

/** The same at a place: 0 outside the own scope. */
export const rankAt = (person: Person, place: Place): number => (isWithin(place, person.scope) ? rankOf(person) : 0);

/** Offices whose steps somebody of this rank takes too. */
export const officesOf = (rank: number): Office[] =>
  (Object.keys(rankOfOffice) as Office[]).filter((office) => rankOfOffice[office] <= rank);
type Office = keyof typeof rankOfOffice;

/** 外包维保单位: puts right what it is given, and neither checks nor closes anybody's work (`domain.md` 9 and 12, 15). */
export const checksWork = ({ role }: Pick<Person, 'role'>): boolean => role !== 'vendor';

/** 后勤 has the rank of the safety office, and does not close. */
export const closesCases = (person: Pick<Person, 'role'>): boolean => person.role !== 'logistics_head';

/** Whoever reported it, has or had to do with it, walks there, or answers for the place. */
export function isConcerned(hazard: Hazard, person: Person, around: Around): boolean {
  if (person.role === 'admin') return false;
  return isWithin(around.place, person.scope) || isOwnCase(hazard, person, around);
}

/** Whoever reported it, and has or had to do with it. */
export function isOwnCase(
  hazard: Hazard,
  person: Pick<Person, 'id'>,
  { book, timeZone, now }: Pick<Around, 'book' | 'timeZone' | 'now'>,
): boolean {
  const { person: responsible, checker, deptId, steps } = handlingOf(hazard);
  const day = dayOf(now, timeZone);
  if (reportersOf(hazard).includes(person.id)) return true;
  if (steps.some((step) => step.id === person.id || isGivenTo(step, person.id))) return true;
  if (checksFor(book, person.id, checker?.id, day)) return true;
  return actsFor(book, person.id, { personId: responsible?.id ?? null, deptId }, day);
}

/**
 * Whether this step gave it to somebody, or asked somebody about it: whoever it was given to once may have worked on it without a network before it went
 * to another, and whoever is asked reads and answers.
 */
export const isGivenTo = ({ said }: HazardStep, id: string): boolean =>
  ('personId' in said && said.personId === id) ||
  ('checkerId' in said && said.checkerId === id) ||
  (said.do === 'comment' && said.mentions.includes(id));

const no = (code: Refusal['code'], detail: Refusal['detail'] = {}): Refusal => new Refusal(code, detail);

/** Is what this was said on older than the case as it stands? */
export function isOutdated(hazard: Hazard, step: HazardHandled): boolean {
  const { on } = handlingOf(hazard);
  return step.on !== on || step.seen.state !== hazard.state || step.seen.grade !== hazard.grade;
}

/**
 * Why this person may not take this step now; null when it may be taken. `step-not-now`: the state does not allow it;
 * `step-not-yours`: somebody else takes it; `out-of-scope`: whoever has the rank takes it elsewhere; `own-work`: nobody checks or approves the own work; and what each step asks for.
 */
export function refusalOf(hazard: Hazard, step: HazardHandled, person: Person, around: Around): Refusal | null {
  const states = from[step.do];
  const isTime = states === 'any' || (states === 'open' ? !isOver(hazard.state) : states.includes(hazard.state));
  if (!isTime) return no('step-not-now', { state: hazard.state });
  const isFirst = hazard.state === 'reported' || hazard.state === 'reopened';
  const isOld = step.do === 'assign' && !isFirst && isOutdated(hazard, step);
  if (isOld || isReplaced(hazard, step, around.schema)) return no('step-not-now', { state: hazard.state });
  return byRole(hazard, step, person, around) ?? byContent(hazard, step, around);
}

/** Whether it is this person's to do. */
function byRole(hazard: Hazard, step: HazardHandled, person: Person, around: Around): Refusal | null {
  const handling = handlingOf(hazard);
  const rank = rankAt(person, around.place);
  const isOneOf = (...ids: (string | undefined)[]): boolean => ids.includes(person.id);
  const needs = (least: number): Refusal | null => {
    if (rank >= least) return null;
    // Moved to other places while the work was done: for a manager to decide, and not refused.
    return (ranks[person.role] ?? 0) >= least ? no('out-of-scope') : no('step-not-yours');
  };
  const notOwn = (...ids: (string | undefined)[]): Refusal | null => (isOneOf(...ids) ? no('own-work') : null);
  const { person: responsible, deptId, plan, rectified, checked } = handling;
  switch (step.do) {
    case 'assign':
    case 'reject':
    case 'merge':
    case 'reopen':
    case 'report-up':
    case 'as-repair':
    case 'as-hazard':
      return needs(1);
    case 'supervise':
    case 'lift-supervision':
      return needs(2);
    case 'urge':
      return needs(3);
    case 'confirm':
      // Confirming ends it, so it takes whoever may close one of its grade.
      return needs(rankOfOffice[decider(hazard)]) ?? notOwn(hazard.reportedBy);
    case 'send-back':
      return needs(1) ?? notOwn(hazard.reportedBy);
    case 'grant-hand-on':
    case 'refuse-hand-on':
      return needs(handling.handOns > mostHandOns ? 2 : 1);
    case 'accept':
    case 'hand-on':
    case 'plan':
    case 'progress':
    case 'extend':
    case 'rectify': {
      const day = dayOf(around.now, around.timeZone);
      const isIts = actsFor(around.book, person.id, { personId: responsible?.id ?? null, deptId }, day);
      return isIts ? null : no('step-not-yours');
    }
    case 'approve-plan':
    case 'return-plan':
      // Above the principal there is nobody in the school.
      return needs(rankOfOffice[planApprover(hazard)]) ?? (rank === 3 ? null : notOwn(plan?.by.id));
    case 'grant-extension':
    case 'refuse-extension':
      return needs(rankOfOffice[decider(hazard)]) ?? (rank === 3 ? null : notOwn(responsible?.id));
    case 'pass':
    case 'fail': {
      const isIts = checksFor(around.book, person.id, handling.checker?.id, dayOf(around.now, around.timeZone));
      return notOwn(rectified?.by.id, responsible?.id) ?? (isIts && checksWork(person) ? null : needs(1));
    }
    case 'close':
      return mayClose(hazard, person, rank, around.book.checkerMayClose);
    case 'look-back':
      return needs(1) ?? notOwn(rectified?.by.id, responsible?.id, checked?.by.id);
    case 'escalate':
      return needs(2);
    case 'judge':
      // 不可由上报人降级 (`domain.md` 12, 13); above the principal there is nobody in the school.
      return needs(2) ?? (step.grade === 'M' || rank === 3 ? null : notOwn(hazard.reportedBy));
    case 'come-back':
      // What ends it here was neither checked nor closed by anybody else: whoever says so is both.
      return step.outcome === 'close' ? mayClose(hazard, person, rank, around.book.checkerMayClose) : needs(1);
    case 'appeal':
    case 'rate':
    case 'take-back':
    case 'amend':
      return isOneOf(hazard.reportedBy) ? null : no('step-not-yours');
    case 'interim':
    case 'raise':
    case 'comment':
      return null;
    case 'move':
      return no('forbidden');
  }
}

/** 销号: not whoever put it right, nor (unless the school says so for 一般) whoever checked it; of its rank, and judged. */
function mayClose(hazard: Hazard, person: Person, rank: number, checkerMayClose: boolean): Refusal | null {
  const { rectified, person: responsible, checked } = handlingOf(hazard);
  if (hazard.grade === 'MS') return no('judge-first');
  if (rank < rankOfOffice[decider(hazard)] || !closesCases(person)) return no('step-not-yours');
  if (person.id === rectified?.by.id || person.id === responsible?.id) return no('own-work');
  const isChecker = person.id === checked?.by.id && !(checkerMayClose && hazard.grade === 'G');
  return isChecker ? no('own-work') : null;
}

/** 延期须校长批准并报备 (`domain.md` 7.3). */
export const needsFiling = ({ grade }: Pick<Hazard, 'grade'>): boolean => grade === 'MS' || grade === 'M';

const mostExtensions = { G: 2, L: 1, MS: Infinity, M: Infinity };

/** Whether it says what it has to. */
function byContent(hazard: Hazard, step: HazardHandled, around: Around): Refusal | null {
  const handling = handlingOf(hazard);
  switch (step.do) {
    case 'assign':
      return checkAssignment(hazard, step, around);
    case 'grant-hand-on':
      return checkNamed(step.personId, step.deptId, around);
    case 'move':
      return step.personId === null ? null : checkNamed(step.personId, null, around);
    case 'hand-on':
      return checkNamedDepartment(step.deptId, around);
    case 'merge':
      if (!around.into || around.into.id === hazard.id) return no('hazard-unknown');
      // What was judged to be major goes on in one that is no less; what may be takes its grade along (`tookIn`).
      if (hazard.grade === 'M' && around.into.grade !== 'M') return no('step-not-now', { state: hazard.state });
      return isOver(around.into.state) ? no('step-not-now', { state: around.into.state }) : null;
    case 'reject':
      // 不可由上报人降级, nor by anybody alone: it is judged first (`domain.md` 6.2 and 12, 13).
      if (hazard.grade === 'MS') return no('judge-first');
      return hazard.grade === 'M' ? no('step-not-now', { state: hazard.state }) : null;
    case 'appeal':
      // Nobody decided against it.
      if (isTakenBack(hazard)) return no('step-not-now', { state: hazard.state });
      return handling.appealed ? no('limit-reached') : null;
    case 'take-back':
      return checkTakeBack(hazard, around);
    case 'amend':
      // What a checklist found is corrected with its record.
      return isReport(hazard) ? null : no('step-not-now', { state: hazard.state });
    case 'as-repair':
      // What a checklist found is no request of anybody's.
      return isReport(hazard) && !hazard.repair ? null : no('step-not-now', { state: hazard.state });
    case 'as-hazard':
      return hazard.repair ? null : no('step-not-now', { state: hazard.state });
    case 'plan':
      return checkCommitments(hazard, step.plan, around.schema);
    case 'approve-plan':
    case 'return-plan': {
      if (!handling.plan || handling.plan.approved) return no('step-not-now', { state: hazard.state });
      // It may have been made while the case was less grave.
      const [path] = step.do === 'approve-plan' ? lackingOf(hazard) : [];
      return path ? no('commitments-missing', { path }) : null;
    }
    case 'extend':
      if (handling.extensions >= mostExtensions[hazard.grade]) return no('limit-reached');
      return hazard.dueAt !== null && step.to <= dayOf(hazard.dueAt, around.timeZone) ? no('deadline-not-later') : null;
    case 'rectify':
      return step.photos.length > 0 ? null : no('photo-required');
    case 'confirm':
      if (hazard.grade === 'MS') return no('judge-first');
      return hazard.photos.length > 0 ? checkOpinion(hazard, step) : no('photo-required');
    case 'close':
      return checkOpinion(hazard, step);
    case 'come-back':
      return step.outcome === 'go-on' || step.photos.length > 0 ? null : no('photo-required');
    case 'raise':
      return hazard.grade === 'MS' || hazard.grade === 'M' ? no('step-not-now', { state: hazard.state }) : null;
    case 'judge':
      if (hazard.grade !== 'MS') return no('step-not-now', { state: hazard.state });
      return !step.watch || step.watch.until >= dayOf(around.now, around.timeZone) ? null : no('deadline-not-later');
    case 'rate':
      return handling.rating ? no('limit-reached') : null;
    case 'supervise':
      return step.until >= dayOf(around.now, around.timeZone) ? null : no('deadline-not-later');
    case 'lift-supervision':
      return isSupervised(hazard) ? null : no('step-not-now', { state: hazard.state });
    case 'urge':
      return hazard.grade === 'M' || isSupervised(hazard) ? null : no('step-not-now', { state: hazard.state });
    case 'report-up':
      if (hazard.grade !== 'M') return no('step-not-now', { state: hazard.state });
      return step.way === 'letter' && step.number.trim() === '' ? no('letter-required') : null;
    case 'escalate':
      return step.letter.trim() === '' ? no('letter-required') : null;
    case 'grant-extension':
      return needsFiling(hazard) && !step.filed ? no('filing-required') : null;
    case 'accept':
    case 'comment':
    case 'fail':
    case 'interim':
    case 'look-back':
    case 'pass':
    case 'progress':
    case 'refuse-extension':
    case 'refuse-hand-on':
    case 'reopen':
    case 'send-back':
      return null;
  }
}

/** 重大: ended only with what the authority above said when it looked (`domain.md` 7.1). */
const checkOpinion = ({ grade }: Hazard, { opinion = '' }: { opinion?: string | undefined }): Refusal | null =>
  grade === 'M' && opinion.trim() === '' ? no('opinion-required') : null;

/** Reported by itself, and not found in an inspection or a register. */
const isReport = ({ from }: Hazard): boolean => from !== undefined && from !== 'kitchen';

/**
 * A report that was a mistake, before anybody has said or done anything about it; in time by the school's clock, from receipt to receipt, so that what was
 * never sent is in time whenever it goes. What may be major is judged (`domain.md` 12, 13).
 */
function checkTakeBack(hazard: Hazard, { now, received }: Around): Refusal | null {
  if (hazard.grade === 'MS' || hazard.grade === 'M') return no('judge-first');
  const isTouched =
    handlingOf(hazard).steps.some((one) => one.said.do !== 'amend') ||
    hazard.sightings !== undefined ||
    hazard.also !== undefined;
  const isLate = received === true && now - hazard.reportedAt > takeBackMs;
  return !isReport(hazard) || isTouched || isLate ? no('step-not-now', { state: hazard.state }) : null;
}

function checkAssignment(hazard: Hazard, step: Extract<HazardHandled, { do: 'assign' }>, around: Around) {
  // Down from suspected major, and up to major, only people together decide (`domain.md` 12, 13).
  const isJudged = hazard.grade === 'MS' || hazard.grade === 'M';
  if (isJudged ? step.grade !== hazard.grade : step.grade === 'M') return no('judge-first');
  if (step.checkerId !== null && step.checkerId === step.personId) return no('own-work');
  if (step.checkerId !== null && !mayCheck(step.checkerId, around)) return no('person-unknown');
  return checkNamed(step.personId, step.deptId, around);
}

const isAtWork = (id: string, { people }: Around): boolean => {
  const person = people.get(id);
  return person !== undefined && person.role !== 'admin' && !person.left;
};

const mayCheck = (id: string, around: Around): boolean => {
  const person = around.people.get(id);
  return person !== undefined && checksWork(person) && isAtWork(id, around);
};

function checkNamed(personId: string, deptId: string | null, around: Around): Refusal | null {
  if (!isAtWork(personId, around)) return no('person-unknown');
  return checkNamedDepartment(deptId, around);
}

const checkNamedDepartment = (deptId: string | null, around: Around): Refusal | null =>
  deptId === null ? checkNoDepartment(around) : checkDepartment(deptId, around.book);

/** 必填部门与责任人, and 转办填理由、建议部门 (`domain.md` 7.1 and 7.2), where the school has departments. Older phones did not ask. */
const checkNoDepartment = ({ book, schema = 8 }: Around): Refusal | null =>
  schema >= 8 && book.departments.length > 0 ? no('department-required') : null;

const checkDepartment = (deptId: string, { departments }: Responsibility): Refusal | null =>
  departments.some(({ id }) => id === deptId) ? null : no('department-unknown');
