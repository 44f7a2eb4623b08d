// Two weeks of rounds: who walks which route when, what was walked of it, and what was not.
import type { Calendar } from '../../domain/calendar.ts';
import { dueOf } from '../../domain/due.ts';
import { dueRounds } from '../../domain/due-rounds.ts';
import { placeCode } from '../../domain/place-code.ts';
import type { Entry, EntryKind } from '../../domain/entry.ts';
import { dutiesIn, shiftNameOf } from '../../domain/on-shift.ts';
import type { Person } from '../../domain/person.ts';
import type { PlanRecord, Timetable } from '../../domain/plan.ts';
import type { Due } from '../../domain/round.ts';
import type { ShiftOf } from '../../domain/shift.ts';
import { withHash } from '../entries.ts';
import { parts, type Places } from './cast.ts';
import { dutiesOf, type Duty } from './duties.ts';
import type { Chance } from './random.ts';
import { recordOf, type Rosters } from './rosters.ts';
import { midnight } from './shifts.ts';
import { moment, type Phone, type Walked } from './walk.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
const days = 14;
const roundsAShift = 4;
const told = new Set(parts.map(({ username }) => username));
const timeZone = 'Asia/Shanghai';

/** `receivedAt`: when it reaches the school, which is later than `finishedAt` where there was no network. */
export type RoundDelivery = Walked & { receivedAt: number };

/** What 孙静 set up two weeks ago, and everything that was walked since, in the order in which it was done. */
export function roundsOf(
  people: readonly Person[],
  phones: Readonly<Record<string, Phone>>,
  places: Places,
  schoolId: string,
  luck: Chance,
  now: number,
): RoundDelivery[] {
  const since = midnight(now) - days * dayMs;
  const sun = people.find(({ username }) => username === 'sun');
  if (!sun) throw new Error('the demo has nobody to plan its rounds');
  const { duties, rosters } = dutiesOf(people, places, luck, since, dayText(since));
  const calendar = calendarAt(since);
  const desk = teller(sun, { device: luck.id(since), opSeq: 0, slowMs: 0 }, luck);
  desk.say(since, 'calendar-set', schoolId, calendar);
  for (const shift of [rosters.day, rosters.night]) desk.say(since, 'shift-kept', shift.id, shift);
  for (const { route, plan } of duties) {
    desk.say(since, 'route-kept', route.id, route);
    desk.say(since, 'plan-kept', plan.id, plan, plan.who.shifts ? 3 : 1);
  }
  for (const { turns, afterDays } of rosters.changes)
    desk.say(since + afterDays * dayMs - 5 * hourMs, 'turns-changed', turns.turns[0]?.shiftId ?? '', turns);
  const kept = desk.told.map((one) => reaching(one.finishedAt + 1000)(one));
  const shiftOf = shiftsOf(rosters, since);
  return [...kept, ...duties.flatMap((duty) => walkedOf(duty, shiftOf, phones, calendar, luck, since + 1000, now))];
}

function shiftsOf({ night, day, changes }: Rosters, at: number): ShiftOf {
  const records = [night, day].map((shift) => recordOf(shift, changes, at));
  return (id) => records.find((one) => one.id === id);
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
  const say = (at: number, kind: EntryKind, subject: string, body: object, schema = 1): void => {
    phone.opSeq += 1;
    const envelope = { id: luck.id(at), schema, by: by.id, device: phone.device, opSeq: phone.opSeq };
    const rest = { at: moment(at, phone, minuteMs), supersedes: null, photos: [] };
    const entry = withHash({ ...envelope, ...rest, kind, subject, body } as unknown as Omit<Entry, 'hash'>);
    told.push({ entry, by, pictures: new Map(), finishedAt: at });
  };
  return { told, say };
}

function walkedOf(
  { plan, route, walkers }: Duty,
  shiftOf: ShiftOf,
  phones: Readonly<Record<string, Phone>>,
  calendar: Calendar,
  luck: Chance,
  since: number,
  now: number,
): RoundDelivery[] {
  const { when, early, late, on, pack, routeId } = plan;
  const timetable: Timetable = { when, early, late, on, pack, routeId, since };
  const record: PlanRecord = { ...plan, entries: [], timetables: [timetable] };
  const carried = walkers.flatMap((walker) => {
    const phone = phones[walker.username];
    return phone ? [{ walker, phone }] : [];
  });
  return dueRounds(record, calendar, since, now, timeZone)
    .filter(({ plannedAt }) => plannedAt < now)
    .flatMap((round, i) => {
      const duties = dutiesIn(plan, round, shiftOf, timeZone);
      const on = new Set(duties.flatMap((duty) => duty.on.map(({ id }) => id)));
      const those = plan.who.shifts ? carried.filter(({ walker }) => on.has(walker.id)) : carried;
      // One shift each: the rounds of a night are walked by one person.
      const [turn] = those.slice(Math.floor(i / roundsAShift) % Math.max(1, those.length));
      // Whoever tries the demo walks what is open now.
      if (!turn || (round.closesAt >= now && told.has(turn.walker.username))) return [];
      // Nothing is ever retired here.
      const due = dueOf(record, route, round, () => undefined, shiftNameOf(plan, round, shiftOf, timeZone));
      if (!due) return [];
      const walked = walkOf({ round: { id: round.id, due }, ...turn }, luck);
      return walked.filter(({ finishedAt }) => finishedAt < now);
    });
}

type Walking = { round: { id: string; due: Due }; walker: Person; phone: Phone };

/** Now and then somebody begins at the first point and takes the bicycle to the second. */
const isRidden = ({ day, minute }: Due): boolean => Number(day.slice(8)) % 5 === 0 && minute % 240 === 0;
const ridesMs = [4000, 8000];

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
  say(startedAt, 'round-started', id, { due, from: null }, due.shift === undefined ? 1 : 3);
  let at = startedAt;
  for (const [i, { placeId }] of points.entries()) {
    const onFoot = Math.round(luck.between(0.8, 3.2) * minuteMs);
    at += (isRidden(due) && ridesMs[i]) || onFoot;
    if (i === lost) {
      if (luck.happens(50))
        say(at, 'point-skipped', id, { planId, placeId, reason: 'locked', note: '门锁着，值班室没人' });
      continue;
    }
    const how = proof === 'tap' ? 'tap' : luck.happens(99) ? 'scan' : 'typed';
    const nothing = {
      code: how === 'tap' ? null : placeCode({ id: placeId }),
      photos: [],
      location: null,
      micro: null,
    };
    say(at, 'point-visited', id, { planId, placeId, how, at: moment(at, phone, minuteMs), ...nothing });
  }
  at += minuteMs;
  say(at, 'round-finished', id, { planId, note: '' });
  // Now and then the network is found again only in the morning, after the window was closed.
  const homeAt = luck.happens(4) ? at + luck.between(2.5, 5) * hourMs : at + 4000;
  return told.map(reaching(Math.round(homeAt)));
}
