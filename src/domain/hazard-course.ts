// Where each step takes a case (`domain.md` 7.1). Whether it may be taken is asked before, by `refusalOf`.
import { atWork, changed, type Change, type Taken } from './case-change.ts';
import { assigned, entrusted, named } from './case-given.ts';
import { graver, isGrave, judged, meets, withRefs } from './case-graver.ts';
import { closed, ownerless, reopened } from './case-lives.ts';
import {
  clocksOfSchool,
  guardedBy,
  handlingOf,
  measuresByTime,
  photosOf,
  sinceSigned,
  spent,
  type Handling,
  type HazardHandled,
  type StepOf,
} from './hazard-handling.ts';
import { dueAt, foundOf, leftOpen, type Hazard } from './hazard.ts';
import { afterLook } from './look-backs.ts';
import { placeName } from './place.ts';
import { msOfWall } from './wall-time.ts';

/** The case after a step that may be taken; what it says is not in `steps` yet. */
export const moved = (hazard: Hazard, step: HazardHandled, taken: Taken): Hazard =>
  changed(hazard, changeBy(hazard, step, taken), taken);

function changeBy(hazard: Hazard, step: HazardHandled, taken: Taken): Change {
  const handling = handlingOf(hazard);
  const { by, at, now, photos, timeZone } = taken;
  const done = { by, at, note: 'note' in step ? step.note : '' };
  const clocked = { ...done, ...(taken.schema >= clocksOfSchool && { since: now }) };
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
      return { handling: measure(hazard, { ...done, how: step.how }, taken) };
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
      const raised = isGrave(hazard) ? { handling: {} } : graver(hazard, 'MS', now);
      const interim = step.how && measure(hazard, { ...done, how: step.how }, taken);
      const majorRefs = withRefs(hazard, step.majorRefs);
      return { ...raised, majorRefs, handling: { ...raised.handling, ...interim } };
    }
    case 'judge':
      return judged(hazard, step, clocked);
    case 'rate':
      return { handling: { rating: { stars: step.stars, note: step.note, at } } };
    case 'supervise':
      return { handling: { supervised: { ...done, leader: step.leader, until: step.until, lifted: null } } };
    case 'lift-supervision':
      return { handling: { supervised: handling.supervised ? { ...handling.supervised, lifted: done } : null } };
    case 'urge':
      return { handling: { urged: clocked } };
    case 'report-up': {
      const { unit, way, number, day, receipt } = step;
      return { handling: { reportedUp: { ...done, unit, way, number, day, receipt } } };
    }
    case 'move':
      if (step.of === 'checker') return { handling: { checker: named(step.personId, taken) } };
      return step.personId === null
        ? { state: 'reopened', handling: ownerless(taken.schema) }
        : { state: hazard.state, handling: { person: { id: step.personId, name: taken.nameOf(step.personId) } } };
    case 'amend':
      return amended(hazard, step, taken);
    case 'comment':
      return meets(hazard, step.report?.majorRefs, taken);
    case 'progress':
      return {};
  }
}

/** What is done against the danger by this; of two the one that was done later. Before schema 11 the one that came in later. */
const measure = (hazard: Hazard, interim: NonNullable<Handling['interim']>, { schema }: Taken): Partial<Handling> =>
  schema < measuresByTime || guardedBy(hazard, interim) !== hazard ? { interim } : {};

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

/** Which plan has to say who helps and the steps on the way. */
const askedBy = ({ schema }: Taken): { schema?: number } => (schema >= 7 ? { schema } : {});
