// Who may take which step of a case, and when. Asked on the phone before recording and on the server again.
import { onItsDay, type Around } from './case-around.ts';
import { isNamed } from './case-concerns.ts';
import { closesCases, checksWork, rankAt, rankOf, rankOfOffice } from './case-ranks.ts';
import {
  decider,
  handlingOf,
  holdersByDay,
  mostHandOns,
  ofHolder,
  planApprover,
  sinceAllSuspect,
  sinceTakenUp,
  sinceGiven,
  type HazardDo,
  type HazardHandled,
  type HazardStep,
} from './hazard-handling.ts';
import { isOver, isUngiven, type HazardState } from './hazard-words.ts';
import type { Hazard } from './hazard.ts';
import type { Person } from './person.ts';
import { Refusal } from './refusal.ts';
import { actsFor, checksFor } from './responsibility.ts';
import { isOutdated, isOvertaken } from './signed-on.ts';
import { lackOf } from './step-lacks.ts';
import type { StoodIn } from './stood-in.ts';
import { suspectedBy } from './suspects.ts';

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

const no = (code: Refusal['code'], detail: Refusal['detail'] = {}): Refusal => new Refusal(code, detail);

/**
 * Was it said by whoever once stood in for somebody whose step it is, or, by all the book ever said, was; or once led the department; or took one in that place since it was given out? That
 * work was done, whoever has it by the book of now.
 */
export function isStandInsWork(hazard: Hazard, step: HazardHandled, { id }: Person, around: Around): boolean {
  if (!around.received || (around.schema ?? 0) < holdersByDay || !ofHolder.has(step.do)) return false;
  const { person, checker, deptId, assignedAt, steps } = handlingOf(hazard);
  const isCheck = step.do === 'pass' || step.do === 'fail';
  const whose = (isCheck ? checker : person)?.id;
  const hasActed = sinceGiven(steps).some((one) => one.id === id && ofHolder.has(one.said.do as HazardDo));
  if (!isCheck && hasActed) return true;
  const { everAway, book } = around;
  const isIts = (one: string): boolean => one === whose || (!!everAway && steps.some((step) => isNamed(step, one)));
  const lines: StoodIn['lines'] = everAway ?? book.absences;
  // Who led the department since it was given to it.
  const led = (one: string, gone = Infinity): boolean => !isCheck && one === deptId && gone >= (assignedAt ?? 0);
  return lines.some(({ deputyId, personId, gone }) => deputyId === id && (isIts(personId) || led(personId, gone)));
}

/** Whether this was said on how the case once stood by whoever stood in for somebody who had it, or leads or led a department since it was given to that. */
export function onceHadIt(hazard: Hazard, step: HazardHandled, { id }: Person, around: Around): boolean {
  const { received, book, everAway = [] } = around;
  const had = (one: HazardStep): boolean => {
    const { said, without, receivedAt, at } = one;
    const deptId = !without && (said.do === 'assign' || said.do === 'grant-hand-on') ? said.deptId : null;
    const led = (whose: string, gone = Infinity): boolean => whose === deptId && gone >= (receivedAt ?? at);
    const isHead = actsFor(book, id, { personId: null, deptId }, '');
    return isHead || everAway.some((l) => l.deputyId === id && (isNamed(one, l.personId) || led(l.personId, l.gone)));
  };
  return !!received && isOutdated(hazard, step, id) && handlingOf(hazard).steps.some(had);
}

/**
 * Why this person may not take this step now; null when it may be taken. `step-not-now`: the state does not allow it;
 * `step-not-yours`: somebody else takes it; `out-of-scope`: whoever has the rank takes it elsewhere; `own-work`: nobody checks or approves the own work; and what each step asks for.
 */
export function refusalOf(hazard: Hazard, step: HazardHandled, person: Person, around: Around): Refusal | null {
  const states = from[step.do];
  const isTime = states === 'any' || (states === 'open' ? !isOver(hazard.state) : states.includes(hazard.state));
  if (!isTime) return no('step-not-now', { state: hazard.state });
  const isOld = step.do === 'assign' && !isUngiven(hazard.state) && isOutdated(hazard, step, person.id);
  if (isOld || isOvertaken(hazard, step, person.id, around.schema)) return no('step-not-now', { state: hazard.state });
  return byRole(hazard, step, person, around) ?? lackOf(hazard, step, around);
}

/** Whether it is this person's to do. */
function byRole(hazard: Hazard, step: HazardHandled, person: Person, around: Around): Refusal | null {
  const handling = handlingOf(hazard);
  const rank = rankAt(person, around.place);
  const isOneOf = (...ids: (string | undefined)[]): boolean => ids.includes(person.id);
  const needs = (least: number): Refusal | null => {
    if (rank >= least) return null;
    // Moved to other places while the work was done: for a manager to decide, and not refused.
    return rankOf(person) >= least ? no('out-of-scope') : no('step-not-yours');
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
      const holder = { personId: responsible?.id ?? null, deptId };
      const isIts = onItsDay(around, (day, book) => actsFor(book, person.id, holder, day));
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
      const isIts = onItsDay(around, (day, book) => checksFor(book, person.id, handling.checker?.id, day));
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
      return needs(2) ?? (step.grade === 'M' || rank === 3 ? null : notOwn(...suspecting(hazard, around)));
    case 'come-back':
      // What ends it here was neither checked nor closed by anybody else: whoever says so is both.
      return step.outcome === 'close' ? mayClose(hazard, person, rank, around.book.checkerMayClose) : needs(1);
    case 'appeal':
    case 'rate':
    case 'take-back':
    case 'amend':
      return isOneOf(hazard.reportedBy) ? null : no('step-not-yours');
    case 'comment':
      // What is seen to be over is reported anew. Before schema 10 nothing came of adding to it.
      return step.adds && isOver(step.seen.state) && isOver(hazard.state) && (around.schema ?? 10) >= sinceTakenUp
        ? no('step-not-now', { state: hazard.state })
        : null;
    case 'interim':
    case 'raise':
      return null;
    case 'move':
      return no('forbidden');
  }
}

/** Before schema 10 only the first one was asked about. What came to the school first is asked first (H6). */
const suspecting = (hazard: Hazard, { schema, sawLater }: Around): readonly string[] =>
  schema === undefined || schema >= sinceAllSuspect
    ? suspectedBy(sawLater ? { ...hazard, sightings: [] } : hazard, schema)
    : [hazard.reportedBy];

/** 销号: not whoever put it right, nor (unless the school says so for 一般) whoever checked it; of its rank, and judged. */
function mayClose(hazard: Hazard, person: Person, rank: number, checkerMayClose: boolean): Refusal | null {
  const { rectified, person: responsible, checked } = handlingOf(hazard);
  if (hazard.grade === 'MS') return no('judge-first');
  if (rank < rankOfOffice[decider(hazard)] || !closesCases(person)) return no('step-not-yours');
  if (person.id === rectified?.by.id || person.id === responsible?.id) return no('own-work');
  const isChecker = person.id === checked?.by.id && !(checkerMayClose && hazard.grade === 'G');
  return isChecker ? no('own-work') : null;
}
