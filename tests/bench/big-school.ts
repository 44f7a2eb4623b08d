// A school in which much was inspected, twenty answers each, the same words every run.
import { createHash } from 'node:crypto';
import { makeId } from '../../src/domain/id.ts';
import { hashedText, type Entry } from '../../src/domain/entry.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Place } from '../../src/domain/place.ts';
import { makeEntries, type Fact } from '../../src/server/entries.ts';
import { chance, type Chance } from '../../src/server/demo/random.ts';
import { readOffer } from '../../src/server/routes/ledger.ts';
import type { Store } from '../../src/server/store/store.ts';
import { answer, at, id, photo, sha256, sun, tonight, yucai } from '../cast.ts';
import { twenty } from './ingest/bodies.ts';

const atOnce = 500;
const kinds = ['宿舍楼', '教学楼', '实验楼', '食堂', '体育馆'];
const surnames = ['王', '李', '张', '刘', '陈', '杨', '黄', '赵', '吴', '周', '曾', '单'];
const names = ['秀兰', '建国', '桂英', '志强', '晓燕', '海涛', '红梅', '长乐'];
const things = ['应急照明灯', '疏散指示标志', '灭火器', '消火栓', '插座', '配电箱', '门锁', '护栏', '水龙头', '窗户'];
const faults = ['不亮', '损坏', '过期', '压力不足', '松动', '漏水', '被遮挡', '发热', '缺失', '打不开'];
const wheres = ['东侧', '西侧', '走廊尽头', '楼梯口', '门后', '窗边'];

/** `everyMs`: between one inspection and the next; the last is of `tonight`. One in `wrongEvery` answers one item wrong, with a note and a photo, which makes a hazard. */
export type Amount = { inspections: number; everyMs: number; wrongEvery: number };
export type Campus = { buildings: Place[]; rooms: Place[]; people: Person[] };

const made = (n: number): string =>
  makeId(
    tonight + n,
    Uint8Array.from([1, 2, 3, 4, 5, 6, n >> 24, n >> 16, n >> 8, n], (part) => part & 255),
  );

function campusOf(luck: Chance): Campus {
  const buildings = Array.from({ length: 20 }, (_, n): Place => ({
    id: made(n),
    kind: 'building',
    name: `${n + 1}号${kinds[n % kinds.length]}`,
    ancestors: [],
  }));
  const rooms = buildings.flatMap((building, b) =>
    Array.from({ length: 50 }, (_, r): Place => ({
      id: made(1000 + b * 50 + r),
      kind: 'room',
      name: `${Math.floor(r / 10) + 1}0${r % 10}室`,
      ancestors: [{ id: building.id, name: building.name }],
    })),
  );
  const people = Array.from({ length: 60 }, (_, n): Person => ({
    id: made(5000 + n),
    name: `${luck.pick(surnames)}${luck.pick(names)}`,
    username: `walker${n}`,
    role: 'patrol_guard',
    scope: [],
  }));
  return { buildings, rooms, people };
}

/** Founds the school and hands everything in. */
export async function fillSchool(
  store: Store,
  session: Parameters<Store['people']['found']>[4],
  amount: Amount,
): Promise<Campus> {
  const luck = chance(7);
  const campus = campusOf(luck);
  const facts: Fact[] = [
    { kind: 'school-founded', schema: 1, subject: yucai.id, body: yucai },
    { kind: 'person-added', schema: 1, subject: sun.id, body: sun },
    { kind: 'template-published', schema: 1, subject: 'Z2@1', body: twenty },
    ...campus.people.map((body): Fact => ({ kind: 'person-added', schema: 1, subject: body.id, body })),
    ...[...campus.buildings, ...campus.rooms].map((body): Fact => ({
      kind: 'place-added',
      schema: 1,
      subject: body.id,
      body,
    })),
  ];
  const make = (first: number) => makeEntries(facts, sun.id, store.device, first, tonight);
  await store.people.found(yucai, sun, make, 'no password opens this', session, tonight);
  for (let n = 0; n < amount.inspections; n += atOnce) {
    const by = luck.pick(campus.people);
    const entries = Array.from({ length: atOnce }, (_, i) => oneOf(campus, by, n + i, amount, luck));
    const receivedAt = entries.at(-1)?.at.ms ?? tonight;
    const outcomes = await store.ledger.append(yucai.id, by, entries.map(readOffer), receivedAt);
    const wrong = outcomes.find(({ verdict }) => verdict !== 'accepted');
    if (wrong) throw new Error(`an inspection was not taken in: ${JSON.stringify(wrong)}`);
  }
  return campus;
}

/** One inspection more, of just now, with a fault that makes a case: what was counted before it no longer holds. */
export async function handInOneMore(store: Store, campus: Campus, nth: number): Promise<void> {
  const luck = chance(nth);
  const by = luck.pick(campus.people);
  const entry = oneOf(campus, by, mostInspections + nth, { inspections: 0, everyMs: 0, wrongEvery: 1 }, luck);
  const [outcome] = await store.ledger.append(yucai.id, by, [readOffer(entry)], tonight);
  if (outcome?.verdict !== 'accepted') throw new Error(`an inspection was not taken in: ${JSON.stringify(outcome)}`);
}
/** Its numbers are behind all of them. */
const mostInspections = 2_000_000;

function oneOf({ rooms }: Campus, by: Person, n: number, amount: Amount, luck: Chance): Entry {
  const ms = tonight - (amount.inspections - n) * amount.everyMs;
  const wrong = n % amount.wrongEvery === 0 ? luck.pick(twenty.items).id : '';
  const note = `${luck.pick(wheres)}${luck.pick(things)}${luck.pick(faults)}`;
  const shot = sha256(`the photo of ${n}`);
  const shots = wrong === '' ? [] : [shot];
  const answers = twenty.items.map((item) =>
    item.id === wrong
      ? answer(item.id, 'fail', { note, at: ms, photos: [shot] })
      : answer(item.id, 'pass', { via: 'bulk', at: ms }),
  );
  const plain = {
    id: made(100_000 + n * 2),
    kind: 'inspection-submitted',
    schema: 1,
    subject: made(100_001 + n * 2),
    by: by.id,
    device: id(900),
    opSeq: n + 1,
    at: at(ms),
    supersedes: null,
    photos: shots,
    body: {
      placeId: luck.pick(rooms).id,
      template: { code: twenty.code, version: twenty.version },
      startedAt: at(ms - 60_000),
      finishedAt: at(ms),
      activeMs: 55_000,
      answers,
      photos: shots.map((one) => photo(wrong, one)),
      location: null,
    },
  } as unknown as Omit<Entry, 'hash'>;
  return { ...plain, hash: createHash('sha256').update(hashedText(plain)).digest('hex') } as Entry;
}
