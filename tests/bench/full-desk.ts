// What 今日 of a manager asks for besides inspections and hazards, so that none of its questions reads an empty table: plans with a year of rounds, some of them walked,
// canteens with menus and samples, phones that owe or are silent, and records that wait for a signature.
import { createHash } from 'node:crypto';
import { dueIn } from '../../src/domain/due.ts';
import { hashedText, type Entry, type EntryKind, type EntryOf } from '../../src/domain/entry.ts';
import { makeId } from '../../src/domain/id.ts';
import { menuId } from '../../src/domain/kitchen.ts';
import type { Person } from '../../src/domain/person.ts';
import type { Place } from '../../src/domain/place.ts';
import { templateId, type Template } from '../../src/domain/template.ts';
import { closeRounds } from '../../src/server/close-rounds.ts';
import { chance } from '../../src/server/demo/random.ts';
import { walk, type Walk } from '../../src/server/demo/walk.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import { makeEntries } from '../../src/server/entries.ts';
import { readOffer } from '../../src/server/routes/ledger.ts';
import type { Parts } from '../../src/server/env.ts';
import type { Campus } from './big-school.ts';
import { at, checklist, id, inspection, sha256, sun, tonight, yucai } from '../cast.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const days = 364;
const atOnce = 500;
/** How many of each; a round passes ten points. */
const [plans, canteens, dishes, toSign, owing, owed] = [10, 2, 6, 150, 20, 25];
const walkedDays = 8;
/** Head counts a night and checks of the canteen a day, and for how many days: 今日 looks back a week. */
const [headCounts, foodChecks, writtenDays] = [30, 8, 8];

let made = 0;
export const newId = (ms: number): string =>
  makeId(
    ms,
    Uint8Array.from([9, 9, 9, 9, 9, 9, ++made >> 24, made >> 16, made >> 8, made], (part) => part & 255),
  );
export const dayOf = (ms: number): string => new Date(ms + 8 * 60 * minuteMs).toISOString().slice(0, 10);

export type Said = { by: Person; entry: Entry };

export function say<K extends EntryKind>(
  by: Person,
  ms: number,
  kind: K,
  subject: string,
  body: EntryOf<K>['body'],
  { schema = 1, photos = [] }: { schema?: number; photos?: readonly string[] } = {},
): Said {
  const plain = { id: newId(ms), kind, schema, subject, by: by.id, device: id(901), opSeq: ++made, at: at(ms) };
  const shown = kind === 'inspection-submitted' ? [sha256('the door')] : photos;
  const whole = { ...plain, supersedes: null, photos: shown, body } as unknown as Omit<Entry, 'hash'>;
  const hash = createHash('sha256').update(hashedText(whole)).digest('hex');
  return { by, entry: { ...whole, hash } as Entry };
}

export async function handIn({ store }: Pick<Parts, 'store'>, said: readonly Said[]): Promise<void> {
  for (const [, those] of Map.groupBy(said, ({ by }) => by.id))
    for (let n = 0; n < those.length; n += atOnce) {
      const some = those.slice(n, n + atOnce);
      const by = some[0]?.by ?? sun;
      const last = Math.max(...some.map(({ entry }) => entry.at.ms));
      const outcomes = await store.ledger.append(
        yucai.id,
        by,
        some.map(({ entry }) => readOffer(entry)),
        last,
      );
      const wrong = outcomes.find(({ verdict }) => verdict !== 'accepted');
      if (wrong) throw new Error(`the desk was not filled: ${JSON.stringify(wrong)}`);
    }
}

/** All of it happened in the year before `tonight`. Answers who leads the school: nobody else is told as much. */
export async function fillDesk(parts: Pick<Parts, 'store'>, { buildings, rooms, people }: Campus): Promise<Person> {
  const begun = tonight - days * dayMs;
  const cooks = buildings.slice(0, canteens).map((canteen, n): { canteen: Place; cook: Person } => ({
    canteen,
    cook: { id: newId(begun), name: `留样员${n}`, username: `cook${n}`, role: 'food_officer', scope: [canteen.id] },
  }));
  const principal: Person = { id: newId(begun), name: '高远', username: 'gao', role: 'principal', scope: [] };
  for (const one of [principal, ...cooks.map(({ cook }) => cook)]) await add(parts, one, begun);
  const library = builtInTemplates(yucai).filter(({ code }) => ['D1', 'D2', 'K2'].includes(code));
  const checklists = [checklist, ...library].map((one) => say(sun, begun, 'template-published', templateId(one), one));
  await handIn(parts, [...checklists, ...timetable(buildings, rooms, people, begun)]);
  for (let ms = begun; ms < tonight; ms += 30 * dayMs) await closeRounds(parts, Math.min(ms + 30 * dayMs, tonight));
  await handIn(parts, [...(await walks(parts, people)), ...cooks.flatMap(cooked), ...signable(rooms, people)]);
  await handIn(parts, writtenDown({ buildings, rooms, people }, library));
  await announce(parts, people);
  return principal;
}

export async function add({ store }: Pick<Parts, 'store'>, body: Person, ms: number): Promise<void> {
  const make = (first: number): Entry[] =>
    makeEntries([{ kind: 'person-added', schema: 1, subject: body.id, body }], sun.id, store.device, first, ms);
  await store.people.add(yucai.id, sun, body, make, 'no password opens this', ms);
}

function timetable(
  buildings: readonly Place[],
  rooms: readonly Place[],
  people: readonly Person[],
  begun: number,
): Said[] {
  return buildings.slice(-plans).flatMap((building, n): Said[] => {
    const points = rooms.filter(({ ancestors }) => ancestors[0]?.id === building.id).slice(0, 10);
    const route = {
      id: newId(begun),
      name: `${building.name}夜巡`,
      order: 'free' as const,
      points: points.map(({ id: placeId }) => ({ placeId, templates: [], minutes: null })),
    };
    const plan: EntryOf<'plan-kept'>['body'] = {
      id: newId(begun),
      name: `${building.name}夜间巡查`,
      routeId: route.id,
      who: { people: [people[n]?.id ?? ''], roles: ['patrol_guard'] },
      proof: 'tap',
      when: { each: 'day', weekdays: [1, 2, 3, 4, 5, 6, 7], spans: [{ from: '06:00', to: '22:00', every: 240 }] },
      early: 15,
      late: 30,
      on: 'all',
      pack: null,
      micro: 0,
    };
    return [say(sun, begun, 'route-kept', route.id, route), say(sun, begun, 'plan-kept', plan.id, plan)];
  });
}

/** Three in four of the rounds of the last days were walked, the others missed. */
async function walks({ store }: Pick<Parts, 'store'>, people: readonly Person[]): Promise<Said[]> {
  const rounds = await store.rounds.ofDays(yucai.id, { from: dayOf(tonight - walkedDays * dayMs), to: dayOf(tonight) });
  return rounds
    .filter((_round, n) => n % 4 > 0)
    .flatMap((round, n) => {
      const by = people[n % plans] ?? sun;
      const { planId, plannedAt, points } = round;
      const nothing = { code: null, photos: [], location: null, micro: null };
      const visits = points.map(({ placeId }, i) => {
        const ms = plannedAt + (i + 1) * minuteMs;
        return say(by, ms, 'point-visited', round.id, { planId, placeId, how: 'tap', at: at(ms), ...nothing });
      });
      const begun = say(by, plannedAt, 'round-started', round.id, { due: dueIn(round), from: null });
      const over = say(by, plannedAt + 20 * minuteMs, 'round-finished', round.id, { planId, note: '' });
      return [begun].concat(visits, over);
    });
}

const served = [
  ['breakfast', '08:00', 7],
  ['lunch', '13:00', 12],
  ['dinner', '19:00', 18],
] as const;

/** Each dish of three meals a day has its sample, but one of each week has none. */
function cooked({ canteen, cook }: { canteen: Place; cook: Person }): Said[] {
  return Array.from({ length: days }, (_, back) => days - back).flatMap((back) => {
    const day = dayOf(tonight - back * dayMs);
    const morning = Date.parse(`${day}T00:00:00+08:00`);
    const names = Array.from({ length: dishes }, (_, n) => `第${n + 1}道菜`);
    const menu = { canteenId: canteen.id, day, meals: served.map(([meal, until]) => ({ meal, until, dishes: names })) };
    const boxes = served.flatMap(([meal, until, hour]) =>
      names.flatMap((dish, n) => {
        if (back % 7 === 3 && meal === 'dinner' && n === 0) return [];
        const ms = morning + hour * 60 * minuteMs + n * minuteMs;
        const where = { box: `A-${n + 1}`, fridge: '1号柜', shelf: '1层' };
        const body = { canteenId: canteen.id, day, meal, dish, until, grams: 130, ...where, takenAt: at(ms) };
        return [say(cook, ms, 'sample-taken', newId(ms), body)];
      }),
    );
    return boxes.concat(say(cook, morning + 6 * 60 * minuteMs, 'menu-set', menuId(menu), menu));
  });
}

/** Handed in over the last days, and none signed. */
const signable = (rooms: readonly Place[], people: readonly Person[]): Said[] =>
  Array.from({ length: toSign }, (_, n) => {
    const ms = tonight - (n + 1) * 30 * minuteMs;
    const times = { startedAt: at(ms - minuteMs), finishedAt: at(ms) };
    const body = inspection({ placeId: rooms[n % rooms.length]?.id ?? '', ...times });
    return say(people[n % people.length] ?? sun, ms, 'inspection-submitted', newId(ms), body);
  });

type Sheet = { template: Template; place: Place; n: number; startedAt: number; said: Walk['said'] };

/** A checklist as somebody fills it in, all the same every run. */
export function written({ people }: Campus, { template, place, n, startedAt, said }: Sheet): Said {
  const person = people[n % people.length] ?? sun;
  const phone = { device: id(901), opSeq: 0, slowMs: 0 };
  const asked = { person, phone, template, assets: [], place, startedAt, isCalm: true, said };
  const { hash: _hash, ...rest } = walk(asked, chance(startedAt + n)).entry;
  const plain = { ...rest, opSeq: ++made } as Omit<Entry, 'hash'>;
  const hash = createHash('sha256').update(hashedText(plain)).digest('hex');
  return { by: person, entry: { ...plain, hash } as Entry };
}

/**
 * What stands in tables: head counts of the nights, of which each first one misses a student, what the canteen wrote down, and of each dormitory the appliances that
 * were found.
 */
function writtenDown(campus: Campus, library: readonly Template[]): Said[] {
  const { buildings, rooms } = campus;
  const dorms = rooms.filter(({ ancestors }) => ancestors[0]?.name.endsWith('宿舍楼'));
  const kitchen = buildings.filter(({ name }) => name.endsWith('食堂'));
  const one = (code: string, n: number, places: readonly Place[], startedAt: number, said: Walk['said']): Said => {
    const template = library.find((known) => known.code === code);
    const place = places[n % places.length];
    if (!template || !place) throw new Error(`no place for ${code}`);
    return written(campus, { template, place, n, startedAt, said });
  };
  const nights = Array.from({ length: writtenDays }, (_, back) => tonight - back * dayMs - hourMs);
  const missing = { 'D2-02': 45, 'D2-04': 1 };
  const kettle = { 'D1-01': [['301', '电水壶', '暂扣', '']] };
  const counts = nights.flatMap((ms) =>
    Array.from({ length: headCounts }, (_, n) => one('D2', n, dorms, ms + n * minuteMs, n === 0 ? missing : {})),
  );
  const checks = nights.flatMap((ms) =>
    Array.from({ length: foodChecks }, (_, n) => one('K2', n, kitchen, ms - dayMs - (14 - n) * hourMs, {})),
  );
  const rounds = nights.flatMap((ms) =>
    Array.from({ length: headCounts }, (_, n) => one('D1', n, dorms, ms - (n + 1) * minuteMs, n % 10 ? {} : kettle)),
  );
  return [...counts, ...checks, ...rounds];
}

/** Everybody has a phone; some of them said what they hold, and never brought it. */
async function announce({ store }: Pick<Parts, 'store'>, people: readonly Person[]): Promise<void> {
  for (const [n, person] of people.entries()) {
    const at_ = tonight - (n % 5) * dayMs;
    const items = Array.from({ length: n < owing ? owed : 0 }, (_, i) => ({
      id: newId(at_),
      kind: 'inspection-submitted',
      subject: newId(at_),
      opSeq: i + 1,
      at: at_,
      photos: 1,
      bytes: 4000,
      hash: sha256(`held by ${n} ${i}`),
    }));
    const about = { schoolId: yucai.id, personId: person.id, deviceId: newId(at_), agent: 'Android 12' };
    await store.phones.announce({ ...about, items, lost: undefined, at: at_ });
  }
}
