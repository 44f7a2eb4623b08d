// What people do about hazards they report and are given, and what each of these acts promises when it is done.
import { canonical } from '../../src/domain/canonical.ts';
import type { StepSaid } from '../../src/db/cases.ts';
import { interimMeans, isOver, repairKinds } from '../../src/domain/hazard-words.ts';
import { reportersOf, type Hazard } from '../../src/domain/hazard.ts';
import { handlingOf, type HazardDo } from '../../src/domain/hazard-handling.ts';
import { isGivenTo } from '../../src/domain/case-concerns.ts';
import { daysAfter } from '../../src/domain/calendar.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import type { Person } from '../../src/domain/person.ts';
import { isWithin } from '../../src/domain/place.ts';
import { correctedMs } from '../../src/domain/moment.ts';
import type { Responsibility } from '../../src/domain/responsibility.ts';
import { canteen, dorm3, floor2, id, li, sun, wang, yucai } from '../cast.ts';
import { fen, logistics, sayings, xiao } from '../cast-cases.ts';
import { picture, type Act, type Doing } from './act.ts';
import type { Random } from './random.ts';

const crew: ReadonlySet<string> = new Set([wang.id, li.id, sun.id, fen.id, xiao.id]);
const lead: ReadonlySet<string> = new Set([fen.id, xiao.id]);
const managers: ReadonlySet<string> = new Set([sun.id, ...lead]);
const handles = (_: unknown, person: { id: string }): boolean => crew.has(person.id);

function shotsOf({ random, nth }: Doing, chance: number) {
  if (!random.chance(chance)) return [];
  const { photo, data: bytes } = picture('report', nth, 200 + random.int(1800));
  return [{ photo, bytes, thumb: new Uint8Array([1]).buffer }];
}

const ofAnybody = ['spot', 'spot', 'repair'] as const;
/** 上级检查 is for managers to say. */
const ofManagers = [...ofAnybody, 'authority'] as const;

const report: Act = {
  name: 'report a hazard',
  weight: 5,
  can: handles,
  async run(doing) {
    const { code, db, random, standing, mustStand, came } = doing;
    const shots = shotsOf(doing, 0.6);
    const source = random.pick(managers.has(db.personId) ? ofManagers : ofAnybody);
    const repair = source === 'repair' ? { kind: random.pick(repairKinds) } : null;
    const placeId = random.chance(0.8) ? floor2.id : canteen.id;
    const [suspectedMajor, fixed] = [random.chance(0.1), shots.length > 0 && random.chance(0.2)];
    const interim = suspectedMajor && random.chance(0.5) ? { interim: random.pick(interimMeans) } : {};
    const said = { placeId, source, category: 'electricity' as const, text: '插座发黑', suspectedMajor, fixed, repair };
    const id = await code.reportHazard(db, { ...said, ...interim }, shots);
    if (repair) came('a repair was asked for');
    if (source === 'authority') came('the authority found a hazard');
    for (const shot of shots) mustStand('its photo is kept', standing().photoBytes.has(shot.photo.sha256));
    mustStand(`hazard ${id} is reported`, (await code.hazardHere(db, id))?.reportedBy === db.personId);
    code.deliverSoon();
  },
};

const withPhoto: ReadonlySet<HazardDo> = new Set(['rectify', 'pass', 'progress']);
const departments = [logistics, id(32)];
const never: ReadonlySet<HazardDo> = new Set(['move', 'merge']);
const whatever = (Object.keys(sayings) as HazardDo[]).filter((what) => !never.has(what));
/** The straight way, so that cases come to their end as well. */
const straight: readonly HazardDo[] = ['assign', 'accept', 'plan', 'rectify', 'pass', 'close'];

const ofTheOffice: readonly HazardDo[] = ['assign', 'assign', 'pass', 'close'];
const ofTheLeader: readonly HazardDo[] = ['judge', 'assign', 'approve-plan', 'pass', 'close'];
const roadOf = (personId: string): readonly HazardDo[] =>
  lead.has(personId) ? ofTheLeader : personId === sun.id ? ofTheOffice : straight;

/** The guard puts it right, the supervisor looks at it, the safety office closes it. */
function saidOf(what: HazardDo, hazard: Hazard, random: Random): StepSaid {
  const said = sayings[what](hazard);
  const { photos: _photos, ...bare } = { photos: [], ...said };
  const named = what === 'assign' ? { personId: li.id, checkerId: wang.id } : {};
  const whom = what === 'grant-hand-on' ? { personId: wang.id } : {};
  const dept = 'deptId' in said ? { deptId: random.chance(0.8) ? random.pick(departments) : null } : {};
  return { ...bare, ...named, ...whom, ...dept, ...moreOf(what, hazard, random) } as StepSaid;
}

const signs: ReadonlySet<HazardDo> = new Set(['pass', 'close', 'confirm', 'approve-plan']);

/** What newer phones say as well: who signs, what was done at once, what a repair took. */
function moreOf(what: HazardDo, { repair }: Hazard, random: Random): object {
  if (random.chance(0.4)) return {};
  const signature = { name: '孙静', signedAt: 1, strokes: [] };
  const watch = { leader: '王校', until: '2099-12-31' };
  if (signs.has(what)) return { signature };
  if (what === 'judge') return random.chance(0.5) ? { signature, grade: 'M', watch } : { signature };
  if (what === 'raise') return { how: random.pick(interimMeans) };
  return what === 'rectify' && repair ? { used: '插座一只', yuan: random.int(50) } : {};
}

/**
 * Those of which a screen offers a step. Of a case that somebody has nothing to do with any more the phone leaves it to a manager, and does not ask whether
 * it is time for the step (seed 254754, tier A).
 */
async function offered({ code, db }: Doing, all: readonly Hazard[]): Promise<Hazard[]> {
  const me = (await db.documents.get(['person', db.personId]))?.body as Person | undefined;
  const isTheirs = async (hazard: Hazard): Promise<boolean> => {
    const where = await code.place(db, hazard.placeId);
    const has = handlingOf(hazard).steps.some((step) => step.id === db.personId || isGivenTo(step, db.personId));
    const walksThere = !me || !where || isWithin(where, me.scope);
    return has || walksThere || reportersOf(hazard).includes(db.personId);
  };
  const theirs = await Promise.all(all.map(isTheirs));
  return all.filter((_, n) => theirs[n]);
}

/** What may be taken is taken and is there; what the rules refuse changes nothing. */
async function take(
  doing: Doing,
  hazard: Hazard,
  what: HazardDo,
  said: StepSaid = saidOf(what, hazard, doing.random),
): Promise<boolean> {
  const { code, db, standing, mustStand } = doing;
  const shots = withPhoto.has(what) ? shotsOf(doing, what === 'rectify' ? 1 : 0.3) : [];
  try {
    await code.takeStep(db, hazard, said, shots);
  } catch (error) {
    if (error instanceof code.Refusal) return false;
    throw error;
  }
  const isSaid = [...standing().entries.values()].some(
    ({ entry }) => entry.kind === 'hazard-handled' && entry.subject === hazard.id && entry.body.do === what,
  );
  mustStand(`${what} of ${hazard.id} is recorded`, isSaid);
  code.deliverSoon();
  return true;
}

const handle: Act = {
  name: 'take a step of a case',
  weight: 9,
  can: handles,
  async run(doing) {
    const { code, db, random } = doing;
    const all = await offered(doing, await code.allHazards(db));
    if (all.length === 0) return;
    const hazard = random.pick(all);
    const steps = random.chance(0.3) ? whatever : roadOf(db.personId);
    for (let tries = 0; tries < 6; tries++) {
      const what = random.pick(steps);
      if (await take(doing, hazard, what)) return;
    }
  },
};

/** What is more than 一般, or may be, and goes on its way: whoever has the next step takes it. */
const seeTo: Act = {
  name: 'see to a grave case',
  weight: 12,
  can: ({ documents }, { id: by }) =>
    crew.has(by) && [...documents.values()].some(({ type, body }) => type === 'hazard' && isLarge(body as Hazard)),
  async run(doing) {
    const { code, db, random } = doing;
    const large = await offered(doing, (await code.allHazards(db)).filter(isLarge));
    if (large.length === 0) return;
    const hazard = random.pick(large);
    const way = random.chance(0.15) ? aside : ahead;
    for (const what of way) if (await take(doing, hazard, what)) return;
  },
};
/** More than 一般, or it may be. */
export const isLarge = ({ grade, state }: Hazard): boolean => grade !== 'G' && !isOver(state);
const ahead: readonly HazardDo[] = ['judge', 'approve-plan', 'plan', 'accept', 'rectify', 'pass', 'close', 'assign'];
const aside: readonly HazardDo[] = ['return-plan', 'interim', 'report-up', 'urge', 'reject', 'raise', 'assign'];

/** Two reports of one thing become one case. */
const merge: Act = {
  name: 'merge two cases',
  weight: 9,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    const { code, db, random, came } = doing;
    const all = await code.allHazards(db);
    const fresh = all.filter(({ state }) => state === 'reported');
    if (fresh.length === 0) return;
    const hazard = random.pick(fresh);
    // Mostly what may be; what the rules forbid is refused and changes nothing.
    const others = all.filter(({ id: other, state }) => other !== hazard.id && !isOver(state));
    const into = random.pick(others.length > 0 && random.chance(0.8) ? others : all);
    if (await take(doing, hazard, 'merge', { do: 'merge', into: into.id, note: '' })) came('a case was merged');
  },
};

/** Departments with a head and deputies, who is away, who stands in: whoever keeps the book says it whole. */
function drawBook(random: Random, today: string): Responsibility {
  const somebody = () => random.pick([wang.id, li.id, sun.id]);
  const known = departments.filter(() => random.chance(0.7));
  return {
    departments: known.map((deptId, n) => ({
      id: deptId,
      name: ['总务处', '安保处'][n]!,
      headId: random.chance(0.7) ? somebody() : null,
      deputies: random.chance(0.5) ? [somebody()] : [],
    })),
    rules: known.map((deptId) => ({
      placeId: random.pick([null, dorm3.id, canteen.id]),
      category: random.pick([null, 'electricity' as const]),
      deptId,
      personId: random.chance(0.6) ? somebody() : null,
    })),
    absences: random.chance(0.4)
      ? [{ personId: li.id, from: daysAfter(today, -1), to: daysAfter(today, random.int(3)), deputyId: wang.id }]
      : [],
    checkerMayClose: random.chance(0.3),
  };
}

const sayWhoAnswers: Act = {
  name: 'say who answers for what',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random, mustStand }) {
    const body = drawBook(random, dayOf(correctedMs(await code.moment(db)), yucai.timeZone));
    await code.setResponsibility(db, body);
    const { book } = await code.responsibilityBook(db);
    mustStand('who answers for what is as it was said', canonical(book) === canonical(body));
    code.deliverSoon();
  },
};

/** Camera first, words later, and where it really is: mostly before it has left the phone. */
const amend: Act = {
  name: 'correct a report',
  weight: 4,
  can: handles,
  async run({ code, db, random, came, mustStand }) {
    const isOwn = ({ reportedBy, from, state }: Hazard): boolean =>
      reportedBy === db.personId && from !== undefined && from !== 'kitchen' && state === 'reported';
    const own = (await code.allHazards(db)).filter(isOwn);
    const hazard = own.length > 0 ? random.pick(own) : undefined;
    if (!hazard) return;
    const toPlaceId = random.pick([floor2.id, canteen.id]);
    const severe = random.chance(0.1) && hazard.grade === 'G';
    const better = { text: '插座发黑，有焦味', severe, ...(toPlaceId !== hazard.placeId && { toPlaceId }) };
    await code.amendReport(db, hazard, better);
    const after = await code.hazardHere(db, hazard.id);
    // Another page of the phone may have said another place meanwhile, or given the case out: then the word stands on it without effect.
    const isSaid = !('toPlaceId' in better) || after?.placeId === toPlaceId || after?.state !== 'reported';
    mustStand(`report ${hazard.id} says what was corrected`, isSaid);
    came('a report was corrected');
    code.deliverSoon();
  },
};

/** What would have been a report of its own, told of a case that is known. */
const add: Act = {
  name: 'add to a known case',
  weight: 3,
  can: handles,
  async run(doing) {
    const { code, db, random, came } = doing;
    const open = (await code.allHazards(db)).filter(({ state }) => !isOver(state));
    if (open.length === 0) return;
    const said = { note: '又看到了', severe: random.chance(0.2), interim: random.pick([null, ...interimMeans]) };
    const more = random.chance(0.5) ? { authority: true as const, repair: random.pick(repairKinds) } : {};
    await code.addToCase(db, random.pick(open), { ...said, ...more }, shotsOf(doing, 0.4));
    came('a case was added to');
    code.deliverSoon();
  },
};

export const caseActs: readonly Act[] = [report, amend, add, handle, seeTo, merge, sayWhoAnswers];
