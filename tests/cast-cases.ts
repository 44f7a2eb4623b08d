// The people around a case, and what each step of one says, for tests about hazards.
import { checkAdded } from '../src/domain/addition.ts';
import type { Document, Read } from '../src/domain/documents.ts';
import type { Entry } from '../src/domain/entry.ts';
import type { Hazard } from '../src/domain/hazard.ts';
import {
  handlingOf,
  stepSchema,
  type Commitments,
  type HazardDo,
  type HazardHandled,
} from '../src/domain/hazard-handling.ts';
import { checkEntry } from '../src/domain/permission.ts';
import type { Person, Role } from '../src/domain/person.ts';
import { fieldSpotOf, spotOf } from '../src/domain/rebound.ts';
import { Refusal, type ProblemCode } from '../src/domain/refusal.ts';
import type { Responsibility } from '../src/domain/responsibility.ts';
import { saysLast } from '../src/domain/signed-on.ts';
import { foldAtSchool } from '../src/domain/school-fold.ts';
import { checkSaidBySchool } from '../src/domain/school-says.ts';
import * as cast from './cast.ts';

const person = (n: number, name: string, role: Role, scope: string[] = []): Person => ({
  id: cast.id(n),
  name,
  username: `p${n}`,
  role,
  scope,
});

/** Puts right what is electric. */
export const dian = person(21, '赵电', 'electrician');
export const shui = person(22, '钱水', 'repair');
/** A second one in the safety office. */
export const an = person(23, '周安', 'safety_office');
export const zong = person(24, '吴总', 'logistics_head');
export const fen = person(25, '郑分', 'vice_principal');
export const xiao = person(26, '王校', 'principal');
export const zhi = person(27, '冯值', 'duty_leader');
/** Walks the canteen only. */
export const chu = person(28, '陈厨', 'sampler', [cast.canteen.id]);

export const everybody: Person[] = [
  cast.wang,
  cast.li,
  cast.sun,
  cast.admin,
  dian,
  shui,
  an,
  zong,
  fen,
  xiao,
  zhi,
  chu,
];

export const logistics = cast.id(31);
export const responsibility: Responsibility = {
  departments: [{ id: logistics, name: '总务处', headId: zong.id, deputies: [] }],
  rules: [{ placeId: null, category: 'electricity', deptId: logistics, personId: dian.id }],
  absences: [],
  checkerMayClose: false,
};

export const commitments = (over: Partial<Commitments> = {}): Commitments => ({
  helpers: '安全办',
  leader: '郑分',
  measure: '换锁',
  yuan: 200,
  source: 'public',
  inPlace: true,
  from: '2026-11-23',
  to: '2026-11-28',
  milestones: '11-25 新锁到货',
  contingency: '派人看守',
  watcher: '李建国',
  ...over,
});

/** One school whose ledger is written by hand; the clock stands until it is put forward. */
export class Ledger {
  documents: Document[];
  now = cast.tonight;
  #seq = 1;

  constructor() {
    this.documents = [
      ...cast.documents,
      ...everybody.map((body): Document => ({ type: 'person', id: body.id, body })),
      { type: 'responsibility', id: cast.yucai.id, body: responsibility },
    ];
  }

  readonly read: Read = ((type: string, id: string) => {
    if (type === 'lastClosed') return this.#lastClosed(id);
    if (type === 'merged') return this.#mergedInto(id);
    return this.documents.findLast((one) => one.type === type && one.id === id)?.body;
  }) as Read;

  #lastClosed(spot: string): Hazard | undefined {
    const all = this.documents.flatMap((one) => (one.type === 'hazard' ? [one.body] : []));
    const closed = all.filter((one) => one.state === 'closed' || one.state === 'archived');
    const found = closed.filter((one) => spotOf(one) === spot || fieldSpotOf(one) === spot);
    const at = (one: Hazard): number => one.handling?.closed?.at ?? 0;
    return found.sort((a, b) => at(b) - at(a))[0];
  }

  #mergedInto(id: string): Hazard[] {
    const all = this.documents.flatMap((one) => (one.type === 'hazard' ? [one.body] : []));
    const direct = all.filter((one) => one.state === 'merged' && one.handling?.mergedInto === id);
    return [...direct, ...direct.flatMap((one) => this.#mergedInto(one.id))];
  }

  /** Says it; answers why it was refused, null when it was taken. */
  say(entry: Entry, by: Person): ProblemCode | null {
    try {
      checkSaidBySchool(entry);
      checkEntry(entry, by, this.read, cast.yucai.id, this.now);
      if (entry.kind === 'hazard-handled') checkAdded(entry, this.read);
    } catch (error) {
      if (error instanceof Refusal) return error.code;
      throw error;
    }
    this.put(foldAtSchool(entry, this.read, cast.yucai.id, this.now));
    return null;
  }

  put(changed: readonly Document[]): void {
    for (const one of changed) {
      this.documents = [...this.documents.filter(({ type, id }) => type !== one.type || id !== one.id), one];
    }
  }

  /** `seenAt`: when it was seen; now where it comes in at once, UTC ms. */
  report(
    by: Person = cast.wang,
    over: Partial<Extract<Entry, { kind: 'hazard-reported' }>['body']> = {},
    seenAt = this.now,
  ): Hazard {
    const n = 3000 + this.#seq++;
    const body = {
      placeId: cast.floor2.id,
      source: 'spot' as const,
      category: 'electricity' as const,
      text: '插座发黑',
      photos: [],
      suspectedMajor: false,
      fixed: false,
      repair: null,
      ...over,
    };
    const shas = body.photos.map(({ sha256 }) => sha256).sort();
    const at = cast.at(seenAt);
    const said = cast.entry('hazard-reported', body, { subject: cast.id(n), by: by.id, photos: shas, at });
    const refused = this.say(said, by);
    if (refused) throw new Error(refused);
    return this.hazard(said.subject);
  }

  hazard(id: string): Hazard {
    const hazard = this.read('hazard', id);
    if (!hazard) throw new Error(`no hazard ${id}`);
    return hazard;
  }

  /** A step as an entry, made on what `seen` shows. */
  step(seen: Hazard, by: Person, said: Bare): Entry {
    const { on, steps } = handlingOf(seen);
    const { state, grade, placeId } = seen;
    const last = saysLast(said.do) && { last: steps.at(-1)?.stepId ?? null };
    const body = { ...said, on, seen: { state, grade, ...last }, placeId } as HazardHandled;
    const photos = 'photos' in body ? (body.photos ?? []).map(({ sha256 }) => sha256).sort() : [];
    const schema = stepSchema(body);
    const over = {
      schema,
      id: cast.id(10_000 + this.#seq++),
      subject: seen.id,
      by: by.id,
      photos,
      at: cast.at(this.now),
    };
    return cast.entry('hazard-handled', body, over);
  }

  /** Takes a step; answers why it was refused, null when it was taken. */
  take(id: string, by: Person, said: Bare, seen: Hazard = this.hazard(id)): ProblemCode | null {
    return this.say(this.step(seen, by, said), by);
  }
}

export type Bare = HazardHandled extends infer B
  ? B extends HazardHandled
    ? Omit<B, 'on' | 'seen' | 'placeId'>
    : never
  : never;

const picture = cast.photo('report', cast.sha256('after'));

/** One sound saying of each step, by whom and about whom it is said. */
export const sayings: Record<HazardDo, (hazard: Hazard) => Bare> = {
  assign: ({ grade }) => ({
    do: 'assign',
    grade,
    category: 'electricity',
    deptId: logistics,
    personId: dian.id,
    checkerId: null,
    leader: '',
    due: 'D3',
    measure: '',
    note: '',
  }),
  reject: () => ({ do: 'reject', reason: 'no-hazard', note: '' }),
  merge: () => ({ do: 'merge', into: cast.id(2999), note: '' }),
  appeal: () => ({ do: 'appeal', note: '还在冒烟' }),
  confirm: () => ({ do: 'confirm', note: '' }),
  'send-back': () => ({ do: 'send-back', note: '没改好' }),
  accept: () => ({ do: 'accept', note: '' }),
  'hand-on': () => ({ do: 'hand-on', deptId: logistics, note: '不归我管' }),
  'grant-hand-on': () => ({ do: 'grant-hand-on', deptId: logistics, personId: shui.id, note: '' }),
  'refuse-hand-on': () => ({ do: 'refuse-hand-on', note: '就是你的' }),
  plan: () => ({ do: 'plan', plan: commitments() }),
  'approve-plan': () => ({ do: 'approve-plan', note: '' }),
  'return-plan': () => ({ do: 'return-plan', note: '写细一点' }),
  interim: () => ({ do: 'interim', how: 'isolated', note: '拉了警戒线', photos: [] }),
  progress: () => ({ do: 'progress', note: '配件已到', photos: [] }),
  extend: () => ({ do: 'extend', to: '2027-01-31', interim: '停用', note: '缺货' }),
  'grant-extension': ({ grade }) => ({
    do: 'grant-extension',
    note: '',
    ...((grade === 'MS' || grade === 'M') && {
      filed: { unit: '区教育局', day: '2026-11-22', number: '育才〔2026〕13号' },
    }),
  }),
  'refuse-extension': () => ({ do: 'refuse-extension', note: '不行' }),
  rectify: () => ({ do: 'rectify', note: '换好了', photos: [picture] }),
  pass: () => ({ do: 'pass', note: '', photos: [] }),
  fail: () => ({ do: 'fail', note: '还松', photos: [] }),
  close: () => ({ do: 'close', opinion: '', note: '' }),
  'look-back': () => ({ do: 'look-back', found: 'kept', note: '', photos: [] }),
  reopen: () => ({ do: 'reopen', note: '又坏了' }),
  escalate: () => ({ do: 'escalate', unit: '区教育局', letter: '育才〔2026〕11号', interim: '停用', note: '没有能力' }),
  'come-back': () => ({ do: 'come-back', outcome: 'go-on', receipt: '已受理', note: '', photos: [] }),
  raise: () => ({ do: 'raise', note: '可能是重大' }),
  judge: () => ({ do: 'judge', grade: 'L', basis: 'M6', note: '不构成' }),
  comment: () => ({ do: 'comment', note: '知道了', mentions: [], photos: [] }),
  rate: () => ({ do: 'rate', stars: 5, note: '' }),
  supervise: () => ({ do: 'supervise', leader: '郑分', until: '2027-01-31', note: '影响疏散' }),
  'lift-supervision': () => ({ do: 'lift-supervision', note: '已经改好' }),
  urge: () => ({ do: 'urge', note: '本周到现场看过，配件周五到' }),
  'report-up': () => ({
    do: 'report-up',
    unit: '区教育局',
    way: 'letter',
    number: '育才〔2026〕12号',
    day: '2026-11-22',
    receipt: '已收',
    note: '',
    photos: [],
  }),
  amend: () => ({ do: 'amend', text: '插座发黑，有焦味' }),
  'take-back': () => ({ do: 'take-back', note: '报错了' }),
  'as-repair': () => ({ do: 'as-repair', kind: 'power', note: '' }),
  'as-hazard': () => ({ do: 'as-hazard', note: '有触电危险' }),
  move: () => ({ do: 'move', personId: null, note: '离职' }),
};

export const steps = Object.keys(sayings) as HazardDo[];
export { picture };
