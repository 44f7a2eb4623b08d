// What reached the demo school, and when: four weeks of its own people, and the last days of everybody.
import { walkedOf } from '../../domain/asset-facts.ts';
import { kindsWalked } from '../../domain/asset-walk.ts';
import { isOfKind, type Asset } from '../../domain/asset.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { Template } from '../../domain/template.ts';
import { withHash } from '../entries.ts';
import { busyDay } from './busy-day.ts';
import type { People, Places } from './cast.ts';
import { kitchenDays } from './kitchen.ts';
import { chance, type Chance } from './random.ts';
import { recordSheets } from './record-sheets.ts';
import { repairRequests } from './repairs.ts';
import { roundsOf } from './rounds.ts';
import { midnight, shiftsOf, weeks } from './shifts.ts';
import { sightings } from './sightings.ts';
import { corrected, signed, takeBack, walk, type Phone, type Walked } from './walk.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** `undelivered`: hashes of photos the phone still holds. */
export type Delivery = Walked & { receivedAt: number; undelivered: ReadonlySet<string> };

/** `busyDays`: how many of the last days, today among them, have everybody in them. `roundsSeed`: for what is planned. */
export type Stage = {
  school: School;
  people: People;
  crowd: readonly Person[];
  places: Places;
  templates: Template[];
  assets: Asset[];
  luck: Chance;
  busyDays: number;
  roundsSeed: number;
};

/** Everything that was walked until `now`, in the order in which it reached the server, and the phones it came from. */
export function deliveries(stage: Stage, now: number): { came: Delivery[]; phones: Record<string, Phone> } {
  const { luck } = stage;
  const everybody = [...Object.values(stage.people), ...stage.crowd];
  const phones: Record<string, Phone> = Object.fromEntries(
    everybody.map(({ username }) => [username, { device: luck.id(now), opSeq: 0, slowMs: luck.whole(-900, 900) }]),
  );
  const today = midnight(now);
  const walked: Delivery[] = [];
  for (let n = 0; n <= weeks * 7; n++) {
    const dayStart = today - (weeks * 7 - n) * dayMs;
    // For two days the guard's phone ran 26 minutes behind.
    if (phones['li']) phones['li'].slowMs = n === 16 || n === 17 ? 26 * 60_000 : 300;
    for (const done of walksOf(stage, phones, n, dayStart, now)) walked.push(...sent(done, luck, now));
  }
  walked.push(...kitchenDeliveries(stage, now));
  const { places, school } = stage;
  const rounds = roundsOf(everybody, phones, places, school.id, chance(stage.roundsSeed), now);
  const planned = rounds.map((one) => sentAt(one, Math.min(now, one.receivedAt)));
  const withdrawn = takeOneBack(walked, phones, stage, now);
  walked.push(...signatures(walked, withdrawn, phones, stage, now));
  const stood = walked.filter((one) => one !== withdrawn);
  walked.push(...correctOne(walked, phones, stage, now));
  const about = { templates: stage.templates, phones, timeZone: stage.school.timeZone, luck };
  walked.push(...sightings(stood, about, now).map((seen) => sentAt(seen, seen.receivedAt)));
  keepTwoPhotosBack(walked);
  walked.push(
    ...recordSheets({ everybody, phones, places, templates: stage.templates }, now).map((one) =>
      sentAt(one, one.finishedAt + 3000),
    ),
  );
  walked.push(...repairRequests(everybody, phones, places, now).map((one) => sentAt(one, one.finishedAt + 3000)));
  return { came: numbered([...walked, ...planned]).sort((a, b) => a.receivedAt - b.receivedAt), phones };
}

/** An installation counts what it says in the order in which it says it. */
function numbered(all: readonly Delivery[]): Delivery[] {
  const counts = new Map<string, number>();
  return all
    .toSorted((a, b) => a.finishedAt - b.finishedAt)
    .map((one) => {
      const { hash: _hash, ...said } = one.entry;
      const opSeq = (counts.get(said.device) ?? 0) + 1;
      counts.set(said.device, opSeq);
      const entry = withHash(Object.assign(said, { opSeq }) as Omit<Entry, 'hash'>);
      return Object.assign(one, { entry });
    });
}

function kitchenDeliveries({ people, places, luck }: Stage, now: number): Delivery[] {
  const [zhao, zhou] = [people['zhao'], people['zhou']];
  if (!zhao || !zhou) throw new Error('the demo has nobody in the kitchen');
  const done = kitchenDays(zhao, places.named('食堂'), zhou, luck, now);
  return done.map((one) => sentAt(one, Math.min(now, one.finishedAt + 3000)));
}

function walksOf(
  { people, crowd, places, templates, assets, luck, busyDays }: Stage,
  phones: Record<string, Phone>,
  n: number,
  dayStart: number,
  now: number,
): Walked[] {
  const weekday = new Date(dayStart + 12 * hourMs).getUTCDay();
  const isToday = now - dayStart < dayMs;
  const isBusy = weeks * 7 - n < busyDays;
  const walks = [...shiftsOf(n, weekday, luck), ...(isBusy ? busyDay(n, weekday, crowd, places, luck) : [])]
    .sort((a, b) => a.hour - b.hour)
    .map((shift) => {
      const finishedAt = shift.finishHour && Math.round(dayStart + shift.finishHour * hourMs);
      const startedAt = Math.round(dayStart + (shift.hour + luck.between(-0.2, 0.4)) * hourMs);
      return { shift, startedAt, finishedAt };
    });
  const done = walks.filter(({ startedAt, finishedAt = startedAt }) => finishedAt < now - hourMs / 2);
  // Started before the day's first round is due, the demo still shows somebody at work.
  const shown =
    isToday && done.length === 0
      ? walks
          .slice(0, 2)
          .map(({ shift }, i) => ({ shift, startedAt: now - (12 - i * 4) * 60_000, finishedAt: undefined }))
      : done;
  const others = new Map(crowd.map((person) => [person.username, person]));
  return shown.flatMap(({ shift: { username, template: code, place, isCalm }, startedAt, finishedAt }) => {
    const person = people[username] ?? others.get(username);
    const phone = phones[username];
    const template = templates.find((one) => one.code === code);
    if (!person || !phone || !template) return [];
    const where = places.named(place);
    const kinds = kindsWalked(template);
    const there = assets.filter((asset) => asset.placeId === where.id && kinds.some((kind) => isOfKind(asset, kind)));
    const about = { person, phone, template, assets: there.map(walkedOf), place: where };
    return [walk({ ...about, startedAt, finishedAt, isCalm }, luck)];
  });
}

export const sentAt = (walked: Walked, receivedAt: number): Delivery => ({
  ...walked,
  receivedAt,
  undelivered: new Set(),
});

/** Most things arrive at once, some only when the basement is left behind. */
function sent(walked: Walked, luck: Chance, now: number): Delivery[] {
  const delayMs = luck.happens(12) ? luck.between(0.3, 3) * hourMs : luck.between(1000, 9000);
  return [sentAt(walked, Math.min(now, Math.round(walked.finishedAt + delayMs)))];
}

/** 孙静 signs what came in within the day; what is younger than two days still waits. Head counts are signed by the leader on duty, the same night. */
function signatures(
  walked: readonly Delivery[],
  withdrawn: Delivery | null,
  phones: Record<string, Phone>,
  { people, crowd, templates, luck }: Stage,
  now: number,
): Delivery[] {
  const [sun, leader] = [people['sun'], crowd.find(({ role }) => role === 'duty_leader')];
  if (!sun || !leader) throw new Error('the demo has nobody to sign');
  const stood = walked.filter((one) => one !== withdrawn).sort((a, b) => a.receivedAt - b.receivedAt);
  const signedBy = (by: Person, one: Delivery, afterMs: number): Delivery[] => {
    const { entry, receivedAt } = one;
    const code = entry.kind === 'inspection-submitted' ? entry.body.template.code : null;
    const template = templates.find((known) => known.code === code);
    const phone = phones[by.username];
    const at = receivedAt + afterMs;
    if (!template || !phone || (code === headCount) !== (by === leader) || at > now - 5000) return [];
    const signing = signed(one, template, by, phone, at, luck);
    return signing ? [sentAt(signing, at + 2000)] : [];
  };
  return [
    ...stood.filter(({ finishedAt }) => finishedAt < now - 2 * dayMs).flatMap((one) => signedBy(sun, one, 7 * hourMs)),
    ...stood.flatMap((one) => signedBy(leader, one, hourMs / 2)),
  ];
}

const headCount = 'D2';

/** The record that was withdrawn. */
function takeOneBack(
  walked: Delivery[],
  phones: Record<string, Phone>,
  { people, luck }: Stage,
  now: number,
): Delivery | null {
  const mistaken = walked.findLast(({ by, finishedAt }) => by.id === people['li']?.id && finishedAt < now - 4 * dayMs);
  if (!mistaken || !phones['li']) return null;
  const at = mistaken.receivedAt + 6 * 60_000;
  walked.push({ ...takeBack(mistaken, phones['li'], at, luck), receivedAt: at + 2000, undelivered: new Set() });
  return mistaken;
}

/** 王秀兰 corrects a round of two days ago. */
function correctOne(
  walked: readonly Delivery[],
  phones: Record<string, Phone>,
  { people, luck }: Stage,
  now: number,
): Delivery[] {
  const first = walked.findLast(({ by, finishedAt }) => by.id === people['wang']?.id && finishedAt < now - 2 * dayMs);
  const at = first && first.receivedAt + 9 * hourMs;
  const again = first && phones['wang'] && at && corrected(first, phones['wang'], at, luck);
  return again && at ? [sentAt(again, at + 2000)] : [];
}

/** The two last records with several photos: managers see 照片 1/2 until the phones come back. */
function keepTwoPhotosBack(walked: Delivery[]): void {
  const recent = walked.filter(({ pictures }) => pictures.size >= 2).slice(-2);
  for (const delivery of recent) delivery.undelivered = new Set([...delivery.pictures.keys()].slice(-1));
}
