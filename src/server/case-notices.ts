// Whom a case concerns now: from a step that was taken, a report that came in, or the clock, to whom is told what.
import { categoryOf, reportersOf, type Hazard } from '../domain/hazard.ts';
import {
  handlingOf,
  waitsFor,
  type HazardDo,
  type HazardStep,
  type Waiting,
  type Who,
} from '../domain/hazard-handling.ts';
import type { HazardState } from '../domain/hazard-words.ts';
import { confirms } from '../domain/sighting.ts';
import { isOfEnded } from '../domain/signed-on.ts';
import { countedLook } from '../domain/look-backs.ts';
import { clockOf } from '../domain/hazard-times.ts';
import { dayOf } from '../domain/inspection.ts';
import { absenceOf, responsibleFor } from '../domain/responsibility.ts';
import type { Bilingual } from '../domain/text.ts';
import { msOfWall } from '../domain/wall-time.ts';
import { couldKnow } from '../domain/case-around.ts';
import { askedNow, department, holders, isHere, standIns, whoseWork, type CaseAround } from './case-people.ts';

/**
 * yours: it is yours to put right. check: to check. decide: to assign, approve or close. decided: what was asked for was granted or not. failed: it
 * was checked and is not right. escalated: the authority has it. taken, rejected, merged, closed, reopened: what became of what you reported. mentioned: somebody asks you. commented: somebody wrote
 * something on what you have in hand, reported or take part in.
 * rebound: what you had, put right or checked has come back. corrected: its record says something else than what you signed or have in hand.
 * judged: people have said how grave what you have in hand is. supervised: it is put on the list (挂牌督办), or the principal asks about it. soon: it is due
 * soon (`hazard-soon.ts`). look-back: the time to look back at it has come; look-back-late: it has passed. overdue: it should have been done. late: a step came after somebody else's and changed nothing, or took the place of what that one had written, both are told, and of what was to go on in a case that had ended also its reporters and whoever has it now; or a look-back after another's of the same planned one; both are told. The rest: what
 * others have to hear of because it was not done in time (`hazard-late.ts`). What may be major, and what nobody answers for, is told by `alerts/case-news.ts`.
 */
export type CaseTopic =
  | 'yours'
  | 'check'
  | 'decide'
  | 'decided'
  | 'failed'
  | 'taken'
  | 'rejected'
  | 'merged'
  | 'escalated'
  | 'closed'
  | 'reopened'
  | 'rebound'
  | 'corrected'
  | 'mentioned'
  | 'commented'
  | 'judged'
  | 'supervised'
  | 'soon'
  | 'look-back'
  | 'look-back-late'
  | 'overdue'
  | 'late'
  | 'accept-late'
  | 'interim-late'
  | 'plan-late'
  | 'report-late'
  | 'urge-late';

/** `key`: the same key is told a person once. `at`: by when something is due, UTC ms. `by`: who took the step; `note`: what was said with it. `why`: how it stands. */
export type CaseNotice = {
  personIds: string[];
  topic: CaseTopic;
  key: string;
  data: {
    hazardId: string;
    what: Bilingual;
    place: string;
    at: number | null;
    by: string;
    note: string;
    why?: Bilingual;
  };
};

type Say = (topic: CaseTopic, personIds: readonly (string | undefined)[], key: string) => CaseNotice[];

/** Nobody is told what he did himself, nor who works here no more. */
export function saying(
  hazard: Hazard,
  by: { id: string; name: string },
  note: string,
  { people, now }: CaseAround,
  at = clockOf(hazard, now).dueAt,
): Say {
  const here = new Set(people.filter(({ left, role }) => !left && role !== 'admin').map(({ id }) => id));
  const data = {
    hazardId: hazard.id,
    what: hazard.text,
    place: hazard.placeName,
    at,
    by: by.name,
    note,
  };
  return (topic, personIds, key) => {
    const told = [...new Set(personIds)].filter((id) => id !== undefined && id !== by.id && here.has(id));
    return told.length === 0 ? [] : [{ personIds: told as string[], topic, key: `${topic} ${hazard.id} ${key}`, data }];
  };
}

/** Whose turn it is now, told as what it is: to check, to decide, or to put right. */
function turn(hazard: Hazard, around: CaseAround, say: Say, key: string): CaseNotice[] {
  const waits = waitsFor(hazard);
  if (!waits) return [];
  const topic = turnTopic(hazard, waits);
  if ('office' in waits) return say(topic, holders(waits.office, around), key);
  return [
    ...say(topic, [waits.person.id], key),
    ...say(topic, standIns(hazard, waits.person.id, around), standKey(hazard)),
  ];
}

function turnTopic({ state }: Hazard, waits: Waiting): 'check' | 'decide' | 'yours' {
  if (state === 'to-verify') return 'check';
  return 'office' in waits ? 'decide' : 'yours';
}

/** The same whether it is said by the step or, where somebody was away only afterwards, by the clock. */
const standKey = (hazard: Hazard): string => `stand-in ${handlingOf(hazard).since}`;

/** So long after it came to somebody who is away, it is no news to whoever stands in. */
const standNewsMs = 30 * 24 * 3_600_000;

/** Who has to be told that a case waits for somebody who is away, and so for them. */
export function noticesOfAbsence(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const waits = waitsFor(hazard);
  if (!waits || 'office' in waits) return [];
  const away = absenceOf(around.book, waits.person.id, dayOf(around.now, around.timeZone));
  if (!away) return [];
  const from = Math.max(handlingOf(hazard).since, msOfWall(away.from, 0, around.timeZone));
  if (around.now >= from + standNewsMs) return [];
  const say = saying(hazard, { id: '', name: '' }, '', around);
  return say(turnTopic(hazard, waits), standIns(hazard, waits.person.id, around), standKey(hazard));
}

/** Steps after which somebody else has to do the next thing. */
const passesOn: ReadonlySet<HazardDo> = new Set([
  'appeal',
  'assign',
  'come-back',
  'extend',
  'grant-hand-on',
  'hand-on',
  'move',
  'pass',
  'plan',
  'rectify',
  'reopen',
  'send-back',
]);
const decisions: ReadonlySet<HazardDo> = new Set([
  'approve-plan',
  'grant-extension',
  'refuse-extension',
  'refuse-hand-on',
  'return-plan',
]);

/** Who has to be told of a step. `hazard`: as it is after it. A step that changed nothing concerns nobody. */
export function noticesOfStep(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { said, stepId } = step;
  if (said.do === 'took-in') return [];
  if (said.do === 'source-withdrawn' || said.do === 'source-corrected') return recordChanged(hazard, step, around);
  if (step.without) return cameTooLate(hazard, step, around);
  const note = 'note' in said ? said.note : '';
  const say = saying(hazard, step, note, around);
  const { person } = handlingOf(hazard);
  const whose = person ? [person.id, ...standIns(hazard, person.id, around)] : [];
  const reporter = reportersOf(hazard);
  const isBack = step.again || (hazard.state === 'reopened' && (said.do === 'reopen' || said.do === 'look-back'));
  const isFirst = handlingOf(hazard).steps.filter((one) => one.said.do === 'assign' && !one.without).length === 1;
  return onceEach([
    ...(passesOn.has(said.do) || isElsewhereNow(step) || isBack ? turn(hazard, around, say, stepId) : []),
    ...(decisions.has(said.do) ? say('decided', whose, stepId) : []),
    ...(said.do === 'fail' ? say('failed', whose, stepId) : []),
    ...(said.do === 'assign' && isFirst ? say('taken', reporter, 'taken') : []),
    ...(said.do === 'reject' ? say('rejected', reporter, stepId) : []),
    ...(said.do === 'merge' ? say('merged', reporter, stepId) : []),
    ...(said.do === 'escalate' ? say('escalated', whose, stepId) : []),
    ...(ends(hazard, said.do) ? say('closed', reporter, stepId) : []),
    ...(isBack ? [...say('rebound', whoseWork(hazard, around), stepId), ...say('reopened', reporter, stepId)] : []),
    ...(step.extra === 'second' ? lookedTwice(hazard, step, around) : []),
    ...(said.do === 'comment' ? say('mentioned', said.mentions, stepId) : []),
    ...(said.do === 'comment' ? say('commented', listening(hazard, said.mentions, around), stepId) : []),
    ...(said.do === 'progress' && said.outside
      ? say('commented', [...whose, ...holders('safety_office', around)], stepId)
      : []),
    ...(said.do === 'judge' ? say('judged', whose, stepId) : []),
    ...(said.do === 'supervise' || said.do === 'urge'
      ? say('supervised', [...whose, ...department(hazard, around)], stepId)
      : []),
    ...takesPlace(hazard, step, around),
  ]);
}

/**
 * What two have written in one place, where the last that comes in stands: whoever wrote the one before, and who takes its place without having known of it. Said
 * well before it came in, it was said without a network.
 */
function takesPlace(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const place = places.find((one) => one.has(step.said.do));
  if (!place) return [];
  const { steps } = handlingOf(hazard);
  const before = steps.slice(0, steps.indexOf(step)).findLast(({ said, without }) => !without && place.has(said.do));
  if (!before || before.id === step.id) return [];
  const isUnknowing = !couldKnow(before, { saidAt: step.at, now: step.receivedAt ?? step.at });
  const say = saying(hazard, { id: '', name: step.name }, '', around);
  return because(lastStands, say('late', isUnknowing ? [step.id, before.id] : [before.id], step.stepId));
}
const places: readonly ReadonlySet<string>[] = [
  new Set(['supervise', 'lift-supervision'] satisfies HazardDo[]),
  new Set(['report-up'] satisfies HazardDo[]),
];
const lastStands: Bilingual = {
  zh: '先后有两个人写了这一项，以后到的为准，两条都在隐患的时间线上',
  en: 'Two people wrote this: the one that came in last stands, and both are on the timeline',
};

/** Whose turn it is, who has it, and who has signed for what was read before: the plan, the re-check, the judgement, the closing. */
function recordChanged(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { person, checker, plan, judged, checked, closed } = handlingOf(hazard);
  const signed = [plan?.approved, judged, checked, closed].map((one) => one?.by.id);
  const say = saying(hazard, step, '', around);
  return say('corrected', [...askedNow(hazard, around), person?.id, checker?.id, ...signed], step.stepId);
}

/** Whoever said that it is still there, and is given it, hears that it is theirs, and not that it was taken up as well. */
function onceEach(notices: readonly CaseNotice[]): CaseNotice[] {
  const told = new Set<string>();
  return notices.flatMap((one) => {
    const personIds = one.personIds.filter((id) => !told.has(id));
    personIds.forEach((id) => told.add(id));
    return personIds.length > 0 ? [{ ...one, personIds }] : [];
  });
}

/** Whose it is now, who has it or checks it, who reported it, and who has taken part in what is written about it; but those who are asked by name. */
function listening(hazard: Hazard, asked: readonly string[], around: CaseAround): readonly (string | undefined)[] {
  const { person, checker, steps } = handlingOf(hazard);
  const wrote = steps.flatMap(({ id, said }) => (said.do === 'comment' ? said.mentions.concat(id) : []));
  const all = [...askedNow(hazard, around), person?.id, checker?.id, ...reportersOf(hazard), ...wrote];
  return all.filter((id) => id === undefined || !asked.includes(id));
}

/** Others may have to look at it there than where it was said to be first. */
const isElsewhereNow = ({ said }: HazardStep): boolean => said.do === 'amend' && said.toPlaceId !== undefined;

/** What a case that was put right ends with. */
const ends = ({ state }: Hazard, step: HazardStep['said']['do']): boolean =>
  step === 'close' || step === 'confirm' || (step === 'come-back' && state === 'closed');

/**
 * Who has to be told that the case goes on no more into which the own report was merged: each about the own report. `merged`: those
 * that were merged into it; the step as in `noticesOfStep`.
 */
export function noticesOfMerged(
  merged: readonly Hazard[],
  hazard: Hazard,
  step: HazardStep,
  around: CaseAround,
): CaseNotice[] {
  const { said, stepId } = step;
  const topic = said.do === 'reject' ? 'rejected' : 'closed';
  if (step.without || (said.do !== 'reject' && !ends(hazard, said.do))) return [];
  const note = 'note' in said ? said.note : '';
  // Who saw either of them is told of the one that goes on.
  const told = reportersOf(hazard);
  return merged.flatMap((one) => {
    const reporters = reportersOf(one).filter((id) => id === one.reportedBy || !told.includes(id));
    return saying(one, step, note, around)(topic, reporters, stepId);
  });
}

/** Who has to be told that a closed case was seen again at its place: whoever has to take it up, whose work it was, and whoever reported it. `seen`: by whom, and the entry. */
export function noticesOfComeBack(
  hazard: Hazard,
  seen: { id: string; by: string; name: string },
  around: CaseAround,
): CaseNotice[] {
  if (hazard.state !== 'reopened' || handlingOf(hazard).on !== seen.id) return [];
  const say = saying(hazard, { id: seen.by, name: seen.name }, '', around);
  return onceEach([
    ...turn(hazard, around, say, seen.id),
    ...say('rebound', whoseWork(hazard, around), seen.id),
    ...say('reopened', reportersOf(hazard), seen.id),
  ]);
}

/** Whoever took it, and whoever had acted before, so that the two can speak; where nobody else had, whoever has the case. */
function cameTooLate(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  if (isOfEnded(step)) return standsStill(hazard, step, around);
  const first = answeredBefore(hazard, step) ?? firstBefore(hazard, step);
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  const has = step.without === 'step-not-yours' ? handlingOf(hazard).person?.id : undefined;
  return because(notCounted, say('late', [step.id, first?.id, has], step.stepId));
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
const notMerged: Bilingual = {
  zh: '要并入的那件已经结束，这件没有并入，还由安全办公室处理',
  en: 'The case it was to go on in has ended: this one was not merged, and is still with the safety office',
};

/** Who spoke of what its reporter takes back, took it off the watch list, or merged in what makes it the own work: they moved nothing on. */
function answeredBefore(hazard: Hazard, step: HazardStep): Who | undefined {
  const { steps, supervised } = handlingOf(hazard);
  if (step.said.do === 'lift-supervision') return supervised?.lifted?.by;
  if (step.said.do === 'judge' && step.without === 'own-work')
    return steps.findLast(({ said, suspects }) => said.do === 'took-in' && suspects?.includes(step.id))?.mergedBy;
  if (step.said.do !== 'take-back') return undefined;
  const seen = hazard.sightings?.at(-1);
  return (
    steps.findLast((one) => one !== step && !one.without && one.said.do !== 'amend') ??
    (seen && { id: seen.by, name: seen.byName })
  );
}

/** Who had acted, or has it now. */
function firstBefore(hazard: Hazard, step: HazardStep): Who | null | undefined {
  const { person } = handlingOf(hazard);
  const last = movedLast(hazard);
  return last?.id === step.id ? person : last;
}

/** Whoever moved it last: by a step, by merging another case into it, or by seeing it again. */
function movedLast({ handling, sightings = [] }: Hazard): Who | undefined {
  if (!handling?.on) return undefined;
  const { on, steps } = handling;
  const step = steps.find(({ stepId }) => stepId === on);
  if (step) return step.mergedBy ?? step;
  // A checklist that found it graver has another id than what was seen there.
  const seen = sightings.find(({ id }) => id === on) ?? sightings.findLast((one) => confirms(one.seen));
  return seen && { id: seen.by, name: seen.byName };
}

/** Two have looked at it without knowing of each other, and one look was planned. */
function lookedTwice(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { steps } = handlingOf(hazard);
  const first = countedLook(steps.slice(0, steps.indexOf(step)));
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  return because(notCounted, say('late', [step.id, first?.id], step.stepId));
}

/** What nobody has in hand yet: of the rest the step tells that gave it to somebody, and a correction of its record is no news. */
const isNews: ReadonlySet<HazardState> = new Set<HazardState>(['reported', 'fixed-on-spot', 'reopened']);

/** Who has to be told of what was just reported; nobody yet of what nobody answers for, which is told as that. */
export function noticesOfReport(hazard: Hazard, around: CaseAround): CaseNotice[] {
  if (!isNews.has(hazard.state)) return [];
  const { book, place, now, timeZone } = around;
  const say = saying(hazard, { id: hazard.reportedBy, name: hazard.reportedByName }, hazard.note, around);
  const { via } = responsibleFor(book, place, categoryOf(hazard), dayOf(now, timeZone), isHere(around));
  const isUnowned = hazard.state === 'reported' && book.rules.length > 0 && via === 'office';
  return isUnowned ? [] : turn(hazard, around, say, 'reported');
}
