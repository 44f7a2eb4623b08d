// What guards and wardens do on their rounds, and what each of these acts promises when it is done.
import type { RoundLine } from '../../src/db/rounds.ts';
import { li, sun, wang } from '../cast.ts';
import { plan } from '../cast-rounds.ts';
import type { Baton, Due } from '../../src/domain/round.ts';
import type { Plan } from '../../src/domain/plan.ts';
import { picture, type Act, type Doing } from './act.ts';

/** Twice a day, day and night, so that whatever the hour is a round is due. */
export const roundTheClock: Plan = plan({
  who: { people: [wang.id, li.id], roles: [] },
  when: {
    each: 'day',
    weekdays: [1, 2, 3, 4, 5, 6, 7],
    spans: [{ from: '00:00', to: '24:00', every: 720 }],
  },
});

const walkers: ReadonlySet<string> = new Set([wang.id, li.id]);
const walks = (_: unknown, person: { id: string }): boolean => walkers.has(person.id);

/** The rounds that may be walked now by this phone's clock, begun ones among them. */
async function linesOf({ code, db, page }: Doing): Promise<RoundLine[]> {
  const person = [wang, li].find(({ id }) => id === db.personId)!;
  return (await code.ownRounds(db, person, page.now)).now.filter(({ standing }) => standing !== 'ahead');
}
const begun = async (doing: Doing): Promise<RoundLine[]> =>
  (await linesOf(doing)).filter(({ round }) => round?.walks.some(({ by }) => by === doing.db.personId));

/** As the other of the two would have shown it: something done, and a hazard that is open at what is left. */
function batonFrom(takerId: string, { points }: Due, at: number): Baton {
  const { id: by, name: byName } = takerId === li.id ? wang : li;
  const [done, left] = [points.slice(0, 1), points.slice(1)].map((those) => those.map(({ placeId }) => placeId));
  const hazards = (left ?? [])
    .slice(0, 1)
    .map((placeId) => ({ placeId, grade: 'L' as const, number: '7K3QF8', words: '插座发黑' }));
  return { by, byName, done: done ?? [], unsent: 3, at, told: { open: hazards.length, hazards } };
}

const start: Act = {
  name: 'begin a round',
  weight: 3,
  can: walks,
  async run(doing) {
    const { code, db, page, random, mustStand } = doing;
    const lines = await linesOf(doing);
    if (lines.length === 0) return;
    const { due } = random.pick(lines);
    const id = await code.startRound(db, due, random.chance(0.3) ? batonFrom(db.personId, due, page.now) : null);
    const round = await code.roundHere(db, id);
    mustStand(`round ${id} is begun`, round?.walks.some(({ by }) => by === db.personId) ?? false);
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
    const how = random.pick(['tap', 'scan', 'typed', 'nfc'] as const);
    // Where the phone was, where it knew and was asked.
    const location = random.chance(0.3) ? { latitude: 31.2304, longitude: 121.4737, accuracyM: 20, ageMs: 900 } : null;
    const arriving = { placeId, how, code: null, at: await code.moment(db), micro: null, location };
    await code.arrive(db, line, arriving, shots);
    for (const shot of shots) mustStand('its photo is kept', standing().photoBytes.has(shot.photo.sha256));
    const round = await code.roundHere(db, line.id);
    const point = round?.points.find((one) => one.placeId === placeId);
    mustStand(`the arrival at ${placeId} stands`, point?.visits.some(({ by }) => by === db.personId) ?? false);
    code.deliverSoon();
  },
};

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
    code.deliverSoon();
  },
};

/** The plan is changed while it is walked: what was begun stays what it was. */
const replan: Act = {
  name: 'change a plan',
  weight: 0.5,
  can: (_, person) => person.id === sun.id,
  async run({ code, db, random }) {
    const every = random.pick([360, 720]);
    const when: Plan['when'] = {
      ...roundTheClock.when,
      spans: [{ from: '00:00', to: '24:00', every }],
    } as Plan['when'];
    const body = { ...roundTheClock, when };
    await code.recordFact(db, {
      kind: 'plan-kept',
      schema: 1,
      subject: body.id,
      supersedes: null,
      photos: [],
      body,
    });
    code.deliverSoon();
  },
};

export const roundActs: readonly Act[] = [start, arrive, skip, finish, replan];
