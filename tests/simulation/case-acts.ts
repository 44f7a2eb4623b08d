// What people do about hazards they report and are given, and what each of these acts promises when it is done.
import type { StepSaid } from '../../src/db/cases.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { HazardDo } from '../../src/domain/hazard-handling.ts';
import { canteen, floor2, li, sun, wang } from '../cast.ts';
import { sayings } from '../cast-cases.ts';
import { picture, type Act, type Doing } from './act.ts';

const crew: ReadonlySet<string> = new Set([wang.id, li.id, sun.id]);
const handles = (_: unknown, person: { id: string }): boolean => crew.has(person.id);

function shotsOf({ random, nth }: Doing, chance: number) {
  if (!random.chance(chance)) return [];
  const { photo, data: bytes } = picture('report', nth, 200 + random.int(1800));
  return [{ photo, bytes, thumb: new Uint8Array([1]).buffer }];
}

const report: Act = {
  name: 'report a hazard',
  weight: 3,
  can: handles,
  async run(doing) {
    const { code, db, random, standing, mustStand } = doing;
    const shots = shotsOf(doing, 0.6);
    const [source, category] = ['spot', 'electricity'] as const;
    const placeId = random.chance(0.8) ? floor2.id : canteen.id;
    const [suspectedMajor, fixed] = [random.chance(0.1), shots.length > 0 && random.chance(0.2)];
    const said = { placeId, source, category, text: '插座发黑', suspectedMajor, fixed, repair: null };
    const id = await code.reportHazard(db, said, shots);
    for (const shot of shots) mustStand('its photo is kept', standing().photoBytes.has(shot.photo.sha256));
    mustStand(`hazard ${id} is reported`, (await code.hazardHere(db, id))?.reportedBy === db.personId);
    code.deliverSoon();
  },
};

const withPhoto: ReadonlySet<HazardDo> = new Set(['rectify', 'pass', 'progress']);
const never: ReadonlySet<HazardDo> = new Set(['move', 'merge']);
const whatever = (Object.keys(sayings) as HazardDo[]).filter((what) => !never.has(what));
/** The straight way, so that cases come to their end as well. */
const straight: readonly HazardDo[] = ['assign', 'accept', 'rectify', 'pass', 'close'];

/** The guard puts it right, the supervisor looks at it, the safety office closes it. */
function saidOf(what: HazardDo, hazard: Hazard): StepSaid {
  const said = sayings[what](hazard);
  const { photos: _photos, ...bare } = { photos: [], ...said };
  const named = what === 'assign' ? { personId: li.id, checkerId: wang.id, deptId: null } : {};
  return { ...bare, ...named, ...('deptId' in said && { deptId: null }) } as StepSaid;
}

/** What may be taken is taken and is there; what the rules refuse changes nothing. */
async function take(doing: Doing, hazard: Hazard, what: HazardDo): Promise<boolean> {
  const { code, db, standing, mustStand } = doing;
  const shots = withPhoto.has(what) ? shotsOf(doing, what === 'rectify' ? 1 : 0.3) : [];
  try {
    await code.takeStep(db, hazard, saidOf(what, hazard), shots);
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
    const all = await code.allHazards(db);
    if (all.length === 0) return;
    const hazard = random.pick(all);
    const steps = random.chance(0.7) ? straight : whatever;
    for (let tries = 0; tries < 6; tries++) if (await take(doing, hazard, random.pick(steps))) return;
  },
};

export const caseActs: readonly Act[] = [report, handle];
