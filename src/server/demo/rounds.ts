// Two weeks of rounds: who walks which route when, what was walked of it, and what was not.
import type { Calendar } from '../../domain/calendar.ts';
import { dueOf } from '../../domain/due.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import type { Entry, EntryKind } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import type { Plan, PlanRecord, Timetable, When } from '../../domain/plan.ts';
import type { Due } from '../../domain/round.ts';
import type { Route } from '../../domain/route.ts';
import { withHash } from '../entries.ts';
import type { People, Places } from './cast.ts';
import type { Chance } from './random.ts';
import { midnight } from './shifts.ts';
import { moment, type Phone, type Walked } from './walk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const days = 14;
const timeZone = 'Asia/Shanghai';

type Duty = { route: Route; plan: Plan; walker: Person };
/** `receivedAt`: when it reaches the school, which is later than `finishedAt` where there was no network. */
export type RoundDelivery = Walked & { receivedAt: number };

/** What 孙静 set up two weeks ago, and everything that was walked since, in the order in which it was done. */
export function roundsOf(people: People, places: Places, schoolId: string, luck: Chance, now: number): RoundDelivery[] {
  const since = midnight(now) - days * dayMs;
  const sun = people['sun'];
  if (!sun) throw new Error('the demo has nobody to plan its rounds');
  const duties = dutiesOf(people, places, luck, since);
  const calendar = calendarAt(since);
  const desk = teller(sun, { device: luck.id(since), opSeq: 0, slowMs: 0 }, luck);
  desk.say(since, 'calendar-set', schoolId, calendar);
  for (const { route, plan } of duties) {
    desk.say(since, 'route-kept', route.id, route);
    desk.say(since, 'plan-kept', plan.id, plan);
  }
  const kept = desk.told.map(reaching(since + 1000));
  return [...kept, ...duties.flatMap((duty) => walkedOf(duty, calendar, luck, since + 1000, now))];
}

function dutiesOf(people: People, places: Places, luck: Chance, at: number): Duty[] {
  const along = (name: string, order: Route['order'], points: readonly [string, ...string[]][]): Route => ({
    id: luck.id(at),
    name,
    order,
    points: points.map(([place, ...templates]) => ({ placeId: places.named(place).id, templates, minutes: 3 })),
  });
  const floors = (building: string, count: number): [string, ...string[]][] =>
    Array.from({ length: count }, (_, i) => [`${building} ${i + 1}层`]);
  const every = [1, 2, 3, 4, 5, 6, 7];
  const duty = (username: string, name: string, route: Route, when: When, over: Partial<Plan> = {}): Duty => {
    const walker = people[username];
    if (!walker) throw new Error(`the demo has no ${username}`);
    const usual = { proof: 'scan', early: 15, late: 30, on: 'all', pack: null, micro: 0 } as const;
    const who = { people: [walker.id], roles: [] };
    return { walker, route, plan: { id: luck.id(at), name, routeId: route.id, who, when, ...usual, ...over } };
  };
  const night: When = { each: 'day', weekdays: every, spans: [{ from: '22:00', to: '06:00', every: 120 }] };
  const campus = along('校园夜巡', 'fixed', [
    ['东门'],
    ['教学楼 1层'],
    ['教学楼 5层'],
    ['实验楼 化学实验室'],
    ['实验楼 危化品库'],
    ['图书馆 一楼大厅'],
    ['食堂 烹饪间'],
    ['配电室 高压柜'],
    ['操场'],
    ['西门'],
  ]);
  return [
    duty('wang', '3号楼夜间防火巡查', along('3号宿舍楼', 'fixed', floors('3号宿舍楼', 6)), night, { on: 'term' }),
    duty('li', '校园夜间巡逻', campus, night),
    duty(
      'li',
      '重点部位巡查',
      along('校门与重点部位', 'free', [['东门', 'P1'], ['西门'], ['操场'], ['实验楼 危化品库'], ['配电室 低压柜']]),
      { each: 'day', weekdays: every, spans: [{ from: '07:00', to: '22:00', every: 180 }] },
    ),
    duty(
      'chen',
      '配电室巡检',
      along('配电室', 'free', [
        ['配电室 高压柜', 'E1'],
        ['配电室 低压柜', 'E1'],
      ]),
      { each: 'day', weekdays: [1, 3, 5], spans: [{ from: '08:00', to: '11:00', every: null }] },
      { proof: 'tap', on: 'school', late: 60 },
    ),
    duty(
      'zhou',
      '雨前排水和校舍检查',
      along('排水与校舍', 'free', [
        ['操场', 'H1'],
        ['教学楼 1层', 'B1'],
      ]),
      { each: 'day', weekdays: every, spans: [{ from: '08:00', to: '18:00', every: null }] },
      { proof: 'tap', pack: 'rain' },
    ),
  ];
}

const dayText = (ms: number): string => new Date(ms + 8 * hourMs).toISOString().slice(0, 10);

function calendarAt(since: number): Calendar {
  const [from, to] = [dayText(since - 60 * dayMs), dayText(since + 70 * dayMs)];
  const rain = { pack: 'rain' as const, from: dayText(since + 5 * dayMs), to: dayText(since + 6 * dayMs) };
  return { terms: [{ name: '本学期', from, to }], holidays: [], workdays: [], packs: [rain] };
}

const reaching =
  (receivedAt: number) =>
  (one: Walked): RoundDelivery => ({ ...one, receivedAt });

/** Tells entries of one person on one phone, numbered in the order in which they are told. */
function teller(by: Person, phone: Phone, luck: Chance) {
  const told: Walked[] = [];
  const say = (at: number, kind: EntryKind, subject: string, body: object): void => {
    phone.opSeq += 1;
    const envelope = { id: luck.id(at), schema: 1, by: by.id, device: phone.device, opSeq: phone.opSeq };
    const rest = { at: moment(at, phone, minuteMs), supersedes: null, photos: [] };
    const entry = withHash({ ...envelope, ...rest, kind, subject, body } as unknown as Omit<Entry, 'hash'>);
    told.push({ entry, by, pictures: new Map(), finishedAt: at });
  };
  return { told, say };
}

function walkedOf(
  { plan, route, walker }: Duty,
  calendar: Calendar,
  luck: Chance,
  since: number,
  now: number,
): RoundDelivery[] {
  const { when, early, late, on, pack, routeId } = plan;
  const timetable: Timetable = { when, early, late, on, pack, routeId, since };
  const record: PlanRecord = { ...plan, entries: [], timetables: [timetable] };
  const phone: Phone = { device: luck.id(since), opSeq: 0, slowMs: luck.whole(-900, 900) };
  return dueRounds(record, calendar, since, now, timeZone)
    .filter(({ closesAt }) => closesAt < now)
    .flatMap((round) => walkOf({ round: { id: round.id, due: dueOf(record, route, round) }, walker, phone }, luck));
}

type Walking = { round: { id: string; due: Due }; walker: Person; phone: Phone };

/** Nobody is perfect: of a hundred rounds two are not walked, three lose a point, and five begin late. */
function walkOf({ round: { id, due }, walker, phone }: Walking, luck: Chance): RoundDelivery[] {
  if (luck.happens(2)) return [];
  const { planId, plannedAt, startBy, points, proof } = due;
  const isLate = startBy !== null && luck.happens(5);
  const startedAt = Math.round(
    isLate ? startBy + luck.between(2, 9) * minuteMs : plannedAt + luck.between(1, 14) * minuteMs,
  );
  const lost = luck.happens(3) ? luck.whole(0, points.length - 1) : -1;
  const { told, say } = teller(walker, phone, luck);
  say(startedAt, 'round-started', id, { due, from: null });
  let at = startedAt;
  for (const [i, { placeId }] of points.entries()) {
    at += Math.round(luck.between(0.8, 3.2) * minuteMs);
    if (i === lost) {
      if (luck.happens(50))
        say(at, 'point-skipped', id, { planId, placeId, reason: 'locked', note: '门锁着，值班室没人' });
      continue;
    }
    const how = proof === 'tap' ? 'tap' : luck.happens(94) ? 'scan' : 'typed';
    const nothing = { code: null, photos: [], location: null, micro: null };
    say(at, 'point-visited', id, { planId, placeId, how, at: moment(at, phone, minuteMs), ...nothing });
  }
  at += minuteMs;
  say(at, 'round-finished', id, { planId, note: '' });
  // Now and then the network is found again only in the morning, after the window was closed.
  const homeAt = luck.happens(4) ? at + luck.between(2.5, 5) * hourMs : at + 4000;
  return told.map(reaching(Math.round(homeAt)));
}
