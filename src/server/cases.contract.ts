// A school with the people around a case and the book of who answers for what, for tests of the server about cases.
import * as cast from '../../tests/cast.ts';
import { an, dian, everybody, responsibility, sayings, type Bare } from '../../tests/cast-cases.ts';
import type { Hazard } from '../domain/hazard.ts';
import { handlingOf, type HazardDo, type HazardHandled } from '../domain/hazard-handling.ts';
import type { EntryOf } from '../domain/entry.ts';
import type { HazardView } from '../domain/hazard-reports.ts';
import type { Person } from '../domain/person.ts';
import { makeEntries, type Fact } from './entries.ts';
import { openSchool, type School } from './school.contract.ts';

type Report = EntryOf<'hazard-reported'>['body'];

export class Cases {
  readonly school: School;
  #n = 0;

  constructor(school: School) {
    this.school = school;
  }

  /** Reports one, and answers its id. */
  async report(by: Person = cast.wang, over: Partial<Report> = {}, at = this.school.clock.ms): Promise<string> {
    const subject = cast.id(4000 + this.#n++);
    const body: Report = {
      placeId: cast.floor2.id,
      source: 'spot',
      category: 'electricity',
      text: '插座发黑',
      photos: [],
      suspectedMajor: false,
      fixed: false,
      repair: null,
      ...over,
    };
    const photos = body.photos.map(({ sha256 }) => sha256).sort();
    await this.push(by, cast.entry('hazard-reported', body, { subject, by: by.id, photos, at: cast.at(at) }));
    return subject;
  }

  async hazard(id: string): Promise<Hazard> {
    const hazard = await this.school.parts.store.documents.read(cast.yucai.id, 'hazard', id);
    if (!hazard) throw new Error(`no case ${id}`);
    return hazard;
  }

  /** Takes a step on what stands now; in the words of the cast where nothing else is said. */
  async take(id: string, by: Person, said: Bare | HazardDo): Promise<Hazard> {
    const hazard = await this.hazard(id);
    const { state, grade } = hazard;
    const bare = typeof said === 'string' ? sayings[said](hazard) : said;
    return this.takeAs(id, by, { ...bare, on: handlingOf(hazard).on, seen: { state, grade } } as HazardHandled);
  }

  /** From a report to its closing, each step by somebody who may. */
  async close(id: string): Promise<void> {
    for (const [who, step] of [
      [cast.sun, 'assign'],
      [dian, 'accept'],
      [dian, 'rectify'],
      [cast.sun, 'pass'],
      [an, 'close'],
    ] as const)
      await this.take(id, who, step);
  }

  /** Takes a step on whatever it says it was said on. */
  async takeAs(id: string, by: Person, said: HazardHandled, more: { schema?: 9 | 10 } = {}): Promise<Hazard> {
    const { placeId } = await this.hazard(id);
    const body = { ...said, placeId };
    const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256).sort() : [];
    const at = cast.at(this.school.clock.ms);
    const over = { id: cast.id(12_000 + this.#n++), subject: id, by: by.id, photos, at, ...more };
    await this.push(by, cast.entry('hazard-handled', body, over));
    return this.hazard(id);
  }

  async push(by: Person, entry: unknown): Promise<void> {
    const [verdict] = await this.school.push(by, entry);
    if (verdict?.verdict !== 'accepted') throw new Error(JSON.stringify(verdict));
  }

  view(who: Person, id: string): Promise<HazardView> {
    return this.school.json<HazardView>(who, 'GET', `/api/hazards/${id}`);
  }
}

/** Everybody of the cast, with 总务处 answering for what is electric. */
export async function openCases(book = responsibility, over: Parameters<typeof openSchool>[0] = {}): Promise<Cases> {
  const school = await openSchool(over);
  const { store } = school.parts;
  const known = new Set((await store.documents.people(cast.yucai.id)).map(({ id }) => id));
  const secret = (await store.people.credential(cast.yucai.id, 'sun'))?.secret ?? '';
  for (const one of everybody.filter(({ id }) => !known.has(id))) {
    const fact: Fact = { kind: 'person-added', schema: 1, subject: one.id, body: one };
    const make = (n: number) => makeEntries([fact], cast.sun.id, store.device, n, cast.tonight);
    await store.people.add(cast.yucai.id, cast.sun, one, make, secret, cast.tonight);
  }
  const cases = new Cases(school);
  await cases.push(
    cast.sun,
    cast.entry('responsibility-set', book, { subject: cast.yucai.id, by: cast.sun.id, at: cast.at(cast.tonight) }),
  );
  return cases;
}
