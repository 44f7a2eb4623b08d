// A school with somebody of every role in every scope, and records in every state, each with a mark of its own in its
// text and in its photo: whoever is shown a mark was shown the record.
import type { Entry, EntryKind, EntryOf } from '../../../src/domain/entry.ts';
import { roles, type Person } from '../../../src/domain/person.ts';
import type { Inspection } from '../../../src/domain/inspection.ts';
import type { Place } from '../../../src/domain/place.ts';
import type { Plan } from '../../../src/domain/plan.ts';
import type { Shift } from '../../../src/domain/shift.ts';
import type { Route } from '../../../src/domain/route.ts';
import type { School } from '../../../src/domain/school.ts';
import { roundId } from '../../../src/domain/round-id.ts';
import { templateId, type Template } from '../../../src/domain/template.ts';
import { makeEntries, type Fact } from '../../../src/server/entries.ts';
import { newId } from '../../../src/server/new-id.ts';
import { readOffer } from '../../../src/server/routes/ledger.ts';
import type { Outcome } from '../../../src/server/store/store.ts';
import * as rounds from '../../cast-rounds.ts';
import * as cast from '../../cast.ts';
import type { Asker, Thing } from './policy.ts';
import { picture } from './picture.ts';
import { secret, type Server } from './server.ts';

export type Staff = Asker & { person: Person };
/** A record as the policy sees it, and how to find it. */
export type Record = Thing & { id: string; sha256: string; voice: string; mark: string };

const covered = ['dorm', 'canteen', 'school', 'nowhere'] as const;
const states = ['whole', 'photo missing', 'withdrawn'] as const;

export class Campus {
  readonly school: School;
  readonly places: { dorm: Place; floor: Place; canteen: Place };
  /** A version of the checklist that only this school has. */
  readonly ownVersion: Template;
  readonly staff: Staff[];
  /** Walks everywhere; what everybody else may or may not see is hers. */
  readonly walker: Staff;
  /** One of every state in both buildings, of everybody. */
  readonly records: Record[] = [];
  /** Those, and what was handed in on the way. */
  readonly handedIn: Record[] = [];
  readonly #base: number;
  readonly #saidAs = new Map<string, string>();
  #opSeq = 0;

  /** `base`: where its ids begin, so that two schools have nothing in common. */
  constructor(base = 0) {
    const id = (n: number) => cast.id(base + n);
    this.#base = base;
    this.school = { ...cast.yucai, id: id(1), name: base === 0 ? '育才中学' : '第二中学' };
    this.ownVersion = { ...cast.checklist, version: 1_000_000 + base };
    const dorm: Place = { ...cast.dorm3, id: id(2) };
    this.places = {
      dorm,
      floor: { ...cast.floor2, id: id(3), ancestors: [{ id: dorm.id, name: dorm.name }] },
      canteen: { ...cast.canteen, id: id(4) },
    };
    const scopes = { dorm: [dorm.id], canteen: [this.places.canteen.id], school: [], nowhere: [id(9)] };
    this.staff = roles.flatMap((role, r) =>
      covered.map((covers, c): Staff => {
        const one = id(100 + r * covered.length + c);
        const username = `${role.replaceAll('_', '-')}-${covers}`;
        return {
          id: one,
          role,
          covers,
          person: { id: one, name: `${role.slice(0, 12)} ${c}`, username, role, scope: scopes[covers] },
        };
      }),
    );
    this.walker = {
      id: id(10),
      role: 'patrol_guard',
      covers: 'school',
      person: { ...cast.li, id: id(10) },
    };
  }

  get everybody(): Staff[] {
    return [this.walker, ...this.staff];
  }

  as(role: Asker['role'], covers: Asker['covers'] = 'school'): Staff {
    const found = this.staff.find((one) => one.role === role && one.covers === covers);
    if (!found) throw new Error(`nobody here is ${role} of ${covers}`);
    return found;
  }

  /** Founds the school and lets everybody hand in one record of every state in both buildings. */
  async found(server: Server): Promise<void> {
    await this.open(server);
    for (const one of this.everybody) {
      for (const where of ['dorm', 'canteen'] as const) {
        for (const is of states) this.records.push(await this.handIn(server, one, where, is));
      }
    }
  }

  /** The school with everybody in it, and no record yet. */
  async open(server: Server): Promise<void> {
    const { store } = server.parts;
    const at = cast.tonight - 3_600_000;
    const first = this.as('safety_office').person;
    const facts: Fact[] = [
      { kind: 'school-founded', schema: 1, subject: this.school.id, body: this.school },
      { kind: 'person-added', schema: 1, subject: first.id, body: first },
      { kind: 'template-published', schema: 1, subject: 'Z1@1', body: cast.checklist },
      { kind: 'template-published', schema: 1, subject: templateId(this.ownVersion), body: this.ownVersion },
      ...Object.values(this.places).map((body): Fact => ({ kind: 'place-added', schema: 1, subject: body.id, body })),
      { kind: 'shift-kept', schema: 1, subject: this.guardShift.id, body: this.guardShift },
      ...(['dorm', 'canteen'] as const).flatMap((where): Fact[] => {
        const { route, plan } = this.night(where);
        return [
          { kind: 'route-kept', schema: 1, subject: route.id, body: route },
          { kind: 'plan-kept', schema: 1, subject: plan.id, body: plan },
        ];
      }),
    ];
    const make = (facts: Fact[]) => (n: number) => makeEntries(facts, first.id, store.device, n, at);
    const session = {
      id: newId(at),
      tokenHash: `nobody holds this ${this.#base}`,
      deliveryHash: null,
      deviceId: null,
      agent: '',
      createdAt: at,
    };
    await store.people.found(this.school, first, make(facts), await secret, session, at);
    for (const { person } of this.everybody) {
      if (person.id === first.id) continue;
      const added: Fact = { kind: 'person-added', schema: 1, subject: person.id, body: person };
      await store.people.add(this.school.id, first, person, make([added]), await secret, at);
    }
  }

  /** Somebody new, with an account. */
  async join(
    { parts: { store }, clock }: Server,
    username: string,
    role: Person['role'] = 'patrol_guard',
  ): Promise<Person> {
    const by = this.as('safety_office').person;
    const person: Person = { id: newId(clock.ms), name: '新来的', username, role, scope: [] };
    const added: Fact = { kind: 'person-added', schema: 1, subject: person.id, body: person };
    const make = (n: number) => makeEntries([added], by.id, store.device, n, clock.ms);
    await store.people.add(this.school.id, by, person, make, await secret, clock.ms);
    return person;
  }

  async leave({ parts: { store }, clock }: Server, { id }: Person): Promise<void> {
    const by = this.as('safety_office').person;
    const left: Fact = { kind: 'person-left', schema: 1, subject: id, body: { reason: '调走了', back: false } };
    const make = (n: number) => makeEntries([left], by.id, store.device, n, clock.ms);
    await store.people.leave(this.school.id, by, id, () => undefined, make, clock.ms);
  }

  /** Nights, and nobody on them. */
  get guardShift(): Shift {
    return rounds.shift({ id: cast.id(this.#base + 9), days: [[]] });
  }

  /** What wardens and guards walk at night in a building. */
  night(where: 'dorm' | 'canteen'): { route: Route; plan: Plan } {
    const n = where === 'dorm' ? 5 : 7;
    const placeId = where === 'dorm' ? this.places.floor.id : this.places.canteen.id;
    const route = rounds.route({ id: cast.id(this.#base + n), points: [{ placeId, templates: [], minutes: null }] });
    const who = { people: [], roles: ['patrol_dorm' as const, 'patrol_guard' as const] };
    return { route, plan: rounds.plan({ id: cast.id(this.#base + n + 1), routeId: route.id, who }) };
  }

  /** The entry that handed a record in; no record, some id. */
  handedInAs(id: string): string {
    return this.#saidAs.get(id) ?? this.walker.id;
  }

  /** Everything of one record; `aside` when its author may not say it there. */
  async handIn(
    server: Server,
    by: Staff,
    where: 'dorm' | 'canteen',
    is: (typeof states)[number],
    over: Partial<Inspection> = {},
  ): Promise<Record> {
    const n = this.#opSeq;
    const mark = `mark${this.#base}-${by.id.slice(-4)}-${n}`;
    const bytes = picture(mark);
    const sha256 = cast.sha256(bytes);
    const id = cast.id(this.#base + 1000 + n);
    const photos = [cast.photo('Z1-01', sha256)];
    const answers = cast.withAnswers(
      cast.answer('Z1-01', 'fail', { note: mark, photos: [sha256] }),
      cast.answer('Z1-06', mark),
      cast.answer('Z1-09', 'taken', { photos: [sha256] }),
    );
    const placeId = where === 'dorm' ? this.places.floor.id : this.places.canteen.id;
    const spoken = cast.sound(mark);
    const voice = cast.sha256(spoken);
    const body = cast.inspection({ placeId, answers, photos, voices: [cast.voice('Z1-01', spoken)], ...over });
    const said = this.entry(by, 'inspection-submitted', body, { subject: id });
    this.#saidAs.set(id, said.id);
    const [outcome] = await this.say(server, by, said);
    const isAside = outcome?.verdict === 'quarantined';
    if (!isAside && outcome?.verdict !== 'accepted') throw new Error(`a record was ${JSON.stringify(outcome)}`);
    const record: Record = { is: isAside ? 'aside' : is, in: where, by: by.id, id, sha256, voice, mark };
    this.handedIn.push(record);
    if (is !== 'photo missing') {
      await this.keepPhoto(server, by, bytes);
      await this.keepPhoto(server, by, spoken);
    }
    if (isAside) return record;
    if (is === 'withdrawn')
      await this.say(server, by, this.entry(by, 'inspection-withdrawn', { reason: mark }, { subject: id }));
    return record;
  }

  /** A record that is corrected; `handedInAs` names its first submission. */
  async handInTwice(server: Server, by: Staff, where: 'dorm' | 'canteen'): Promise<Record> {
    const record = await this.handIn(server, by, where, 'whole');
    if (record.is === 'aside') return record;
    const first = await server.parts.store.documents.read(this.school.id, 'inspection', record.id);
    if (!first) throw new Error(`the record ${record.id} is not there`);
    const body = { ...first.inspection, correction: { reason: record.mark } };
    const again = this.entry(by, 'inspection-submitted', body, {
      subject: record.id,
      supersedes: this.handedInAs(record.id),
    });
    const [outcome] = await this.say(server, by, again);
    if (outcome?.verdict !== 'accepted') throw new Error(`a correction was ${JSON.stringify(outcome)}`);
    return record;
  }

  /** An inspection that is held for a manager, because its phone was ended; the receipt it got. */
  async setAside({ parts, clock }: Server, by: Staff, where: 'dorm' | 'canteen'): Promise<string> {
    const placeId = where === 'dorm' ? this.places.floor.id : this.places.canteen.id;
    const subject = cast.id(this.#base + 1000 + this.#opSeq);
    const said = this.entry(by, 'inspection-submitted', cast.inspection({ placeId }), { subject });
    const offers = [readOffer(said)];
    const [outcome] = await parts.store.ledger.append(this.school.id, by.person, offers, clock.ms, 'revoked');
    if (outcome?.verdict !== 'quarantined') throw new Error(`a late record was ${JSON.stringify(outcome)}`);
    return outcome.held.receiptId;
  }

  /** A floor plan that hangs in a building, with nothing marked on it. Another picture each time, so that it is kept each time. */
  async hangPlan({ parts, clock }: Server, where: 'dorm' | 'canteen'): Promise<{ placeId: string; sha256: string }> {
    const { store, photos } = parts;
    const [by, place] = [this.as('principal'), this.places[where]];
    const bytes = picture(`plan${this.#base}-${this.#opSeq++}`);
    const sha256 = cast.sha256(bytes);
    const photo = await photos.put(
      sha256,
      (async function* () {
        yield bytes;
      })(),
    );
    const hangs = { sha256, type: 'image/jpeg' as const, width: 1, height: 1, bytes: bytes.length };
    const body = { placeId: place.id, placeName: place.name, picture: hangs, markers: [] };
    const fact: Fact = { kind: 'floor-plan-kept', schema: 1, subject: place.id, body, photos: [sha256] };
    const after = (await store.documents.read(this.school.id, 'floor-plan', place.id))?.entry ?? null;
    const make = (first: number) => makeEntries([fact], by.id, store.device, first, clock.ms);
    const kept = { placeId: place.id, after, photo, make, receivedAt: clock.ms };
    await store.floorPlans.keep(this.school.id, by.id, kept);
    return { placeId: place.id, sha256 };
  }

  /** A sample box with a photo, taken by a sampler of the whole school. */
  async keepBox(server: Server, where: 'dorm' | 'canteen', isHere = true): Promise<{ id: string; sha256: string }> {
    const by = this.as('sampler');
    const n = this.#opSeq;
    const bytes = picture(`box${this.#base}-${n}`);
    const [id, sha256] = [cast.id(this.#base + 1000 + n), cast.sha256(bytes)];
    const { id: canteenId } = where === 'dorm' ? this.places.dorm : this.places.canteen;
    const dish = { canteenId, day: '2026-11-22', meal: 'dinner' as const, dish: '米饭', until: '18:30' };
    const kept = { grams: 130, box: '1', fridge: '1号柜', shelf: '', takenAt: cast.at() };
    const body = { ...dish, ...kept, photos: [cast.photo('K1-01', sha256)] };
    const said = this.entry(by, 'sample-taken', body, { subject: id, schema: 2, photos: [sha256] });
    const [outcome] = await this.say(server, by, said);
    if (outcome?.verdict !== 'accepted') throw new Error(`a sample was ${JSON.stringify(outcome)}`);
    if (isHere) await this.keepPhoto(server, by, bytes);
    return { id, sha256 };
  }

  /** A point of a round, seen by a guard of the whole school with a photo. */
  async visit(server: Server, where: 'dorm' | 'canteen'): Promise<{ id: string; sha256: string }> {
    const by = this.as('patrol_guard');
    const n = this.#opSeq;
    const { plan, route } = this.night(where);
    const bytes = picture(`visit${this.#base}-${n}`);
    const sha256 = cast.sha256(bytes);
    // Another night for each, so that nobody's rounds get mixed up.
    const due = { ...rounds.due({ plan, route }), minute: 10 + n };
    const id = roundId(plan.id, due.day, due.minute);
    const photos = [cast.photo('visit', sha256)];
    const about = { planId: plan.id, placeId: route.points[0]!.placeId, how: 'scan' as const, code: null };
    const visited = { ...about, at: cast.at(), photos, location: null, micro: null };
    const said = [
      this.entry(by, 'round-started', { due, from: null }, { subject: id }),
      this.entry(by, 'point-visited', visited, { subject: id, photos: [sha256] }),
    ];
    for (const { verdict } of await this.say(server, by, ...said))
      if (verdict !== 'accepted') throw new Error(`a round was ${verdict}`);
    await this.keepPhoto(server, by, bytes);
    return { id, sha256 };
  }

  async keepPhoto({ parts }: Server, by: Staff, bytes: Uint8Array): Promise<void> {
    async function* once() {
      yield bytes;
    }
    const kept = await parts.photos.put(cast.sha256(bytes), once());
    await parts.store.photos.keep(this.school.id, by.id, kept, cast.tonight);
  }

  /** An entry of a device of this person. */
  entry<K extends EntryKind>(
    by: Staff,
    kind: K,
    body: EntryOf<K>['body'],
    over: Partial<Omit<Entry, 'kind' | 'body' | 'hash'>> = {},
  ) {
    const n = this.#opSeq++;
    const envelope = { id: cast.id(this.#base + 20_000 + n), device: by.id, opSeq: n + 1, by: by.id };
    return cast.entry(kind, body, { ...envelope, ...over });
  }

  say({ parts, clock }: Server, by: Staff, ...entries: unknown[]): Promise<Outcome[]> {
    return parts.store.ledger.append(this.school.id, by.person, entries.map(readOffer), clock.ms);
  }
}
