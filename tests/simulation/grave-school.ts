// The school with three cases that leaders have to see to: two may be major, and of the third a plan waits to be approved.
import { canonical } from '../../src/domain/canonical.ts';
import type { Entry } from '../../src/domain/entry.ts';
import { handlingOf, stepSchema, type HazardDo, type HazardHandled } from '../../src/domain/hazard-handling.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { Person } from '../../src/domain/person.ts';
import { at, canteen, entry, floor2, id, li, sun, wang, yucai } from '../cast.ts';
import { fen, logistics, sayings, xiao } from '../cast-cases.ts';
import { addPeople, found } from './school.ts';
import type { ServerMachine } from './server.ts';
import { onServer } from './waiting.ts';
import type { World } from './world.ts';

/** Who uses which phone there; the first one is shared by those who lead. */
export const leaders: readonly Person[] = [fen, xiao, sun];
export const others: readonly Person[] = [li, sun, wang];

export async function foundGrave(server: ServerMachine): Promise<void> {
  await found(server);
  await bringCases(server, 0);
}

/** The same in a school that has a past; `nth`: no other storm of this world has it. */
export function foundGraveIn(world: World, nth: number): void {
  const { server, truth, checker } = world;
  // Scopes were moved behind the ledger's back.
  server.db
    .prepare(`UPDATE documents SET body = json_set(body, '$.scope', json(?)) WHERE type = 'person' AND id = ?`)
    .run(JSON.stringify(wang.scope), wang.id);
  onServer(world, () => bringCases(server, nth));
  // No phone has finalised them.
  const lines = truth.refresh();
  checker.chained(lines);
  for (const { id: entryId, hash } of lines) truth.finalised.set(entryId, hash);
}

async function bringCases(server: ServerMachine, nth: number): Promise<void> {
  const knows = await server.parts.store.documents.read(yucai.id, 'person', xiao.id);
  if (!knows) await addPeople(server, [xiao], server.clock.now() - 36 * 3_600_000);
  const ledger = new Written(server, nth);
  const departments = [{ id: logistics, name: '总务处', headId: sun.id, deputies: [] }];
  const book = { departments, rules: [], absences: [], checkerMayClose: false };
  await ledger.say(sun, entry('responsibility-set', book, ledger.next(sun, yucai.id)));
  await ledger.report(wang, ledger.caseId(1), floor2.id, true);
  // Whoever reported it judges it to be no less.
  await ledger.report(fen, ledger.caseId(2), canteen.id, true);
  const third = await ledger.report(wang, ledger.caseId(3), floor2.id, false);
  await ledger.take(sun, third, 'assign', { grade: 'L', personId: li.id, checkerId: wang.id });
  await ledger.take(li, third, 'accept');
  await ledger.take(li, third, 'plan');
}

/** The ledger as it was written before the world begins. */
class Written {
  readonly #server: ServerMachine;
  readonly #from: number;
  readonly #nth: number;
  #n = 0;

  constructor(server: ServerMachine, nth: number) {
    this.#server = server;
    this.#nth = nth;
    this.#from = server.clock.now() - 3_600_000;
  }

  get #now(): number {
    return this.#from + this.#n * 60_000;
  }

  caseId(n: number): string {
    return id(700 + 10 * this.#nth + n);
  }

  next({ id: by }: Person, subject: string) {
    const n = ++this.#n;
    return {
      id: id(7000 + 100 * this.#nth + n),
      subject,
      by,
      device: id(799 - this.#nth),
      opSeq: n,
      at: at(this.#now),
    };
  }

  async say(by: Person, said: Entry): Promise<void> {
    const offer = { is: 'known' as const, entry: said, raw: canonical(said) };
    const [outcome] = await this.#server.parts.store.ledger.append(yucai.id, by, [offer], this.#now);
    if (outcome?.verdict !== 'accepted') throw new Error(`${said.kind} was not taken in: ${JSON.stringify(outcome)}`);
  }

  async report(by: Person, subject: string, placeId: string, suspectedMajor: boolean): Promise<string> {
    const plain = { source: 'spot' as const, category: 'electricity' as const, text: '插座发黑', photos: [] };
    const body = { ...plain, placeId, suspectedMajor, fixed: false, repair: null };
    await this.say(by, entry('hazard-reported', body, this.next(by, subject)));
    return subject;
  }

  async take(by: Person, subject: string, what: HazardDo, more: object = {}): Promise<void> {
    const hazard = (await this.#server.parts.store.documents.read(yucai.id, 'hazard', subject)) as Hazard;
    const { state, grade, placeId } = hazard;
    const seen = { on: handlingOf(hazard).on, seen: { state, grade }, placeId };
    const body = { ...sayings[what](hazard), ...seen, ...more } as HazardHandled;
    await this.say(by, entry('hazard-handled', body, { ...this.next(by, subject), schema: stepSchema(body) }));
  }
}
