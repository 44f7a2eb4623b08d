// Two who acted on one case without knowing of each other: which of the two stands, and who is told.
import { couldKnow } from '../domain/case-around.ts';
import { reportersOf, type Hazard } from '../domain/hazard.ts';
import { handlingOf, type HazardStep } from '../domain/hazard-handling.ts';
import { countedLook } from '../domain/look-backs.ts';
import type { Sighting } from '../domain/sighting.ts';
import { isOfEnded } from '../domain/signed-on.ts';
import type { Bilingual } from '../domain/text.ts';
import { isJudgedSince, whoWasFirst } from './case-first.ts';
import { saying, type CaseNotice } from './case-notice.ts';
import { askedNow, looksSince, type CaseAround } from './case-people.ts';

/** Of a step that counts: what somebody else had signed or written is undone, replaced, or stands before it. `on`: the step it was said on, where that is known. */
export const overtakes = (hazard: Hazard, step: HazardStep, around: CaseAround, on?: string | null): CaseNotice[] => [
  ...undoes(hazard, step, around, on),
  ...takesPlace(hazard, step, around),
  ...(step.extra === 'second' ? lookedTwice(hazard, step, around) : []),
];

/**
 * A re-check that was signed, or a look-back that found that it holds, is undone by who found it otherwise: whoever had signed it hears so, and so does who undid it
 * without having seen it. Who looked and was seen hears that it has come back.
 */
function undoes(hazard: Hazard, step: HazardStep, around: CaseAround, on?: string | null): CaseNotice[] {
  const { steps } = handlingOf(hazard);
  const before = steps.slice(0, steps.indexOf(step));
  const isUnseen = (one: HazardStep): boolean =>
    on !== undefined && before.indexOf(one) > before.findLastIndex(({ stepId }) => stepId === on);
  const say = saying(hazard, { id: '', name: step.name }, '', around);
  if (step.said.do === 'fail') {
    const pass = signedSince(before);
    if (!pass || pass.id === step.id) return [];
    return because(isFailed, say('late', [pass.id, isUnseen(pass) ? step.id : undefined], step.stepId));
  }
  if (!comesBack(hazard, step)) return [];
  const looks = looksSince(before).filter((one) => one.id !== step.id && isUnseen(one));
  if (looks.length === 0) return [];
  return because(isBackAgain, say('late', [step.id, ...looks.map(({ id }) => id)], step.stepId));
}

/** Seen to be there still before anybody could know that somebody else had looked at it and found that it holds: both hear that it is taken up again. `by`: whoever saw it. */
export function seenOver(hazard: Hazard, { at, by, byName }: Sighting, around: CaseAround, key: string): CaseNotice[] {
  const looks = looksSince(handlingOf(hazard).steps).filter((one) => one.id !== by && (one.receivedAt ?? one.at) >= at);
  const say = saying(hazard, { id: '', name: byName }, '', around);
  return looks.length > 0 ? because(isBackAgain, say('late', [by, ...looks.map(({ id }) => id)], key)) : [];
}

/** Given out by what its reporter had put right before that could be seen: its category is that of whoever gave it out. */
export function givenUnread(hazard: Hazard, step: HazardStep, around: CaseAround, on?: string | null): CaseNotice[] {
  if (step.said.do !== 'assign' || step.without || on === undefined) return [];
  const { steps } = handlingOf(hazard);
  const before = steps.slice(0, steps.indexOf(step));
  const unseen = before.slice(before.findLastIndex(({ stepId }) => stepId === on) + 1);
  const amended = unseen.findLast(({ said, without, id }) => said.do === 'amend' && !without && id !== step.id);
  const say = saying(hazard, { id: '', name: step.name }, '', around);
  return amended ? because(asGiven, say('late', [step.id, amended.id], step.stepId)) : [];
}

/** Is it taken up again by this step? */
export const comesBack = ({ state }: Hazard, { again, said }: HazardStep): boolean =>
  again === true || (state === 'reopened' && (said.do === 'reopen' || said.do === 'look-back'));

/** The re-check that was signed of what was put right last. */
function signedSince(steps: readonly HazardStep[]): HazardStep | undefined {
  const counted = steps.filter(({ without }) => !without);
  const last = counted.findLast(({ said }) => said.do === 'rectify' || said.do === 'pass' || said.do === 'fail');
  return last?.said.do === 'pass' ? last : undefined;
}

/**
 * What two have written in one place: whoever wrote what stood there, and who takes its place without having known of it. Where somebody else has put it on the watch
 * list before, a judgement changes neither leader nor day, and both are told that.
 */
function takesPlace(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const place = places.find((is) => is(step));
  const { steps } = handlingOf(hazard);
  const before = place && steps.slice(0, steps.indexOf(step)).filter((one) => !one.without && place(one));
  const stood = before?.reduce<HazardStep | undefined>((was, one) => (isListedBefore(was, one) ? was : one), undefined);
  if (!stood || stood.id === step.id) return [];
  const say = saying(hazard, { id: '', name: step.name }, '', around);
  if (isListedBefore(stood, step)) return because(firstStands, say('late', [step.id, stood.id], step.stepId));
  const now = step.receivedAt ?? step.at;
  const isUnknowing = !couldKnow(stood, { now, ...(step.sure && { saidAt: step.at }) });
  return because(lastStands, say('late', isUnknowing ? [step.id, stood.id] : [stood.id], step.stepId));
}
const places: readonly ((step: HazardStep) => boolean)[] = [
  ({ said }) => said.do === 'supervise' || said.do === 'lift-supervision' || isWatched(said),
  ({ said }) => said.do === 'report-up',
];
const isWatched = (said: HazardStep['said']): boolean =>
  said.do === 'judge' && said.grade === 'M' && said.watch !== undefined;

/** A judgement puts nothing on the watch list that is there already. */
const isListedBefore = (stood: HazardStep | undefined, { said }: HazardStep): boolean =>
  isWatched(said) && stood !== undefined && stood.said.do !== 'lift-supervision';

const lastStands: Bilingual = {
  zh: '先后有两个人写了这一项，以后到的为准，两条都在隐患的时间线上',
  en: 'Two people wrote this: the one that came in last stands, and both are on the timeline',
};
const firstStands: Bilingual = {
  zh: '挂牌督办已有人先写，督办领导和期限以先到的为准，判定里写的在隐患的时间线上',
  en: 'It was on the watch list already: the leader and the day written first stand, those of the judgement are on the timeline',
};
const isFailed: Bilingual = {
  zh: '一人复查合格，一人复查不合格，以后到的为准，合格的签字不再有效，两条都在隐患的时间线上',
  en: 'One re-check passed it and one failed it: the one that came in last stands, the signature of the other counts no more, and both are on the timeline',
};
const asGiven: Bilingual = {
  zh: '交办时没有看到上报人的更正：分类以交办的为准，文字和地点以更正的为准，两条都在隐患的时间线上',
  en: 'It was given out before the correction of its reporter was seen: the category is as given out, words and place are as corrected, and both are on the timeline',
};
const isBackAgain: Bilingual = {
  zh: '一人回头看未见反弹，一人重开了隐患，以后到的为准，两条都在隐患的时间线上',
  en: 'One looked back and found that it holds, one took it up again: the one that came in last stands, and both are on the timeline',
};

/** Of a step that changed nothing: whoever took it, and whoever had acted before, so that the two can speak; where nobody else had, whoever has the case. */
export function cameTooLate(hazard: Hazard, step: HazardStep, around: CaseAround, on?: string | null): CaseNotice[] {
  // What was judged to be major meanwhile goes on in nothing less, whether or not that has ended.
  if (isOfEnded(step) && !isJudgedSince(hazard, step, on)) return standsStill(hazard, step, around);
  const first = whoWasFirst(hazard, step, on);
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  const has = step.without === 'step-not-yours' ? handlingOf(hazard).person?.id : undefined;
  return because(step.unread ? notRead : notCounted, say('late', [step.id, first?.id, has], step.stepId));
}

/** What was to go on in a case that had ended stands as it did: whoever merged it, whoever reported it, and whoever has it now. */
function standsStill(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const say = saying(hazard, { id: '', name: '' }, '', around);
  const all = [step.id, ...reportersOf(hazard), ...askedNow(hazard, around)];
  return because(notMerged, say('late', all, step.stepId));
}
const because = (why: Bilingual, notices: readonly CaseNotice[]): CaseNotice[] =>
  notices.map(({ data, ...one }) => ({ ...one, data: { ...data, why } }));
const notCounted: Bilingual = {
  zh: '后到的没有生效，留在隐患的时间线上',
  en: 'The later one did not count, and stays on the timeline',
};
const notRead: Bilingual = {
  zh: '判定时没有看到别人后来说的或并入的内容，判定没有生效，请看过再判，两条都在隐患的时间线上',
  en: 'It was judged without what somebody else has said or merged in since: the judgement did not count; read both on the timeline and judge again',
};
const notMerged: Bilingual = {
  zh: '要并入的那件已经结束，这件没有并入，还由安全办公室处理',
  en: 'The case it was to go on in has ended: this one was not merged, and is still with the safety office',
};

/** Two have looked at it without knowing of each other, and one look was planned. */
function lookedTwice(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { steps } = handlingOf(hazard);
  const first = countedLook(steps.slice(0, steps.indexOf(step)));
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  return because(notCounted, say('late', [step.id, first?.id], step.stepId));
}
