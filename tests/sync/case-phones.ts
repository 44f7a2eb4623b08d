// People with a case between them, each with a phone of their own.
import { reportHazard, takeStep, type StepSaid } from '../../src/db/cases.ts';
import { hazardHere } from '../../src/db/hazards.ts';
import type { HazardDo } from '../../src/domain/hazard-handling.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { Person } from '../../src/domain/person.ts';
import { openSchool, type School } from '../../src/server/school.contract.ts';
import { sayings } from '../cast-cases.ts';
import * as cast from '../cast.ts';
import { Phone, wire } from './phone.ts';

const { floor2, li, sun, wang } = cast;

/** Chen walks the canteen and nothing else. */
export async function phones(): Promise<{ school: School; his: Phone; hers: Phone; office: Phone }> {
  const school = await openSchool();
  const [his, hers, office] = [li, wang, sun].map((person) => new Phone(person, wire(school, person))) as [
    Phone,
    Phone,
    Phone,
  ];
  for (const phone of [his, hers, office]) await phone.round();
  return { school, his, hers, office };
}

export const spot = { placeId: floor2.id, source: 'spot', category: 'electricity', text: '插座发黑' } as const;
export const report = (phone: Phone, over: Partial<Parameters<typeof reportHazard>[1]> = {}) =>
  reportHazard(
    phone.db,
    { ...spot, suspectedMajor: false, fixed: false, repair: null, ...over },
    over.fixed ? [shot] : [],
  );

export async function take(phone: Phone, id: string, what: HazardDo, over: object = {}): Promise<void> {
  const hazard = (await hazardHere(phone.db, id)) as Hazard;
  const { photos: _photos, ...said } = { photos: [], ...sayings[what](hazard) };
  const noDepartment = 'deptId' in said ? { deptId: null } : {};
  await takeStep(phone.db, hazard, { ...said, ...noDepartment, ...over } as StepSaid, what === 'rectify' ? [shot] : []);
}

const bytes = Uint8Array.from([0xff, 0xd8, 0xff, 1, 2, 3]);
export const shot = {
  photo: { ...cast.photo('report', cast.sha256(bytes)), bytes: bytes.length },
  bytes: bytes.buffer,
  thumb: bytes.buffer,
};

export const topicsOf = async (school: School, { id }: Person): Promise<string[]> => {
  const told = await school.parts.store.messages.list(cast.yucai.id, id, { limit: 50 });
  return told.rows.map(({ topic }) => topic).sort();
};

export const stateOn = async (phone: Phone, id: string) => (await hazardHere(phone.db, id))?.state;

export const dayMs = 24 * 3_600_000;

/** Somebody who walks the kitchen only, with the phone. */
export async function inKitchen(school: School, name: string, username: string): Promise<Phone> {
  const person = await school.join({ name, username, role: 'sampler', scope: [cast.canteen.id] });
  return new Phone(person, wire(school, person));
}
