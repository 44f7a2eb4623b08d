import { barredFrom } from './barred-from.ts';
import { expect, test } from 'vitest';
import * as cases from '../../tests/cast-cases.ts';
import * as cast from '../../tests/cast.ts';
import * as chance from '../../tests/chance-sightings.ts';
import { sized } from '../../tests/proof/size.ts';
import { Random } from '../../tests/simulation/random.ts';
import { gradeRank, type Hazard } from './hazard.ts';
import type { InspectionRecord } from './documents.ts';
import { handlingOf, interimOf, isSupervised, isTakenBack, waitsFor, type HazardDo } from './hazard-handling.ts';
import { rankAt, rankOfOffice } from './case-ranks.ts';
import { owedOf } from './hazard-times.ts';
import { isOver } from './hazard-words.ts';
import type { Person } from './person.ts';

const evidenceOf = (hazard: Hazard): string[] => {
  const { rectified, steps } = handlingOf(hazard);
  const back = steps.filter(({ said }) => said.do === 'come-back');
  return [...(rectified?.photos ?? []), ...back.flatMap(({ photos }) => photos)];
};

/** An outside firm, which looks after some places. */
const firm: Person = {
  id: cast.id(740),
  name: '安达消防',
  username: 'anda',
  role: 'vendor',
  scope: [cast.dorm3.id],
};
const everybody = [...cases.everybody, firm];

const withSomebody = new Set(['assigned', 'rectifying', 'to-verify', 'verified', 'extension-review', 'plan-review']);
const ends = ['archived', 'closed', 'merged', 'rejected'];

/** What is said of it beside its steps: the record it came from said again or taken back; seen, found or reported once more. */
const beside = ['correct', 'withdraw', 'see', 'find', 'late', 'report'] as const;
type Beside = (typeof beside)[number];
type Act = HazardDo | Beside;
const isBeside = (what: Act): what is Beside => (beside as readonly Act[]).includes(what);

/** `into`: the case it was merged into; `finder`: who has found it again in a checklist; `second`: the case of its own that this made. */
type Beyond = { into: Hazard; finder: string | null; second: Hazard | undefined };

/** What no state may break, whoever did what before: which of the rules are broken. */
function broken(hazard: Hazard, before: Hazard, what: Act, { into, finder, second }: Beyond): string[] {
  const { person, rectified, checked, closed, judged, plan } = handlingOf(hazard);
  const { state, grade, due } = hazard;
  const isDone = state === 'closed' || state === 'archived';
  const rules: Record<string, boolean> = {
    'three endings, and looked back at': !isOver(state) || ends.includes(state) || isNoFinding(hazard),
    'taken back by its reporter, before anybody had said a word of it':
      what !== 'take-back' || state !== 'rejected' || isTakenBackAtOnce(hazard),
    'an owner always': isOver(state) || waitsFor(hazard) !== null,
    'whoever reported, raised or saw it takes back or lowers alone nothing that may be major':
      before.grade !== 'MS' || (state !== 'withdrawn' && state !== 'rejected' && !isLoweredByReporter(hazard, before)),
    'what may be major is as grave in the case it was merged into':
      what !== 'merge' || state !== 'merged' || isOver(into.state) || gradeRank(into.grade) >= gradeRank(grade),
    'what is added has an owner, there or in the case it was merged into':
      !isAddition(hazard, what) || !isOver(state) || (state === 'merged' && !isOver(into.state)),
    'somebody is responsible': !withSomebody.has(state) || person !== null,
    'the checker is not the rectifier':
      !checked || (checked.by.id !== rectified?.by.id && checked.by.id !== person?.id),
    'an outside firm checks and closes nothing': checked?.by.id !== firm.id && closed?.by.id !== firm.id,
    'what meets a point of the guide is lowered by a judgement only':
      hazard.majorRefs.length === 0 || judged !== null || gradeRank(grade) >= gradeRank('MS'),
    'no closing without evidence': !isDone || evidenceOf(hazard).length > 0,
    'no closing of what is to be judged': !isDone || grade !== 'MS',
    'the closer is not the checker': !isDone || !checked || closed?.by.id !== checked.by.id,
    'the closer is neither the rectifier nor whoever is responsible':
      !isDone || (closed !== null && closed.by.id !== rectified?.by.id && closed.by.id !== person?.id),
    '后勤 closes nothing that was given to anybody': !isDone || !person || closed?.by.id !== cases.zong.id,
    'no work without an approved plan': state !== 'rectifying' || (grade === 'G' && due !== 'DP') || !!plan?.approved,
    'major only when judged': grade !== 'M' || judged?.grade === 'M',
    'only a judgement lowers what may be major': before.grade !== 'MS' || grade === 'MS' || what === 'judge',
    'lowered only when given out, or judged, or while nobody had acted':
      gradeRank(grade) >= gradeRank(before.grade) ||
      what === 'judge' ||
      (what === 'assign' && before.state === 'reported' && !before.handling?.judged) ||
      what === 'correct' ||
      isNoRebound(hazard, before),
    'what is judged to be major is on the watch list where the judgement says so':
      what !== 'judge' || grade !== 'M' || !saysWatch(hazard) || isSupervised(hazard),
    'what should have been put right on the spot and was not has a day':
      !hazard.notOnSpot || due !== 'D0' || what === 'assign',
    'that it was seen or found again ends nothing':
      !['see', 'find', 'late', 'report'].includes(what) || isOver(before.state) || !isOver(state),
    'what was confirmed before it was closed, and comes in after it, makes no second case unless it may be major':
      what !== 'late' || !second || second.grade === 'MS' || !isClosed(before),
    'what somebody still saw after it was closed has come back': what !== 'see' || !isSeenSinceClosed(hazard),
    'what was done against the danger goes along into the case it is merged into':
      what !== 'merge' || state !== 'merged' || isOver(into.state) || !interimOf(before) || interimOf(into) !== null,
    'what is owed against the danger of either is owed, and no later, in the case it is merged into':
      what !== 'merge' ||
      state !== 'merged' ||
      isOver(into.state) ||
      interimOf(into) !== null ||
      guardAt(before) >= guardAt(into),
    'what was done against the danger has the name of whoever did it': isGuardedByWhoSaidSo(hazard, finder),
    'what was done against the danger, told and judged is not that of an earlier life':
      state !== 'reopened' || before.state === 'reopened' || isOfThisLife(hazard),
  };
  return Object.keys(rules).filter((rule) => !rules[rule]);
}

/** By when something is owed against the danger; never where nothing is. */
const guardAt = (hazard: Hazard): number => owedOf(hazard).find(({ owed }) => owed === 'interim')?.at ?? Infinity;

/** Graver only by what had been closed where it was said to be, which is elsewhere, or of another kind. */
const isNoRebound = (hazard: Hazard, before: Hazard): boolean =>
  before.repeatOf !== undefined && hazard.repeatOf === undefined && before.grade === 'L';

const isClosed = ({ state }: Pick<Hazard, 'state'>): boolean => state === 'closed' || state === 'archived';

const isSeenSinceClosed = ({ state, sightings = [], handling }: Hazard): boolean =>
  isClosed({ state }) && sightings.some(({ seen, at }) => seen !== 'gone' && at > (handling?.closed?.at ?? Infinity));

/** Of steps and of answers: whoever is named has said at that moment what was done. */
function isGuardedByWhoSaidSo(hazard: Hazard, finder: string | null): boolean {
  const interim = interimOf(hazard);
  if (!interim || interim.by.id === hazard.reportedBy || interim.by.id === finder) return true;
  const { steps } = handlingOf(hazard);
  return steps.some(({ id, at, said }) => id === interim.by.id && at === interim.at && 'how' in said);
}

/** Taken up again, it begins anew; what is judged to be major stays so. */
function isOfThisLife(hazard: Hazard): boolean {
  const { interim, reportedUp, urged, outside, rating, judged, reopenedAt, since } = handlingOf(hazard);
  // Given back because whoever had it is gone.
  if (reopenedAt !== since) return true;
  return !interim && !reportedUp && !urged && !outside && !rating && (!judged || hazard.grade === 'M');
}

const isAddition = ({ handling }: Hazard, what: Act): boolean => {
  const said = handling?.steps.at(-1)?.said;
  return what === 'comment' && said !== undefined && 'adds' in said;
};

const saysWatch = ({ handling }: Hazard): boolean => {
  const last = handling?.steps.at(-1);
  const said = last?.without ? undefined : last?.said;
  return said?.do === 'judge' && said.watch !== undefined;
};

/** Above the principal there is nobody in the school. */
function isLoweredByReporter({ handling, grade, reportedBy }: Hazard, before: Hazard): boolean {
  const steps = handling?.steps ?? [];
  const last = steps.at(-1);
  if (last?.said.do !== 'judge' || last.without || grade === 'M' || last.id === cases.xiao.id) return false;
  const spoke = steps.some(
    ({ id, said, without }) => id === last.id && !without && ['raise', 'took-in'].includes(said.do),
  );
  const saw = before.sightings?.some(({ by, seen }) => by === last.id && seen !== 'gone') ?? false;
  return last.id === reportedBy || spoke || saw || (before.also?.includes(last.id) ?? false);
}

const isTakenBackAtOnce = (hazard: Hazard): boolean => {
  const first = hazard.handling?.steps.find(({ said }) => said.do !== 'amend');
  return isTakenBack(hazard) && first?.said.do === 'take-back' && first.id === hazard.reportedBy;
};

/** Its record does not say it any more, and nobody had acted on it: it never was a case (`docs/adr/0005`). */
const isNoFinding = ({ state, from }: Hazard): boolean => state === 'withdrawn' && from === undefined;

/** What is said at random: mostly what could be said, by anybody. */
function anything(random: Random, what: HazardDo, hazard: Hazard, otherId: string): cases.Bare {
  const said: Record<string, unknown> = { ...cases.sayings[what](hazard) };
  const over: Partial<Record<HazardDo, () => object>> = {
    merge: () => ({ into: otherId }),
    assign: () => ({
      grade: random.pick(['G', 'L', hazard.grade, hazard.grade, 'M']),
      personId: random.pick(everybody).id,
      checkerId: random.chance(0.3) ? random.pick(everybody).id : null,
      due: random.pick(['D1', 'D7', 'DP']),
    }),
    judge: () => ({ grade: random.pick(['G', 'L', 'M']), ...(random.chance(0.5) && { watch }) }),
    raise: () => (random.chance(0.5) ? { how: 'guarded' } : {}),
    comment: () => (random.chance(0.5) ? { adds: true } : {}),
    'look-back': () => ({ found: random.pick(['kept', 'rebound', 'out-of-use']) }),
    close: () => ({ opinion: random.pick(['', '验收合格']) }),
    'come-back': () => (random.chance(0.5) ? { outcome: 'close', photos: [cases.picture] } : {}),
  };
  return { ...said, ...over[what]?.() } as cases.Bare;
}

const watch = { leader: '王校', until: '2099-12-31' };
const watching = ['supervise', 'lift-supervision', 'urge', 'report-up'] as const;
const still = new Set<HazardDo>(['amend', 'comment', 'progress', 'interim', 'move', 'rate', ...watching]);
const moving = cases.steps.filter((what) => !still.has(what));
/** The straight way through, so that chance comes to its end now and then. */
const straight: HazardDo[] = [
  ...(['assign', 'accept', 'plan', 'approve-plan', 'judge', 'extend', 'grant-extension'] as const),
  ...(['rectify', 'pass', 'close'] as const),
];
const onward = moving.filter((what) => what !== 'merge' && what !== 'raise');

/** Somebody of the school can take a step that moves it. */
function canGoOn(ledger: cases.Ledger, hazard: Hazard, whoever: readonly Person[] = everybody): boolean {
  const kept = ledger.documents;
  return onward.some((what) =>
    whoever.some((by) => {
      const said = { ...cases.sayings[what](hazard), ...(what === 'close' && { opinion: '验收合格' }) } as cases.Bare;
      const refused = ledger.take(hazard.id, by, said);
      ledger.documents = kept;
      return refused === null;
    }),
  );
}

/** Whoever it waits for can take a step of it; unless all who hold the office would do the own work. */
function ownerCanAct(ledger: cases.Ledger, hazard: Hazard): boolean {
  const waits = waitsFor(hazard);
  if (!waits) return true;
  const least = 'office' in waits ? rankOfOffice[waits.office] : 0;
  const owners = everybody.filter((one) =>
    'person' in waits ? one.id === waits.person.id : rankAt(one, cast.floor2) >= least && one.role !== 'logistics_head',
  );
  const barred = new Set([...barredFrom(hazard), handlingOf(hazard).checked?.by.id]);
  const isBarred = 'office' in waits && owners.every(({ id }) => barred.has(id));
  return isBarred || canGoOn(ledger, hazard, owners);
}

const [inspectionId, itemId] = [cast.id(700), 'Z1-01'];
const fault = cast.photo(itemId, cast.sha256('a lock'));

/** The record it came from, said again or taken back by whoever made it. */
function correct(random: Random, ledger: cases.Ledger, what: 'correct' | 'withdraw'): string | null {
  const record = ledger.read('inspection', inspectionId) as InspectionRecord | undefined;
  if (what === 'withdraw')
    return ledger.say(cast.entry('inspection-withdrawn', { reason: '' }, { subject: inspectionId }), cast.wang);
  const suspected = random.chance(0.4) ? ({ suspectedMajor: true } as const) : {};
  const isWrong = random.chance(0.7);
  const said = cast.answer(itemId, isWrong ? 'fail' : 'pass', { ...suspected, photos: isWrong ? [fault.sha256] : [] });
  const photos = [cast.photo('Z1-09', cast.sha256('the door')), ...(isWrong ? [fault] : [])];
  const reason = record ? { correction: { reason: '写错了' } } : {};
  const body = cast.inspection({ answers: cast.withAnswers(said), photos, ...reason });
  const supersedes = record?.entries.at(-1) ?? null;
  const isNew = random.chance(0.5);
  return ledger.say(
    cast.entry('inspection-submitted', body, { subject: inspectionId, supersedes, ...(isNew && { schema: 7 }) }),
    cast.wang,
  );
}

/** Reported once more by somebody without an account: only of what is open. */
function sayBeside(random: Random, ledger: cases.Ledger, what: Beside, hazard: Hazard, n: number): string | null {
  if (what === 'see') return chance.see(random, ledger, hazard);
  if (what === 'find') return chance.find(random, ledger, hazard);
  if (what === 'late') return chance.handInLate(random, ledger, hazard);
  if (what !== 'report') return correct(random, ledger, what);
  if (isOver(hazard.state)) return 'step-not-now';
  chance.reportTheSame(ledger, n + 1, hazard);
  return null;
}

type Played = {
  beside: Set<Beside>;
  counts: Record<'taken' | 'refused' | 'without', number>;
  reached: Set<string>;
  broken: string[];
};

const secondOf = (ledger: cases.Ledger): Hazard | undefined => ledger.read('hazard', `${chance.round}.${itemId}`);
const isStanding = (hazard: Hazard | undefined): boolean => hazard !== undefined && hazard.state !== 'withdrawn';

function play(seed: number, { beside: heard, counts, reached, broken: all }: Played): void {
  const random = new Random(seed);
  const ledger = new cases.Ledger();
  ledger.put([{ type: 'person', id: firm.id, body: firm }]);
  const photos = random.chance(0.5) ? [cases.picture] : [];
  const other = ledger.report(cast.li);
  const fixed = photos.length > 0 && random.chance(0.5);
  const by = random.pick([cast.wang, cast.li, cases.dian, cases.fen, cases.xiao, firm]);
  const majorRefs = random.chance(0.1) ? [random.pick(['M1', 'M7'])] : undefined;
  const isInspected = random.chance(0.4);
  const isPublic = !isInspected && random.chance(0.2);
  const isFound = () => ledger.read('hazard', `${inspectionId}.${itemId}`) !== undefined;
  if (isInspected) for (let n = 0; n < 99 && !isFound(); n++) correct(random, ledger, 'correct');
  const { id } = isInspected
    ? ledger.hazard(`${inspectionId}.${itemId}`)
    : isPublic
      ? ledger.hazard(chance.reportInPublic(ledger, 0))
      : ledger.report(by, { suspectedMajor: random.chance(0.2), fixed, photos, ...(majorRefs && { majorRefs }) });
  ledger.now += 60_000;
  let seen = ledger.hazard(id);
  for (let i = 0; i < 400; i++) {
    const before = ledger.hazard(id);
    if (random.chance(0.1)) seen = before;
    const step = random.pick(random.chance(0.6) ? straight : random.chance(0.3) ? cases.steps : moving);
    const isBesideIt = random.chance(isOver(before.state) ? 0.03 : 0.1);
    const said = isBesideIt ? random.pick(isInspected ? beside : (['see', 'report'] as const)) : step;
    // What waits on a phone without a network comes in after the closing.
    const what: Act = isInspected && isClosed(before) && i % 20 === 0 ? 'late' : said;
    const stood = isStanding(secondOf(ledger));
    const refused = isBeside(what)
      ? sayBeside(random, ledger, what, before, i)
      : ledger.take(
          id,
          random.pick(everybody),
          anything(random, what, before, other.id),
          random.chance(0.05) ? seen : before,
        );
    const hazard = ledger.hazard(id);
    const without = isBeside(what) ? undefined : hazard.handling?.steps.at(-1)?.without;
    counts[refused ? 'refused' : without ? 'without' : 'taken']++;
    const say = (rule: string): unknown =>
      all.push(`seed ${seed}, ${what} in ${before.state} ${before.grade}: ${rule}`);
    if (refused && hazard !== before) say('refused, and changed something');
    if (refused) continue;
    if (isBeside(what)) heard.add(what);
    if (without && hazard.state !== before.state) say('without effect, and changed something');
    ledger.now += random.int(40) * 3_600_000;
    if (isStanding(hazard)) reached.add(hazard.state);
    const finder = ledger.read('inspection', chance.round) ? cast.li.id : null;
    const second = stood ? undefined : secondOf(ledger);
    const beyond = { into: ledger.hazard(other.id), finder, second: isStanding(second) ? second : undefined };
    broken(hazard, before, what, beyond).forEach(say);
    const { on, person } = handlingOf(hazard);
    // Whose turn it is has not changed.
    if (on === handlingOf(before).on && person?.id === handlingOf(before).person?.id) continue;
    if (!isOver(hazard.state) && !canGoOn(ledger, hazard)) say(`nobody can go on from ${hazard.state}`);
    if (!ownerCanAct(ledger, hazard)) say('whoever it waits for cannot take a step of it');
  }
}

test('no reachable state breaks a rule, and none is without somebody who can go on', () => {
  const played: Played = {
    beside: new Set(),
    counts: { taken: 0, refused: 0, without: 0 },
    reached: new Set(),
    broken: [],
  };
  for (let seed = 1; seed <= sized({ quick: 120, commit: 120, proof: 220 }); seed++) play(seed, played);
  expect(played.broken).toEqual([]);
  expect(Math.min(...Object.values(played.counts)), JSON.stringify(played.counts)).toBeGreaterThan(100);
  expect([...played.beside].sort()).toEqual([...beside].sort());
  const others = ['assigned', 'escalated', 'extension-review', 'fixed-on-spot', 'plan-review', 'rectifying'];
  const last = ['reopened', 'reported', 'to-verify', 'transfer', 'verified'];
  expect([...played.reached].sort()).toEqual([...ends, ...others, ...last].sort());
});
