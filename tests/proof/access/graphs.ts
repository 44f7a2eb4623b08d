// Schools drawn by chance: who works where, which place lies in which, who wrote what there, and who asks for it.
import type { Person } from '../../../src/domain/person.ts';
import { roles } from '../../../src/domain/person.ts';
import type { Place, PlaceKind } from '../../../src/domain/place.ts';
import * as cast from '../../cast.ts';
import type { Random } from '../../simulation/random.ts';
import { Campus, type Record, type Staff } from './campus.ts';
import { Server } from './server.ts';
import type { Asker, Thing } from './policy.ts';

const records = 12;
const mostScope = 3;
const states = ['whole', 'whole', 'photo missing', 'withdrawn'] as const;

/** One school with its places and what was handed in there. */
export class Graph {
  readonly server = new Server();
  readonly campus = new Campus();
  readonly records: Record[] = [];
  readonly #random: Random;
  /** In which each lies; null: in none. */
  readonly #parents = new Map<string, string | null>();
  readonly #placeOf = new Map<string, string>();

  constructor(random: Random) {
    this.#random = random;
  }

  async found(): Promise<void> {
    const { campus, server } = this;
    await campus.open(server);
    const boss = campus.as('principal');
    for (const place of this.#drawPlaces()) {
      const said = campus.entry(boss, 'place-added', place, { subject: place.id });
      const [outcome] = await campus.say(server, boss, said);
      if (outcome?.verdict !== 'accepted') throw new Error(`a place was ${JSON.stringify(outcome)}`);
      this.#parents.set(place.id, place.ancestors.at(-1)?.id ?? null);
    }
    const writers = [
      campus.walker,
      ...campus.staff.filter(({ covers, role }) => covers === 'school' && role !== 'admin'),
    ];
    for (let n = 0; n < records; n++) {
      const placeId = this.#random.pick([...this.#parents.keys()]);
      const is = this.#random.pick(states);
      const record = await campus.handIn(server, this.#random.pick(writers), 'dorm', is, { placeId });
      this.#placeOf.set(record.id, placeId);
      this.records.push(record);
    }
  }

  #drawPlaces(): Place[] {
    const places: Place[] = [];
    const below: { [kind in PlaceKind]?: PlaceKind } = { building: 'floor', floor: 'room', room: 'point' };
    const add = (kind: PlaceKind, ancestors: Place['ancestors']): void => {
      const place: Place = { id: cast.id(300 + places.length), kind, name: `${kind} ${places.length}`, ancestors };
      places.push(place);
      const next = below[kind];
      if (!next) return;
      for (let n = this.#random.int(3); n > 0; n--) add(next, [...ancestors, { id: place.id, name: place.name }]);
    };
    for (let n = 2 + this.#random.int(2); n > 0; n--) add('building', []);
    return places;
  }

  /** Somebody does something else now, and somewhere else: said by the principal, as at a desk. */
  async draw(): Promise<Staff> {
    const { campus, server } = this;
    const random = this.#random;
    const boss = campus.as('principal');
    const one = random.pick(campus.staff.filter(({ id }) => id !== boss.id));
    const places = [...this.#parents.keys()];
    const role = random.pick(roles);
    // An outside firm looks after something, and never after all of it.
    const wide = role === 'vendor' ? 1 + random.int(mostScope) : random.int(mostScope + 1);
    const scope = [...new Set(Array.from({ length: wide }, () => random.pick(places)))];
    const body = { name: one.person.name, role, scope };
    const { cookie } = await server.cookie(campus.school.id, boss.id);
    const answer = await server.app.request(`/api/people/${one.id}/changed`, {
      method: 'POST',
      headers: { 'x-patrol': '1', 'content-type': 'application/json', cookie },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`somebody was not changed: ${answer.status} ${await answer.text()}`);
    const person: Person = { ...one.person, role, scope };
    return { id: one.id, role, covers: 'nowhere', person };
  }

  /** Who asks and what is asked for, as the policy sees them: from which place lies in which, and nothing of what the code keeps. */
  seen(who: Staff, record: Record): [Asker, Thing] {
    const covers =
      who.person.scope.length === 0 ? 'school' : this.#isBelow(record, who.person.scope) ? 'dorm' : 'nowhere';
    return [
      { id: who.id, role: who.role, covers },
      { ...record, in: 'dorm' },
    ];
  }

  #isBelow({ id }: Record, scope: readonly string[]): boolean {
    for (let at = this.#placeOf.get(id) ?? null; at !== null; at = this.#parents.get(at) ?? null)
      if (scope.includes(at)) return true;
    return false;
  }
}
