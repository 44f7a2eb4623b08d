// What a step of a case has to say: whom, by when, with which photo, opinion or letter. Whose it is to say is asked in `hazard-rules.ts`.
import { couldKnow, type Around } from './case-around.ts';
import { checksWork } from './case-ranks.ts';
import { isGrave } from './case-graver.ts';
import { checkCommitments, lackingOf } from './commitments.ts';
import {
  gradesStandSince,
  handlingOf,
  isSupervised,
  isTakenBack,
  raisesTwiceSince,
  type HazardHandled,
} from './hazard-handling.ts';
import { takeBackMs } from './hazard-times.ts';
import { isOver } from './hazard-words.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import { dayOf } from './inspection.ts';
import { isSameAgain } from './rebound.ts';
import { Refusal } from './refusal.ts';
import type { Responsibility } from './responsibility.ts';

const no = (code: Refusal['code'], detail: Refusal['detail'] = {}): Refusal => new Refusal(code, detail);

/** 延期须校长批准并报备 (`domain.md` 7.3). */
export const needsFiling = isGrave;

const mostExtensions = { G: 2, L: 1, MS: Infinity, M: Infinity };

/** What the step lacks, or says that it may not; null when it says what it has to. */
export function lackOf(hazard: Hazard, step: HazardHandled, around: Around): Refusal | null {
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
    case 'raise': {
      // Whoever adds to a case, or raises what he saw as less, says of it what he would have reported, however grave it is by then.
      const isSaid = step.adds || ((around.schema ?? raisesTwiceSince) >= raisesTwiceSince && !isGrave(step.seen));
      return isGrave(hazard) && !isSaid ? no('step-not-now', { state: hazard.state }) : null;
    }
    case 'judge':
      if (hazard.grade !== 'MS') return no('step-not-now', { state: hazard.state });
      return !step.watch || step.watch.until >= daySaid(around) ? null : no('deadline-not-later');
    case 'rate':
      return handling.rating ? no('limit-reached') : null;
    case 'supervise':
      return step.until >= daySaid(around) ? null : no('deadline-not-later');
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

/** What travelled for days named a day that was still to come. */
const daySaid = ({ saidAt, now, timeZone }: Around): string => dayOf(saidAt ?? now, timeZone);

/** 重大: ended only with what the authority above said when it looked (`domain.md` 7.1). */
const checkOpinion = ({ grade }: Hazard, { opinion = '' }: { opinion?: string | undefined }): Refusal | null =>
  grade === 'M' && opinion.trim() === '' ? no('opinion-required') : null;

/** Reported by itself, and not found in an inspection or a register. */
const isReport = ({ from }: Hazard): boolean => from !== undefined && from !== 'kitchen';

const isTouched = (hazard: Hazard): boolean =>
  handlingOf(hazard).steps.some((one) => one.said.do !== 'amend') ||
  hazard.sightings !== undefined ||
  hazard.also !== undefined;

/**
 * Somebody spoke of what its reporter takes back, or took off the watch list what is taken off or asked about (督办) by somebody else: neither moves the case on, so that whoever was offline could not know. From
 * schema 11 on only where it could not be known (`couldKnow`); before, always.
 */
export function isAnswered(hazard: Hazard, step: HazardHandled, around: Around): boolean {
  const steps = handlingOf(hazard).steps.filter(({ without }) => !without);
  if (step.do === 'lift-supervision' || step.do === 'urge') {
    const lifting = steps.findLast(({ said }) => said.do === 'lift-supervision');
    const isLifted = !isOver(hazard.state) && !!hazard.handling?.supervised?.lifted;
    return isLifted && !(lifting && couldKnow(lifting, around));
  }
  const isNew = hazard.state === 'reported' || hazard.state === 'fixed-on-spot';
  if (step.do !== 'take-back' || !isNew || !isReport(hazard) || !isTouched(hazard)) return false;
  const touched = [...steps.filter(({ said }) => said.do !== 'amend'), ...(hazard.sightings ?? [])];
  return !touched.some((one) => couldKnow(one, around));
}

/**
 * A report that was a mistake, before anybody has said or done anything about it; in time by the school's clock, from receipt to receipt, so that what was
 * never sent is in time whenever it goes. What may be major is judged (`domain.md` 12, 13).
 */
function checkTakeBack(hazard: Hazard, { now, received }: Around): Refusal | null {
  if (hazard.grade === 'MS' || hazard.grade === 'M') return no('judge-first');
  const isLate = received === true && now - hazard.reportedAt > takeBackMs;
  return !isReport(hazard) || isTouched(hazard) || isLate ? no('step-not-now', { state: hazard.state }) : null;
}

function checkAssignment(hazard: Hazard, step: Extract<HazardHandled, { do: 'assign' }>, around: Around) {
  // Down from suspected major, and up to major, only people together decide (`domain.md` 12, 13).
  const isJudged = hazard.grade === 'MS' || hazard.grade === 'M';
  if (isJudged ? step.grade !== hazard.grade : step.grade === 'M') return no('judge-first');
  const { schema = gradesStandSince } = around;
  if (schema >= gradesStandSince && gradeRank(step.grade) < leastRank(hazard)) return no('judge-first');
  if (step.checkerId !== null && step.checkerId === step.personId) return no('own-work');
  if (step.checkerId !== null && !mayCheck(step.checkerId, around)) return no('person-unknown');
  return checkNamed(step.personId, step.deptId, around);
}

/**
 * What it is given out as at least: 一般 while nobody has verified or judged it, and as grave as it is from then on, or by having come back (重开升一级, `domain.md` 7.1
 * and 12, 14).
 */
export const leastRank = (hazard: Hazard): number =>
  hazard.state === 'reported' && !handlingOf(hazard).judged && !isSameAgain(hazard) ? 0 : gradeRank(hazard.grade);

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
