// Whom a case concerns now: from a step that was taken, a report that came in, or the clock, to whom is told what.
import { categoryOf, reportersOf, type Hazard } from '../domain/hazard.ts';
import { handlingOf, waitsFor, type HazardDo, type HazardStep, type Waiting } from '../domain/hazard-handling.ts';
import type { HazardState } from '../domain/hazard-words.ts';
import { dayOf } from '../domain/inspection.ts';
import { absenceOf, responsibleFor } from '../domain/responsibility.ts';
import { msOfWall } from '../domain/wall-time.ts';
import { saying, type CaseNotice, type Say } from './case-notice.ts';
import { cameTooLate, comesBack, givenUnread, overtakes, seenOver } from './case-overtaken.ts';
import { askedNow, department, holders, isHere, standIns, whoseWork, type CaseAround } from './case-people.ts';

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

/** Who has to be told of a step. `hazard`: as it is after it; `on`: as in `overtakes`. */
export function noticesOfStep(hazard: Hazard, step: HazardStep, around: CaseAround, on?: string | null): CaseNotice[] {
  const { said, stepId } = step;
  if (said.do === 'took-in') return [];
  if (said.do === 'source-withdrawn' || said.do === 'source-corrected') return recordChanged(hazard, step, around);
  if (step.without) return cameTooLate(hazard, step, around, on);
  const note = 'note' in said ? said.note : '';
  const say = saying(hazard, step, note, around);
  const { person } = handlingOf(hazard);
  const whose = person ? [person.id, ...standIns(hazard, person.id, around)] : [];
  const reporter = reportersOf(hazard);
  const isBack = comesBack(hazard, step);
  const isFirst = handlingOf(hazard).steps.filter((one) => one.said.do === 'assign' && !one.without).length === 1;
  return onceEach([
    ...overtakes(hazard, step, around, on),
    ...(passesOn.has(said.do) || isElsewhereNow(step) || isBack ? turn(hazard, around, say, stepId) : []),
    ...(decisions.has(said.do) ? say('decided', whose, stepId) : []),
    ...(said.do === 'fail' ? say('failed', whose, stepId) : []),
    ...(said.do === 'assign' && isFirst ? say('taken', reporter, 'taken') : []),
    ...(said.do === 'reject' ? say('rejected', reporter, stepId) : []),
    ...(said.do === 'merge' ? say('merged', reporter, stepId) : []),
    ...(said.do === 'escalate' ? say('escalated', whose, stepId) : []),
    ...(ends(hazard, said.do) ? say('closed', reporter, stepId) : []),
    ...(isBack ? [...say('rebound', whoseWork(hazard, around), stepId), ...say('reopened', reporter, stepId)] : []),
    ...(said.do === 'comment' ? say('mentioned', said.mentions, stepId) : []),
    ...(said.do === 'comment' ? say('commented', listening(hazard, said.mentions, around), stepId) : []),
    ...(said.do === 'progress' && said.outside
      ? say('commented', [...whose, ...holders('safety_office', around)], stepId)
      : []),
    ...(said.do === 'judge' ? say('judged', whose, stepId) : []),
    ...(said.do === 'supervise' || said.do === 'urge'
      ? say('supervised', [...whose, ...department(hazard, around)], stepId)
      : []),
  ]).concat(givenUnread(hazard, step, around, on));
}

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
  const sighting = hazard.sightings?.find(({ id }) => id === seen.id);
  return onceEach([
    ...(sighting ? seenOver(hazard, sighting, around, seen.id) : []),
    ...turn(hazard, around, say, seen.id),
    ...say('rebound', whoseWork(hazard, around), seen.id),
    ...say('reopened', reportersOf(hazard), seen.id),
  ]);
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
