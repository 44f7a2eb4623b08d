// What becomes of the hazards of the demo school: given out, put right, checked, closed, each by whoever may, and some left lying.
import { createHash } from 'node:crypto';
import type { Entry } from '../../domain/entry.ts';
import { categoryOf, type Hazard } from '../../domain/hazard.ts';
import { handlingOf, stepSchema, type Commitments, type HazardHandled } from '../../domain/hazard-handling.ts';
import { nextLookBack } from '../../domain/hazard-times.ts';
import { isOver, type HazardState } from '../../domain/hazard-words.ts';
import { dayOf } from '../../domain/inspection.ts';
import type { Person } from '../../domain/person.ts';
import type { Photo } from '../../domain/photo.ts';
import { departmentOf, inDepartment, responsibleFor, type Responsibility } from '../../domain/responsibility.ts';
import { withHash } from '../entries.ts';
import type { People, Places } from './cast.ts';
import type { Delivery } from './deliveries.ts';
import { drawScene, pictureHeight, pictureWidth } from './picture.ts';
import type { Chance } from './random.ts';
import { moment, type Phone } from './walk.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const timeZone = 'Asia/Shanghai';
const reusedEvery = 7;

/** Departments, and who answers for what; `crowd` brings the repairers. */
export function demoResponsibility(
  people: People,
  crowd: readonly Person[],
  places: Places,
  luck: Chance,
): Responsibility {
  const one = (username: string): string => people[username]?.id ?? '';
  const of = (role: Person['role']): string[] => crowd.filter((person) => person.role === role).map(({ id }) => id);
  const dept = (name: string, headId: string, deputies: string[]) => ({ id: luck.id(0), name, headId, deputies });
  const office = dept('安全办', one('sun'), of('safety_office'));
  const logistics = dept('总务处', one('zhou'), of('repair').slice(0, 1));
  const dormitories = dept('宿管部', one('wang'), of('patrol_dorm').slice(0, 1));
  const kitchen = dept('食堂', of('food_director')[0] ?? one('zhao'), of('food_officer').slice(0, 1));
  const rule = (category: Responsibility['rules'][number]['category'], deptId: string, personId: string | null) => ({
    placeId: null,
    category,
    deptId,
    personId,
  });
  const [repairer, electrician] = [of('repair')[1] ?? one('chen'), one('chen')];
  return {
    departments: [office, logistics, dormitories, kitchen],
    rules: [
      rule('electricity', logistics.id, electrician),
      rule('fire', logistics.id, electrician),
      ...(people['vendor']?.scope ?? []).map((placeId) =>
        Object.assign(rule('fire', logistics.id, one('vendor')), { placeId }),
      ),
      rule('building', logistics.id, repairer),
      rule('dormitory', dormitories.id, null),
      rule('kitchen', kitchen.id, null),
      rule('perimeter', office.id, null),
      { ...rule('hygiene', logistics.id, repairer), placeId: places.named('操场').id },
      rule(null, logistics.id, null),
    ],
    absences: [],
    checkerMayClose: false,
  };
}

type Said<B = HazardHandled> = B extends HazardHandled ? Omit<B, 'on' | 'seen' | 'placeId'> : never;
type Taking = { by: Person; said: Said };

/** How long a case rests in a state before somebody takes the next step, in hours. */
const rests: Partial<Record<HazardState, readonly [number, number]>> = {
  reported: [1, 14],
  'fixed-on-spot': [8, 60],
  assigned: [1, 30],
  transfer: [3, 20],
  'plan-review': [6, 40],
  rectifying: [8, 90],
  'extension-review': [4, 20],
  'to-verify': [3, 40],
  verified: [2, 30],
  reopened: [2, 12],
};

/** 去向 is confirmed soon. */
const restOfFound = [1, 8] as const;
const wasFound = ({ itemId, photos }: Hazard): boolean => itemId === 'D2-04' && photos.length > 0;

/** Came into the demo later than the others: what becomes of them hangs on luck of its own, so that the others stay as they were. */
export const isAside = (hazard: Hazard): boolean =>
  hazard.repair !== undefined || hazard.itemId === 'K3-03' || wasFound(hazard);

type Leaders = Record<'sun' | 'zhou' | 'xu' | 'gao', Person>;

export class CaseWork {
  readonly #people: Map<string, Person>;
  readonly #cast: Leaders;
  readonly #luck: Chance;
  readonly #book: Responsibility;
  readonly #places: Places;
  readonly #phones = new Map<string, Phone>();
  readonly #mended: Uint8Array[] = [];

  constructor(people: People, crowd: readonly Person[], places: Places, book: Responsibility, luck: Chance) {
    this.#people = new Map([...Object.values(people), ...crowd].map((person) => [person.id, person]));
    this.#cast = people as Leaders;
    this.#luck = luck;
    this.#book = book;
    this.#places = places;
  }

  /** What is done about these hazards between `from` and `to` (UTC ms), one step each at most, in order. */
  between(hazards: readonly Hazard[], from: number, to: number): Delivery[] {
    const made = hazards.flatMap((hazard) => {
      const at = this.#whenNext(hazard, from, to);
      const taking = at !== null && isAtWork(at) ? this.#next(hazard, at) : null;
      return taking && at !== null ? [{ hazard, taking, at }] : [];
    });
    return made.sort((a, b) => a.at - b.at).map(({ hazard, taking, at }) => this.#deliver(hazard, taking, at));
  }

  #whenNext(hazard: Hazard, from: number, to: number): number | null {
    const { since } = handlingOf(hazard);
    const rest = hazard.state === 'fixed-on-spot' && wasFound(hazard) ? restOfFound : rests[hazard.state];
    const lookBackAt = hazard.state === 'closed' ? nextLookBack(hazard) : null;
    if (lookBackAt !== null)
      return lookBackAt < to && this.#luck.happens(40) ? Math.max(from, lookBackAt + hourMs) : null;
    if (isOver(hazard.state) || !rest || to - since < rest[0] * hourMs) return null;
    // Every tenth step is put off: some cases are to be overdue.
    if (to - since < this.#luck.between(...rest) * hourMs || this.#luck.happens(10)) return null;
    return Math.round(this.#luck.between(Math.max(from, since + hourMs / 2), to));
  }

  #next(hazard: Hazard, at: number): Taking | null {
    const { sun, zhou, xu, gao } = this.#cast;
    const luck = this.#luck;
    const { person, plan, checked, interim } = handlingOf(hazard);
    const responsible = person && this.#people.get(person.id);
    const decides = hazard.grade === 'G' ? sun : hazard.grade === 'L' ? xu : gao;
    // Nobody confirms the own find.
    const another = hazard.reportedBy === sun.id ? xu : sun;
    const by = (who: Person, said: Said): Taking => ({ by: who, said });
    if (hazard.grade !== 'G' && !interim && hazard.state !== 'closed' && !wasFound(hazard) && luck.happens(85))
      return by(sun, { do: 'interim', how: 'isolated', note: '已设警戒，禁止使用', photos: [] });
    const watched = this.#watched(hazard, at);
    if (watched) return watched;
    if (hazard.state === 'fixed-on-spot' && wasFound(hazard))
      return by(xu, { do: 'confirm', note: '已与家长核对去向' });
    switch (hazard.state) {
      case 'reported':
      case 'reopened':
        if (hazard.state === 'reported' && luck.happens(4) && hazard.grade !== 'MS')
          return by(sun, { do: 'reject', reason: 'already-done', note: '到场查看，已经恢复正常' });
        return this.#assign(hazard, at);
      case 'fixed-on-spot':
        if (hazard.grade !== 'G' || hazard.photos.length === 0)
          return by(another, { do: 'send-back', note: '请补整改后照片' });
        return by(another, { do: 'confirm', note: '' });
      case 'assigned':
        if (hazard.grade === 'MS' && luck.happens(50)) return this.#judge(hazard);
        if (responsible && luck.happens(5))
          return by(responsible, { do: 'hand-on', deptId: this.#logistics, note: '不归我管，请总务处安排' });
        return responsible ? by(responsible, { do: 'accept', note: '' }) : null;
      case 'transfer':
        return by(hazard.handling && hazard.handling.handOns > 2 ? xu : sun, {
          do: 'grant-hand-on',
          deptId: departmentOf(this.#book, zhou.id),
          personId: zhou.id,
          note: '',
        });
      case 'plan-review':
        if (hazard.grade === 'MS') return this.#judge(hazard);
        if (!plan) return responsible ? by(responsible, { do: 'plan', plan: this.#commitments(at) }) : null;
        return by(hazard.grade === 'M' ? gao : xu, { do: 'approve-plan', note: '' });
      case 'rectifying':
        if (!responsible) return null;
        if (luck.happens(20))
          return by(responsible, {
            do: 'progress',
            note: luck.pick(['配件已下单', '已联系厂家', '周末施工']),
            photos: [],
          });
        return by(responsible, {
          do: 'rectify',
          note: luck.pick(['已更换', '已修好', '已清理干净']),
          photos: [],
          ...(hazard.repair && { used: '配件一套', yuan: 85 }),
        });
      case 'to-verify': {
        const checker = responsible?.id === zhou.id ? xu : zhou;
        if (luck.happens(8)) return by(checker, { do: 'fail', note: '还有一处没处理', photos: [] });
        return by(checker, { do: 'pass', note: '', photos: [] });
      }
      case 'verified':
        if (checked?.by.id === decides.id) return by(gao, { do: 'close', opinion: '', note: '' });
        return hazard.grade === 'MS'
          ? this.#judge(hazard)
          : by(decides, { do: 'close', opinion: '区教育局现场验收合格', note: '' });
      case 'closed':
        return by(gao, { do: 'look-back', found: luck.happens(6) ? 'rebound' : 'kept', note: '', photos: [] });
      case 'archived':
      case 'escalated':
      case 'extension-review':
      case 'merged':
      case 'rejected':
      case 'withdrawn':
        return null;
    }
  }

  /** What is judged to be major goes to the authority and onto the watch list; of the serious ones those that drag on. */
  #watched(hazard: Hazard, at: number): Taking | null {
    const { sun, xu, gao } = this.#cast;
    const { reportedUp, supervised, assignedAt } = handlingOf(hazard);
    if (hazard.grade === 'G' || hazard.grade === 'MS' || isOver(hazard.state)) return null;
    const day = (days: number): string => dayOf(at + days * dayMs, timeZone);
    if (hazard.grade === 'M' && !reportedUp && this.#luck.happens(60)) {
      const how = {
        unit: '区教育局安全科',
        way: 'system',
        number: `育才安〔${day(0).slice(0, 4)}〕9号`,
        day: day(0),
      } as const;
      return { by: sun, said: { do: 'report-up', ...how, receipt: '已受理，一周后现场核查', note: '', photos: [] } };
    }
    const drags = hazard.grade === 'M' || (assignedAt !== null && at - assignedAt > 2 * dayMs);
    if (supervised || !drags || !this.#luck.happens(hazard.grade === 'M' ? 60 : 5)) return null;
    const note = '影响师生安全，限期整改';
    return {
      by: hazard.grade === 'M' ? gao : xu,
      said: { do: 'supervise', leader: xu.name, until: day(7), note },
    };
  }

  get #logistics(): string | null {
    return this.#book.departments.find(({ name }) => name === '总务处')?.id ?? null;
  }

  #assign(hazard: Hazard, at: number): Taking | null {
    const place = this.#places.all.find(({ id }) => id === hazard.placeId);
    const isHere = (id: string): boolean => this.#people.has(id);
    const day = dayOf(at, timeZone);
    const category = categoryOf(hazard);
    const found = place
      ? responsibleFor(this.#book, place, category, day, isHere)
      : inDepartment(this.#book, this.#logistics ?? '', null, day, isHere);
    // Whoever assigns does not check the own repair later: the safety office gives its own to 总务处.
    const personId =
      found.personId === null || found.personId === this.#cast.sun.id ? this.#cast.zhou.id : found.personId;
    const said = { grade: hazard.grade, category, deptId: found.deptId, personId, checkerId: null, leader: '徐明' };
    const due = hazard.grade === 'G' ? 'D7' : 'D15';
    return { by: this.#cast.sun, said: { do: 'assign', ...said, due, measure: '', note: '已安排，整改后回复您' } };
  }

  #judge({ grade }: Hazard): Taking | null {
    if (grade !== 'MS') return null;
    const isMajor = this.#luck.happens(15);
    const basis = '对照《教育系统重大事故隐患判定指南》第三条（一）';
    const note = isMajor ? '现场核实，构成重大事故隐患' : '现场核实，未达到重大判定标准，按较大隐患整改';
    return { by: this.#cast.xu, said: { do: 'judge', grade: isMajor ? 'M' : 'L', basis, note } };
  }

  #commitments(at: number): Commitments {
    const yuan = this.#luck.whole(1, 40) * 100;
    const to = dayOf(at + this.#luck.whole(3, 12) * dayMs, timeZone);
    return {
      helpers: '安全办',
      leader: '徐明',
      measure: '清理并更换损坏部件，同类部位一并检查',
      yuan,
      source: 'public',
      inPlace: true,
      from: dayOf(at, timeZone),
      to,
      milestones: `${dayOf(at + 2 * dayMs, timeZone)} 清理完；${to} 换好并试用`,
      contingency: '整改期间设警示，专人看护',
      watcher: '李建国',
    };
  }

  #phoneOf(person: Person): Phone {
    const phone = this.#phones.get(person.id) ?? { device: this.#luck.id(0), opSeq: 0, slowMs: 0 };
    this.#phones.set(person.id, phone);
    return phone;
  }

  #deliver(hazard: Hazard, { by, said }: Taking, at: number): Delivery {
    const phone = this.#phoneOf(by);
    const pictures = new Map<string, Uint8Array>();
    const photos = said.do === 'rectify' ? [this.#after(at, phone, pictures)] : [];
    const { state, grade, placeId } = hazard;
    const body = {
      ...said,
      ...('photos' in said && { photos }),
      on: handlingOf(hazard).on,
      seen: { state, grade },
      placeId,
    };
    const entry = withHash({
      id: this.#luck.id(at),
      kind: 'hazard-handled',
      schema: stepSchema(said),
      subject: hazard.id,
      by: by.id,
      device: phone.device,
      opSeq: ++phone.opSeq,
      at: moment(at, phone, hourMs),
      supersedes: null,
      photos: photos.map(({ sha256 }) => sha256),
      body,
    } as Omit<Entry, 'hash'>);
    return { entry, by, pictures, finishedAt: at, receivedAt: at + 2000, undelivered: new Set() };
  }

  #after(at: number, phone: Phone, pictures: Map<string, Uint8Array>): Photo {
    const drawn = drawScene(this.#luck, dayOf(at, timeZone)).bytes;
    this.#mended.push(drawn);
    // Somebody hands in the photo of the repair before once more.
    const bytes = this.#mended.length % reusedEvery === 0 ? (this.#mended.at(-2) ?? drawn) : drawn;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    pictures.set(sha256, bytes);
    const size = { width: pictureWidth, height: pictureHeight, bytes: bytes.byteLength };
    return { sha256, itemId: 'report', takenAt: moment(at, phone, 1000), source: 'camera', type: 'image/png', ...size };
  }
}

/** Offices work by day. */
function isAtWork(at: number): boolean {
  const hour = new Date(at + 8 * hourMs).getUTCHours();
  return hour >= 7 && hour < 22;
}
