// Whom a case concerns now: from a step that was taken, a report that came in, or the clock, to whom is told what.
import { categoryOf, reportersOf, type Hazard } from '../domain/hazard.ts';
import {
  barredFrom,
  handlingOf,
  waitsFor,
  type HazardDo,
  type HazardStep,
  type Waiting,
} from '../domain/hazard-handling.ts';
import { checksWork, rankAt } from '../domain/hazard-rules.ts';
import { countedLook } from '../domain/look-backs.ts';
import { lateOf, type Late } from '../domain/hazard-late.ts';
import { soonOf, type Soon } from '../domain/hazard-soon.ts';
import { clockOf, type Rung } from '../domain/hazard-times.ts';
import { dayOf } from '../domain/inspection.ts';
import type { Person } from '../domain/person.ts';
import type { Place } from '../domain/place.ts';
import { absenceOf, responsibleFor, type Responsibility } from '../domain/responsibility.ts';
import type { Bilingual } from '../domain/text.ts';
import { msOfWall } from '../domain/wall-time.ts';

/**
 * yours: it is yours to put right. check: to check. decide: to assign, approve or close. decided: what was asked for was granted or not. failed: it
 * was checked and is not right. escalated: the authority has it. taken, rejected, merged, closed, reopened: what became of what you reported. mentioned: somebody asks you. commented: somebody wrote
 * something on what you have in hand, reported or take part in.
 * judged: people have said how grave what you have in hand is. supervised: it is put on the list (挂牌督办), or the principal asks about it. soon: it is due
 * soon (`hazard-soon.ts`). look-back: the time to look back at it has come; look-back-late: it has passed. overdue: it should have been done. late: a step came after somebody else's and changed nothing, or a look-back after another's of the same planned one; both are told. The rest: what
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

/** `key`: the same key is told a person once. `at`: by when something is due, UTC ms. `by`: who took the step; `note`: what was said with it. */
export type CaseNotice = {
  personIds: string[];
  topic: CaseTopic;
  key: string;
  data: { hazardId: string; what: Bilingual; place: string; at: number | null; by: string; note: string };
};

/** `people`: everybody with an account. `now` in UTC ms. */
export type CaseAround = {
  place: Place;
  book: Responsibility;
  people: readonly Person[];
  timeZone: string;
  now: number;
};

type Say = (topic: CaseTopic, personIds: readonly (string | undefined)[], key: string) => CaseNotice[];

/** Nobody is told what he did himself, nor who works here no more. */
function saying(
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

/** Those who hold an office at the place; where nobody does, who stands above it. */
function holders(office: Extract<Waiting, { office: unknown }>['office'], { people, place }: CaseAround): string[] {
  const least = { safety_office: 1, vice_principal: 2, principal: 3 }[office];
  const fit = people.filter((one) => !one.left && rankAt(one, place) >= least);
  const first = fit.filter(({ role }) => role === office);
  const lowest = Math.min(...fit.map((one) => rankAt(one, place)));
  return (first.length > 0 ? first : fit.filter((one) => rankAt(one, place) === lowest)).map(({ id }) => id);
}

/**
 * Who acts for somebody who is away today: whoever stands in, where that is nobody the head of the department, or, of a re-check, the
 * safety office. Nobody for whoever is here.
 */
function standIns(hazard: Hazard, personId: string, around: CaseAround): readonly string[] {
  const day = dayOf(around.now, around.timeZone);
  const away = absenceOf(around.book, personId, day);
  if (!away) return [];
  const deputy = around.people.find(({ id }) => id === away.deputyId);
  const isCheck = hazard.state === 'to-verify';
  const isHere = deputy && !deputy.left && deputy.role !== 'admin' && !absenceOf(around.book, deputy.id, day);
  if (isHere && (!isCheck || checksWork(deputy))) return [deputy.id];
  return isCheck ? holders('safety_office', around) : department(hazard, around);
}

/** Whoever has to do the next thing, and who acts for that person today. */
function askedNow(hazard: Hazard, around: CaseAround): readonly string[] {
  const waits = waitsFor(hazard);
  if (!waits) return [];
  if ('office' in waits) return holders(waits.office, around);
  return [waits.person.id, ...standIns(hazard, waits.person.id, around)];
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
  if (said.do === 'source-withdrawn' || said.do === 'source-corrected' || said.do === 'took-in') return [];
  if (step.without) return cameTooLate(hazard, step, around);
  const note = 'note' in said ? said.note : '';
  const say = saying(hazard, step, note, around);
  const { person } = handlingOf(hazard);
  const whose = person ? [person.id, ...standIns(hazard, person.id, around)] : [];
  const reporter = reportersOf(hazard);
  const isFirst = handlingOf(hazard).steps.filter((one) => one.said.do === 'assign' && !one.without).length === 1;
  return onceEach([
    ...(passesOn.has(said.do) || isElsewhereNow(step) ? turn(hazard, around, say, stepId) : []),
    ...(decisions.has(said.do) ? say('decided', whose, stepId) : []),
    ...(said.do === 'fail' ? say('failed', whose, stepId) : []),
    ...(said.do === 'assign' && isFirst ? say('taken', reporter, 'taken') : []),
    ...(said.do === 'reject' ? say('rejected', reporter, stepId) : []),
    ...(said.do === 'merge' ? say('merged', reporter, stepId) : []),
    ...(said.do === 'escalate' ? say('escalated', whose, stepId) : []),
    ...(ends(hazard, said.do) ? say('closed', reporter, stepId) : []),
    ...(hazard.state === 'reopened' && (said.do === 'reopen' || said.do === 'look-back')
      ? say('reopened', reporter, stepId)
      : []),
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
  ]);
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
  return merged.flatMap((one) => saying(one, step, note, around)(topic, reportersOf(one), stepId));
}

/** Who has to be told that a closed case was seen again at its place: whoever has to take it up, and whoever reported it. `seen`: by whom, and the entry. */
export function noticesOfComeBack(
  hazard: Hazard,
  seen: { id: string; by: string; name: string },
  around: CaseAround,
): CaseNotice[] {
  if (hazard.state !== 'reopened' || handlingOf(hazard).on !== seen.id) return [];
  const say = saying(hazard, { id: seen.by, name: seen.name }, '', around);
  return onceEach([...turn(hazard, around, say, seen.id), ...say('reopened', reportersOf(hazard), seen.id)]);
}

/** Whoever took it, and whoever had acted before, so that the two can speak. */
function cameTooLate(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { on, steps } = handlingOf(hazard);
  const first = steps.find(({ stepId }) => stepId === on);
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  return say('late', [step.id, first?.id], step.stepId);
}

/** Two have looked at it without knowing of each other, and one look was planned. */
function lookedTwice(hazard: Hazard, step: HazardStep, around: CaseAround): CaseNotice[] {
  const { steps } = handlingOf(hazard);
  const first = countedLook(steps.slice(0, steps.indexOf(step)));
  const say = saying(hazard, { id: '', name: first?.name ?? '' }, '', around);
  return say('late', [step.id, first?.id], step.stepId);
}

const isHere =
  ({ people }: CaseAround) =>
  (id: string): boolean =>
    people.some((one) => one.id === id && !one.left && one.role !== 'admin');

/** Head and deputies of the department that has it, as far as they work here. */
function leaders(hazard: Hazard, around: CaseAround): readonly string[] {
  const dept = around.book.departments.find(({ id }) => id === handlingOf(hazard).deptId);
  return dept ? [...(dept.headId ? [dept.headId] : []), ...dept.deputies].filter(isHere(around)) : [];
}

/** The head of the department that has it, without one its deputies; where no department has it, the safety office. */
function department(hazard: Hazard, around: CaseAround): readonly string[] {
  const dept = around.book.departments.find(({ id }) => id === handlingOf(hazard).deptId);
  const those = leaders(hazard, around);
  if (those.length === 0) return holders('safety_office', around);
  return dept?.headId === those[0] ? those.slice(0, 1) : those;
}

/** Who has to be told of what was just reported; nobody yet of what nobody answers for, which is told as that. */
export function noticesOfReport(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const { book, place, now, timeZone } = around;
  const say = saying(hazard, { id: hazard.reportedBy, name: hazard.reportedByName }, hazard.note, around);
  const { via } = responsibleFor(book, place, categoryOf(hazard), dayOf(now, timeZone), isHere(around));
  const isUnowned = hazard.state === 'reported' && book.rules.length > 0 && via === 'office';
  return isUnowned ? [] : turn(hazard, around, say, 'reported');
}

/** Those of an office who may take the next step; the own work is nobody's to decide. */
const free = (hazard: Hazard, ids: readonly string[]): readonly string[] => {
  const barred = new Set(barredFrom(hazard));
  const others = ids.filter((id) => !barred.has(id));
  return others.length > 0 ? others : ids;
};

/** Who has to be told that something of a case is due soon, each deadline once. */
export function remindersOf(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const whom: Record<Soon['owed'], () => readonly string[]> = {
    step: () => free(hazard, askedNow(hazard, around)),
    repair: () => responsibleNow(hazard, around),
    interim: () => responsibleNow(hazard, around),
    judge: () => holders('vice_principal', around),
    report: () => holders('safety_office', around),
    'look-back': () => free(hazard, holders('safety_office', around)),
  };
  return soonOf(hazard, around.now).flatMap(({ owed, dueAt }) => {
    const topic = owed === 'look-back' ? owed : 'soon';
    return saying(hazard, { id: '', name: '' }, '', around, dueAt)(topic, whom[owed](), String(dueAt));
  });
}

/** Whoever puts it right, and who acts for that person today; the office where nobody has it yet. */
function responsibleNow(hazard: Hazard, around: CaseAround): readonly string[] {
  const { person } = handlingOf(hazard);
  return person ? [person.id, ...standIns(hazard, person.id, around)] : askedNow(hazard, around);
}

/** Who has to be told that a case is overdue: one rung after the other, each once as long as the same is due. */
export function noticesOfClock(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const { rung, dueAt, owed } = clockOf(hazard, around.now);
  if (rung === 'none') return [];
  if (owed === 'look-back') return lateLookBack(hazard, { rung, dueAt }, around);
  const those = leaders(hazard, around);
  const whom: Record<Exclude<Rung, 'none'>, readonly (string | undefined)[]> = {
    owner: askedNow(hazard, around),
    department: those.length > 0 ? those : department(hazard, around),
    vice_principal: holders('vice_principal', around),
    principal: holders('principal', around),
  };
  return saying(hazard, { id: '', name: '' }, '', around)('overdue', whom[rung], `${rung} ${dueAt}`);
}

/** It is no department's: the safety office at once, then up. */
function lateLookBack(
  hazard: Hazard,
  { rung, dueAt }: { rung: Exclude<Rung, 'none'>; dueAt: number | null },
  around: CaseAround,
): CaseNotice[] {
  const office = rung === 'owner' || rung === 'department' ? 'safety_office' : rung;
  const whom = office === 'safety_office' ? free(hazard, holders(office, around)) : holders(office, around);
  return saying(hazard, { id: '', name: '' }, '', around)('look-back-late', whom, `${office} ${dueAt}`);
}

/** Who else has to be told of what was not done in time: each stage of it once, whatever else is overdue of the case. */
export function noticesOfLate(hazard: Hazard, around: CaseAround): CaseNotice[] {
  const owner = askedNow(hazard, around);
  const principal = holders('principal', around);
  return lateOf(hazard, around.now).flatMap(({ what, dueAt, stage }) => {
    const told: Record<Late['what'], [CaseTopic, readonly string[]]> = {
      // As the ladder tells the owner, under the same key: not twice where both do.
      verify: ['overdue', stage === 0 ? owner : holders('vice_principal', around)],
      recheck: ['overdue', owner],
      accept: ['accept-late', department(hazard, around)],
      interim: ['interim-late', principal],
      judge: ['overdue', holders('vice_principal', around)],
      plan: ['plan-late', principal],
      report: ['report-late', principal],
      urge: ['urge-late', principal],
    };
    const [topic, whom] = told[what];
    const key = topic === 'overdue' ? `${stage === 0 ? 'owner' : 'verify'} ${dueAt}` : `${dueAt} ${stage}`;
    return saying(hazard, { id: '', name: '' }, '', around)(topic, whom, key);
  });
}
