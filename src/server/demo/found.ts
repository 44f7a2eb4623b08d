// The first day of the demo school: set up at the console, then its places, its accounts, its equipment and who answers for what, by its first manager.
import { randomBytes } from 'node:crypto';
import { schemaOfAsset } from '../../domain/asset-facts.ts';
import type { Asset } from '../../domain/asset.ts';
import type { PersonAdded } from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import type { SessionOpened } from '../../domain/protocol.ts';
import type { Responsibility } from '../../domain/responsibility.ts';
import type { School } from '../../domain/school.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts } from '../env.ts';
import { newId } from '../new-id.ts';
import type { People, Places } from './cast.ts';
import { Doors } from './doors.ts';
import { demoPoints } from './points.ts';
import type { Chance } from './random.ts';

export const demoPassword = 'demo';
const atOnce = 50;

/** Who works there, as asked for: the school gives each an id. */
export type Founding = { school: School; people: People; crowd: readonly Person[]; places: Places };

export type Founded = { school: School; people: People; crowd: Person[]; crowdPassword: string };

/**
 * `people` have the password of the demo; `crowd` one that nobody is told. The luck is for the points. `at` in UTC ms. Refuses
 * `already-set-up`.
 */
export async function found(
  parts: Parts,
  { school: asked, people, crowd, places }: Founding,
  luck: Chance,
  at: number,
): Promise<Founded> {
  const [first, ...others] = [people['sun'], ...Object.values(people).filter(({ username }) => username !== 'sun')];
  if (!first) throw new Error('the demo has nobody to found its school');
  const crowdPassword = randomBytes(32).toString('hex');
  const doors = new Doors(parts, () => crowdPassword);
  const { school, person: sun } = await setUp(doors, asked, first, crowdPassword, at);
  const facts = places.all.map((body): Fact => ({ kind: 'place-added', schema: 1, subject: body.id, body }));
  await say(doors, sun, [...facts, ...demoPoints(places, luck, at)], at);
  // One after the other, so that their ids stand in the order in which they came.
  const add = async ({ id: _id, ...who }: Person, i: number): Promise<Person> => {
    const asked = { at: at + i, body: { ...who, password: crowdPassword } };
    return ((await doors.ask(sun, 'POST', '/api/people', asked)) as PersonAdded).person;
  };
  const added: Person[] = [];
  for (const [i, person] of [...others, ...crowd].entries()) added.push(await add(person, i + 1));
  await doors.leave(at + added.length);
  const cast = [sun, ...added.slice(0, others.length)];
  await giveShortPasswords(parts, school, cast);
  const byName = new Map(cast.map((person) => [person.username, person]));
  return {
    school,
    people: Object.fromEntries(Object.keys(people).map((username) => [username, byName.get(username) as Person])),
    crowd: added.slice(others.length),
    crowdPassword,
  };
}

async function setUp(
  doors: Doors,
  { id: _id, timeZone: _timeZone, ...school }: School,
  { name, username, role }: Person,
  password: string,
  at: number,
): Promise<SessionOpened> {
  const body = { code: doors.setUpCode, school, manager: { name, username, role, password } };
  return (await doors.askAsStranger('POST', '/api/setup', { at, body })) as SessionOpened;
}

/** The school takes no password of four letters, so the one of the demo is all that is put there by hand. */
async function giveShortPasswords({ store, passwords }: Parts, school: School, cast: readonly Person[]): Promise<void> {
  const secrets = await Promise.all(cast.map(() => passwords.keep(demoPassword)));
  for (const [i, { id }] of cast.entries()) await store.people.setPassword(school.id, id, secrets[i] ?? '', null);
}

/** Its equipment, and who answers for what. `at` in UTC ms. */
export async function furnish(
  doors: Doors,
  { school, people, assets, responsibility }: Founded & { assets: readonly Asset[]; responsibility: Responsibility },
  at: number,
): Promise<void> {
  const facts = [
    { kind: 'responsibility-set', schema: 1, subject: school.id, body: responsibility } as Fact,
    ...assets.map((body): Fact => ({ kind: 'asset-kept', schema: schemaOfAsset(body), subject: body.id, body })),
  ];
  await say(doors, people['sun'], facts, at);
}

async function say(doors: Doors, by: Person | undefined, facts: readonly Fact[], at: number): Promise<void> {
  if (!by) throw new Error('the demo has nobody to say this');
  const entries = makeEntries(facts, by.id, newId(at), 1, at);
  for (let i = 0; i < entries.length; i += atOnce) await doors.push(by, entries.slice(i, i + atOnce), at);
}
