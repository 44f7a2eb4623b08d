// Cases in every state, brought there by real steps of people who are asked nothing themselves.
import { handlingOf, stepSchema, type HazardDo, type HazardHandled } from '../../../src/domain/hazard-handling.ts';
import { saysLast } from '../../../src/domain/signed-on.ts';
import { hazardId, type Hazard } from '../../../src/domain/hazard.ts';
import type { HazardState } from '../../../src/domain/hazard-words.ts';
import type { Person } from '../../../src/domain/person.ts';
import { newId } from '../../../src/server/new-id.ts';
import { sayings } from '../../cast-cases.ts';
import * as cast from '../../cast.ts';
import type { Campus, Staff } from './campus.ts';
import type { Server } from './server.ts';
import type { Case } from './step-policy.ts';

/** finder reports, mender puts it right; of two principals one gives out and looks, the other closes. */
export type Hands = { finder: Staff; mender: Staff; boss: Staff; closer: Staff };

type By = keyof Hands | 'checker';
type Way = readonly (readonly [By, HazardDo, object?])[];

const assigned: Way = [['boss', 'assign']];
const rectifying: Way = [...assigned, ['mender', 'accept']];
const verified: Way = [...rectifying, ['mender', 'rectify'], ['checker', 'pass']];
const closed: Way = [...verified, ['closer', 'close']];

const ways: Record<HazardState, Way> = {
  reported: [],
  'fixed-on-spot': [],
  withdrawn: [],
  rejected: [['boss', 'reject']],
  merged: [['boss', 'merge']],
  assigned,
  transfer: [...assigned, ['mender', 'hand-on']],
  'plan-review': [
    ['boss', 'assign', { due: 'DP' }],
    ['mender', 'accept'],
    ['mender', 'plan'],
  ],
  rectifying,
  'extension-review': [...rectifying, ['mender', 'extend']],
  'to-verify': verified.slice(0, -1),
  verified,
  closed,
  archived: [...closed, ['closer', 'look-back', { found: 'out-of-use' }]],
  reopened: [...closed, ['closer', 'reopen']],
  escalated: [...assigned, ['boss', 'escalate']],
};

export class Cases {
  readonly #campus: Campus;
  readonly #server: Server;
  readonly hands: Hands;
  made = 0;
  /** What others are merged with. */
  #into = '';

  private constructor(campus: Campus, server: Server, hands: Hands) {
    this.#campus = campus;
    this.#server = server;
    this.hands = hands;
  }

  static async of(campus: Campus, server: Server): Promise<Cases> {
    const hand = async (name: string, role: Person['role']): Promise<Staff> => {
      const person = await campus.join(server, name, role);
      return { id: person.id, role, covers: 'school', person };
    };
    const hands: Hands = {
      finder: await hand('finder', 'patrol_guard'),
      mender: await hand('mender', 'repair'),
      boss: await hand('boss', 'principal'),
      closer: await hand('closer', 'principal'),
    };
    const cases = new Cases(campus, server, hands);
    cases.#into = await cases.#report(hands.finder, 'dorm', false);
    return cases;
  }

  /** A case as it is wanted, with `asker` in it where the relation says so. */
  async make({ state, in: where, relation }: Case, asker: Staff): Promise<string> {
    this.made++;
    const { finder, mender, boss } = this.hands;
    const by: Record<By, Staff> = {
      ...this.hands,
      finder: relation === 'reporter' ? asker : finder,
      mender: relation === 'responsible' ? asker : mender,
      checker: relation === 'checker' ? asker : boss,
    };
    if (state === 'withdrawn') {
      const { id } = await this.#campus.handIn(this.#server, by.finder, where, 'withdrawn');
      return hazardId(id, 'Z1-01');
    }
    const id = await this.#report(by.finder, where, state === 'fixed-on-spot');
    const named = { personId: by.mender.id, checkerId: relation === 'checker' ? asker.id : null };
    for (const [who, what, over = {}] of ways[state]) {
      const more = what === 'assign' ? named : {};
      const verdict = await this.take(id, by[who], what, { ...more, ...over });
      if (verdict !== 'accepted') throw new Error(`on the way to ${state}: ${what} by the ${who} was ${verdict}`);
    }
    const made = await this.read(id);
    if (made.state !== state) throw new Error(`a case that was to be ${state} is ${made.state}`);
    return id;
  }

  /** Says a step on the case as it stands; answers the verdict. */
  async take(id: string, by: Staff, what: HazardDo, over: object = {}) {
    const hazard = await this.read(id);
    const { state, grade, placeId } = hazard;
    const said = { ...sayings[what](hazard), ...this.#named(what), ...over };
    const { on, steps } = handlingOf(hazard);
    const last = saysLast(what) && { last: steps.at(-1)?.stepId ?? null };
    const body = { ...said, on, seen: { state, grade, ...last }, placeId } as HazardHandled;
    const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256).sort() : [];
    const about = { id: newId(cast.tonight), subject: id, schema: stepSchema(body), photos };
    const entry = this.#campus.entry(by, 'hazard-handled', body, about);
    const [outcome] = await this.#campus.say(this.#server, by, entry);
    return outcome?.verdict;
  }

  async read(id: string): Promise<Hazard> {
    const hazard = await this.#server.parts.store.documents.read(this.#campus.school.id, 'hazard', id);
    if (!hazard) throw new Error(`there is no case ${id}`);
    return hazard;
  }

  /** Whom and what a step names; a school of its own knows nobody of the cast. */
  #named(what: HazardDo): object {
    if (what === 'merge') return { into: this.#into };
    if (what === 'hand-on') return { deptId: null };
    return what === 'assign' || what === 'grant-hand-on' ? { personId: this.hands.mender.id, deptId: null } : {};
  }

  async #report(by: Staff, where: 'dorm' | 'canteen', fixed: boolean): Promise<string> {
    const { places } = this.#campus;
    const placeId = where === 'dorm' ? places.floor.id : places.canteen.id;
    const photos = fixed ? [cast.photo('report', cast.sha256('mended'))] : [];
    // 其他 is no kind that could have come back: what is closed here makes the next one no graver.
    const spot = { source: 'spot' as const, category: 'other' as const, text: '插座发黑' };
    const body = { placeId, ...spot, photos, suspectedMajor: false, fixed, repair: null };
    const subject = newId(cast.tonight);
    const about = { id: newId(cast.tonight), subject, photos: photos.map(({ sha256 }) => sha256) };
    const said = this.#campus.entry(by, 'hazard-reported', body, about);
    const [outcome] = await this.#campus.say(this.#server, by, said);
    if (outcome?.verdict !== 'accepted') throw new Error(`a report was ${JSON.stringify(outcome)}`);
    return subject;
  }
}
