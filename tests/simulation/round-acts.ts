// What guards and wardens do on their rounds, and what each of these acts promises when it is done.
import type { Arriving } from '../../src/db/round-acts.ts';
import type { RoundLine } from '../../src/db/rounds.ts';
import { emptyCalendar, daysAfter, type Calendar } from '../../src/domain/calendar.ts';
import { dayOf } from '../../src/domain/inspection.ts';
import type { MicroAsk } from '../../src/domain/micro.ts';
import { correctedMs } from '../../src/domain/moment.ts';
import type { Person } from '../../src/domain/person.ts';
import { onDays, type Plan } from '../../src/domain/plan.ts';
import { turnReasons, type Shift } from '../../src/domain/shift.ts';
import { li, sun, wang, yucai } from '../cast.ts';
import { plan, shift } from '../cast-rounds.ts';
import { picture, type Act, type Doing } from './act.ts';

/** Round the clock as well. Wang is named besides, Li walks only when on duty. */
export const allDay: Shift = shift({ from: '00:00', to: '24:00', days: [[li.id], [wang.id, li.id]] });

/** Twice a day, day and night, so that whatever the hour is a round is due. */
export const roundTheClock: Plan = plan({
  who: { people: [wang.id], roles: [], shifts: [allDay.id] },
  when: {
    each: 'day',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '00:00', to: '24:00', every: 720 }],
  },
  // Every other arrival, so that few points are enough.
  micro: 2,
});

export const walkers: ReadonlySet<string> = new Set([wang.id, li.id]);
const walks = (_: unknown, person: { id: string }): boolean => walkers.has(person.id);

const walkerOf = ({ db }: Doing): Person => [wang, li].find(({ id }) => id === db.personId)!;

/** What this phone takes for the time, UTC ms. */
const hour = async ({ code, db }: Doing): Promise<number> => correctedMs(await code.moment(db));

/** The rounds that may be walked now by this phone's clock, begun ones among them; of two who walk one together, that one. */
async function linesOf(doing: Doing): Promise<RoundLine[]> {
  const { code, db, pair } = doing;
  if (pair?.roundId) {
    const here = await code.theRound(db, pair.roundId, walkerOf(doing), await hour(doing));
    return here ? [here] : [];
  }
  return (await code.ownRounds(db, walkerOf(doing), await hour(doing))).now.filter(
    ({ standing }) => standing !== 'ahead',
  );
}
const begun = async (doing: Doing): Promise<RoundLine[]> =>
  (await linesOf(doing)).filter(({ round }) => round?.walks.some(({ by }) => by === doing.db.personId));

const start: Act = {
  name: 'begin a round',
  weight: 6,
  can: walks,
  async run(doing) {
    const { code, db, random, mustStand } = doing;
    const lines = await linesOf(doing);
    if (lines.length === 0) return;
    const id = await code.startRound(db, random.pick(lines).due);
    const round = await code.roundHere(db, id);
    mustStand(`round ${id} is begun`, round?.walks.some(({ by }) => by === db.personId) ?? false);
    if (doing.pair) doing.pair.roundId ??= id;
    doing.came('a round was begun');
    code.deliverSoon();
  },
};

const arrive: Act = {
  name: 'arrive at a point',
  weight: 5,
  can: walks,
  async run(doing) {
    const { code, db, random, nth, standing, mustStand } = doing;
    const lines = await begun(doing);
    if (lines.length === 0) return;
    const line = random.pick(lines);
    const { placeId } = random.pick(line.due.points);
    const { photo, data: bytes } = picture(code.visitItem, nth, 200 + random.int(1800));
    const shots = random.chance(0.3) ? [{ photo, bytes, thumb: new Uint8Array([1]).buffer }] : [];
    const micro = proofOf(code.microFor(line.id, placeId, roundTheClock.micro), shots.length > 0, doing);
    const how = random.pick(['tap', 'scan', 'typed', 'nfc'] as const);
    // Where the phone was, where it knew and was asked.
    const location = random.chance(0.3) ? { latitude: 31.2304, longitude: 121.4737, accuracyM: 20, ageMs: 900 } : null;
    const place = (await code.places(db)).find(({ id }) => id === placeId);
    const shownCode = how !== 'tap' && place && random.chance(0.8) ? code.placeCode(place) : null;
    const arriving = { placeId, how, code: shownCode, at: await code.moment(db), micro, location };
    await code.arrive(db, line, arriving, shots);
    for (const shot of shots) mustStand('its photo is kept', standing().photoBytes.has(shot.photo.sha256));
    const round = await code.roundHere(db, line.id);
    const point = round?.points.find((one) => one.placeId === placeId);
    mustStand(`the arrival at ${placeId} stands`, point?.visits.some(({ by }) => by === db.personId) ?? false);
    doing.came('a point was reached');
    code.deliverSoon();
  },
};

/** What comes of the small proof that is asked for: the photo, the digits, or nothing. */
function proofOf(ask: MicroAsk | null, isShot: boolean, { random, came }: Doing): Arriving['micro'] {
  if (!ask) return null;
  const given = ask === 'photo' ? (isShot ? 'taken' : null) : random.chance(0.6) ? '0417' : null;
  came(given === null ? 'a small proof was passed over' : 'a small proof was given');
  return { ask, said: given };
}

const skip: Act = {
  name: 'skip a point',
  weight: 1,
  can: walks,
  async run(doing) {
    const { code, db, random } = doing;
    const lines = await begun(doing);
    if (lines.length === 0) return;
    const line = random.pick(lines);
    await code.skipPoint(db, line, random.pick(line.due.points).placeId, 'locked', '');
    code.deliverSoon();
  },
};

const finish: Act = {
  name: 'finish a round',
  weight: 1,
  can: walks,
  async run(doing) {
    const { code, db, random, mustStand } = doing;
    const lines = await begun(doing);
    if (lines.length === 0) return;
    const line = random.pick(lines);
    await code.finishRound(db, line, '');
    const mine = (await code.roundHere(db, line.id))?.walks.find(({ by }) => by === db.personId);
    mustStand(`round ${line.id} is finished`, typeof mine?.finishedAt === 'number');
    doing.came('a round was ended');
    code.deliverSoon();
  },
};

const address = 'https://patrol.school.example';
/** A screen shows its code until the next ones are shown. */
const mostOnScreens = 4;

/** 接力: the code on the screen says where the round stands here, and whoever shows it may end the own part. */
const handOver: Act = {
  name: 'hand a round over',
  weight: 6,
  can: (standing, person) =>
    walks(standing, person) && [...standing.entries.values()].some(({ entry }) => entry.kind === 'round-started'),
  async run(doing) {
    const { code, db, random, onScreens, mustStand } = doing;
    const lines = await begun(doing);
    if (lines.length === 0) return;
    const { id, round, due } = random.pick(lines);
    const me = walkerOf(doing);
    const done = [...code.donePlaces(round, me.id)];
    const [unsent, { ms: at }] = [await code.unsentCount(db), await code.moment(db)];
    const left = due.points.filter(({ placeId }) => !done.includes(placeId)).slice(0, 1);
    const hazards = left.map(({ placeId }) => ({ placeId, grade: 'L' as const, number: '7K3QF8', words: '插座发黑' }));
    const told = { open: hazards.length, hazards };
    onScreens.push(code.batonText(address, id, { by: me.id, byName: me.name, done, unsent, at, told }));
    if (onScreens.length > mostOnScreens) onScreens.shift();
    if (random.chance(0.4)) return;
    await code.finishRound(db, { id, due }, '', [], true);
    const mine = (await code.roundHere(db, id))?.walks.find(({ by }) => by === me.id);
    mustStand(`round ${id} is handed over`, typeof mine?.finishedAt === 'number');
    code.deliverSoon();
  },
};

/** Whoever scans it goes on, and what the colleague said stands with the round at once. */
const takeOver: Act = {
  name: 'take a round over',
  weight: 12,
  can: (standing, person, onScreens) => walks(standing, person) && onScreens.length > 0,
  async run(doing) {
    const { code, db, random, onScreens, mustStand, came } = doing;
    const said = code.readBaton(random.pick(onScreens));
    mustStand('a baton can be read', said !== null);
    if (!said || said.by === db.personId) return;
    const here = await code.theRound(db, said.roundId, walkerOf(doing), await hour(doing));
    if (!here) return;
    const baton = code.batonOf(said, here.due.points);
    const id = await code.startRound(db, here.due, baton);
    const round = await code.roundHere(db, id);
    const mine = round?.walks.find(({ by }) => by === db.personId);
    mustStand(`round ${id} goes on here`, mine !== undefined && mine.finishedAt === null);
    const known = code.donePlaces(round, db.personId);
    mustStand(
      `what the baton of ${id} said is known here`,
      baton.done.every((placeId) => known.has(placeId)),
    );
    came('a baton was taken');
    code.deliverSoon();
  },
};

/** The plan is changed while it is walked: what was begun stays what it was. */
const replan: Act = {
  name: 'change a plan',
  weight: 1.5,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    const every = random.pick([360, 720]);
    const when: Plan['when'] = {
      ...roundTheClock.when,
      spans: [{ from: '00:00', to: '24:00', every }],
    } as Plan['when'];
    const body = { ...roundTheClock, when, on: random.pick(onDays) };
    await code.recordFact(db, {
      kind: 'plan-kept',
      schema: 3,
      subject: body.id,
      supersedes: null,
      photos: [],
      body,
    });
    code.deliverSoon();
  },
};

/** A holiday, a term, a worked weekend or rain from one day to the next: what is due changes, what was begun does not. */
const recalendar: Act = {
  name: 'change the calendar',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    const { code, db, random, standing, mustStand } = doing;
    const today = dayOf(await hour(doing), yucai.timeZone);
    const days = { from: daysAfter(today, -random.int(3)), to: daysAfter(today, random.int(3)) };
    const said: Partial<Calendar>[] = [
      emptyCalendar,
      { holidays: [{ name: '运动会', ...days }] },
      { terms: [{ name: '上学期', ...days }] },
      { terms: [{ name: '上学期', ...days }], workdays: [today] },
      { packs: [{ pack: 'rain', ...days }] },
    ];
    const { calendar: was } = await code.planBook(db);
    const body = { ...was, ...random.pick(said), ...(random.chance(0.8) && { was }) };
    const about = { subject: yucai.id, supersedes: null, photos: [] };
    const entry = await code.recordFact(db, { kind: 'calendar-set', schema: 2, ...about, body });
    mustStand('the calendar is recorded', standing().entries.has(entry?.id ?? ''));
    code.deliverSoon();
  },
};

/** Somebody is put in, off or comes besides, or the last one is taken back: phones hear of it when they hear of it. */
const reroster: Act = {
  name: 'change a roster',
  weight: 4,
  can: (_, person) => person.id === sun.id,
  async run(doing) {
    const { code, db, random, standing, mustStand, came } = doing;
    const { shifts } = await code.planBook(db);
    const today = dayOf(await hour(doing), yucai.timeZone);
    const last = shifts.get(allDay.id)?.changes.at(-1);
    const days = { from: daysAfter(today, -1), to: daysAfter(today, random.int(3)) };
    const [out, comes] = random.pick([
      [li.id, null],
      [li.id, wang.id],
      [null, li.id],
    ] as const);
    const turn = { shiftId: allDay.id, ...days, out, in: comes };
    const id = code.newId();
    const change = { id, turns: [turn], reason: random.pick(turnReasons) };
    const back = last && {
      id: last.id,
      turns: [{ shiftId: allDay.id, from: last.from, to: last.to, out: last.out, in: last.in }],
    };
    const body = back && random.chance(0.3) ? { ...back, reason: last.reason, back: true as const } : change;
    await code.changeTurns(db, body);
    const isSaid = [...standing().entries.values()].some(
      ({ entry }) => entry.kind === 'turns-changed' && entry.body.id === body.id,
    );
    mustStand('the roster is recorded', isSaid);
    came('a roster was changed');
    code.deliverSoon();
  },
};

/** The pattern itself is written anew. */
const repattern: Act = {
  name: 'write a roster anew',
  weight: 2,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    const days = random.pick([[[li.id]], [[wang.id], [li.id]], [[li.id], [wang.id, li.id]]]);
    await code.keepShift(db, { ...allDay, days });
    code.deliverSoon();
  },
};

export const roundActs: readonly Act[] = [
  start,
  arrive,
  skip,
  finish,
  handOver,
  takeOver,
  replan,
  recalendar,
  reroster,
  repattern,
];
