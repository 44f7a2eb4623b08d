// The first day of the demo school: its buildings, points, checklists and accounts.
import { schemaOfAsset } from '../../domain/asset-facts.ts';
import { randomBytes } from 'node:crypto';
import type { Asset } from '../../domain/asset.ts';
import { roleSchema } from '../../domain/person-rules.ts';
import type { Person } from '../../domain/person.ts';
import type { Responsibility } from '../../domain/responsibility.ts';
import type { School } from '../../domain/school.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts } from '../env.ts';
import { passwordKeeper } from '../passwords.ts';
import { newId } from '../new-id.ts';
import { foundingFacts } from '../routes/setup.ts';
import type { People, Places } from './cast.ts';
import type { Doors } from './doors.ts';
import { demoPoints } from './points.ts';
import type { Chance } from './random.ts';

export const demoPassword = 'demo';
const atOnce = 50;
/** Nobody guesses what is as long as a key, however quickly it is tried. */
const quickly = { memoryKiB: 8, passes: 1 };

export type Founding = {
  school: School;
  people: People;
  crowd: readonly Person[];
  places: Places;
  assets: readonly Asset[];
  responsibility: Responsibility;
  crowdPassword: string;
};

/**
 * `people` have the password of the demo; `crowd` one that nobody is told. `at` in UTC ms. Refuses
 * `already-set-up`.
 */
export async function found(
  parts: Parts,
  { school, people, crowd, crowdPassword }: Founding,
  at: number,
): Promise<void> {
  const { store } = parts;
  const [first, ...others] = [people['sun'], ...Object.values(people).filter(({ username }) => username !== 'sun')];
  if (!first) throw new Error('the demo has nobody to found its school');
  const secrets = await Promise.all(Object.values(people).map(() => parts.passwords.keep(demoPassword)));
  const unknown = await passwordKeeper(quickly).keep(crowdPassword);
  const session = {
    id: newId(at),
    tokenHash: randomBytes(32).toString('hex'),
    deliveryHash: null,
    deviceId: null,
    agent: '',
    createdAt: at,
  };
  const facts: Fact[] = [...foundingFacts(school, first, parts)];
  const secret = () => secrets.pop() ?? '';
  await store.people.found(
    school,
    first,
    (opSeq) => makeEntries(facts, first.id, store.device, opSeq, at),
    secret(),
    session,
    at,
  );
  await store.sessions.end(school.id, session.id);
  const add = (person: Person, kept: string) => addPerson(parts, school, first, person, kept, at);
  await Promise.all([
    ...others.map((person) => add(person as Person, secret())),
    ...crowd.map((person) => add(person, unknown)),
  ]);
}

/** Its places with their points, its equipment, and who answers for what, said by its first manager. The luck is for the points. `at` in UTC ms. */
export async function furnish(
  doors: Doors,
  { school, people, places, assets, responsibility }: Founding,
  luck: Chance,
  at: number,
): Promise<void> {
  const first = people['sun'];
  if (!first) throw new Error('the demo has nobody to furnish its school');
  const facts: Fact[] = [
    ...places.all.map((body): Fact => ({ kind: 'place-added', schema: 1, subject: body.id, body })),
    ...demoPoints(places, luck, at),
    { kind: 'responsibility-set', schema: 1, subject: school.id, body: responsibility },
    ...assets.map((body): Fact => ({
      kind: 'asset-kept',
      schema: schemaOfAsset(body),
      subject: body.id,
      body,
    })),
  ];
  const entries = makeEntries(facts, first.id, newId(at), 1, at);
  for (let i = 0; i < entries.length; i += atOnce) await doors.push(first, entries.slice(i, i + atOnce), at);
}

function addPerson(
  { store }: Parts,
  school: School,
  by: Person,
  person: Person,
  secret: string,
  at: number,
): Promise<void> {
  const fact: Fact = { kind: 'person-added', schema: roleSchema(person.role), subject: person.id, body: person };
  return store.people.add(
    school.id,
    by,
    person,
    (opSeq) => makeEntries([fact], by.id, store.device, opSeq, at),
    secret,
    at,
  );
}
