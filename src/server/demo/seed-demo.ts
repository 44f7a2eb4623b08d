// Fills an empty store with the demo school, through the same doors that a real one uses.
import { randomBytes } from 'node:crypto';
import { walkedOf } from '../../domain/asset-facts.ts';
import type { Asset } from '../../domain/asset.ts';
import type { Person } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { Template } from '../../domain/template.ts';
import { closeRounds } from '../close-rounds.ts';
import { makeEntries, type Fact } from '../entries.ts';
import type { Parts } from '../env.ts';
import { newId } from '../new-id.ts';
import { receiving } from '../photos/receive.ts';
import { readOffer } from '../routes/ledger.ts';
import { foundingFacts } from '../routes/setup.ts';
import { demoAssets } from './assets.ts';
import { demoPeople, demoPlaces, demoSchool, parts as cast, type People, type Places } from './cast.ts';
import { kitchenWeek } from './kitchen.ts';
import { tellDemo } from './messages.ts';
import { demoPoints } from './points.ts';
import { chance, type Chance } from './random.ts';
import { roundsOf } from './rounds.ts';
import { midnight, shiftsOf, weeks } from './shifts.ts';
import { sightings } from './sightings.ts';
import { releaseFirst, standIns } from './stand-ins.ts';
import { corrected, signed, takeBack, walk, type Phone, type Walked } from './walk.ts';

const seed = 20261122;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const atOnce = 30;
export const demoPassword = 'demo';

export type Account = { username: string; name: string; duty: string };
/** `undelivered`: hashes of photos the phone still holds. */
type Delivery = Walked & { receivedAt: number; undelivered: ReadonlySet<string> };
type Stage = { school: School; people: People; places: Places; templates: Template[]; assets: Asset[]; luck: Chance };

/** Refuses `already-set-up` a store that has a school. Days are counted back from the clock of `parts`. */
export async function seedDemo(parts: Parts): Promise<Account[]> {
  const foundedAt = midnight(parts.now()) - weeks * 7 * dayMs - 6 * hourMs;
  const luck = chance(seed);
  const school = demoSchool(luck, foundedAt);
  const places = demoPlaces(luck, foundedAt);
  const people = demoPeople(luck, foundedAt, places);
  const templates = parts.templatesFor(school);
  const assets = demoAssets(places, foundedAt);
  await found(parts, school, people, places, assets, foundedAt);
  const waiting = deliveries({ school, people, places, templates, assets, luck }, parts.now());
  let closedAt = foundedAt;
  while (waiting.length > 0) {
    const together = waiting.splice(0, atOnce);
    const at = together.at(-1)?.receivedAt ?? closedAt;
    // As the school's own clock would have done meanwhile.
    if (at - closedAt > hourMs) await closeRounds(parts, (closedAt = together[0]?.receivedAt ?? at));
    // The store takes them in this order, and writes them with one flush.
    await Promise.all(together.map((delivery) => deliver(parts, school, delivery)));
    await Promise.all(together.map((delivery) => deliverPhotos(parts, school, delivery)));
  }
  await closeRounds(parts, parts.now());
  await holdStandIns(parts, { school, people, places, templates, assets, luck: chance(seed + 1) });
  await tellDemo(parts, school);
  return cast.map(({ username, name, duty }) => ({ username, name, duty }));
}

async function holdStandIns(parts: Parts, { school, people, places, templates, luck }: Stage): Promise<void> {
  const [wang, sun, template] = [people['wang'], people['sun'], templates.find(({ code }) => code === 'D1')];
  if (!wang || !sun || !template) throw new Error('the demo has nobody to stand in');
  const walked = standIns(wang, template, places.named('2号宿舍楼 3层'), midnight(parts.now()), luck);
  for (const one of walked) {
    const delivery = sentAt(one, one.finishedAt + 4000);
    await deliver(parts, school, delivery, 'quarantined');
    await deliverPhotos(parts, school, delivery);
  }
  await releaseFirst(parts, school.id, sun, walked[0]);
}

async function found(
  parts: Parts,
  school: School,
  people: People,
  places: Places,
  assets: readonly Asset[],
  at: number,
): Promise<void> {
  const { store } = parts;
  const [first, ...others] = [people['sun'], ...Object.values(people).filter(({ username }) => username !== 'sun')];
  if (!first) throw new Error('the demo has nobody to found its school');
  const secrets = await Promise.all(Object.values(people).map(() => parts.passwords.keep(demoPassword)));
  const session = {
    id: newId(at),
    tokenHash: randomBytes(32).toString('hex'),
    deliveryHash: null,
    deviceId: null,
    agent: '',
    createdAt: at,
  };
  const facts: Fact[] = [
    ...foundingFacts(school, first, parts),
    ...places.all.map((body): Fact => ({ kind: 'place-added', schema: 1, subject: body.id, body })),
    ...demoPoints(places, chance(seed + 2), at),
    ...assets.map((body): Fact => ({ kind: 'asset-kept', schema: body.checked ? 2 : 1, subject: body.id, body })),
  ];
  const secret = () => secrets.pop() ?? '';
  await store.people.found(
    school,
    first,
    (opSeq) => makeEntries(facts, first.id, store.device, opSeq, at),
    secret(),
    session,
    at,
  );
  await store.sessions.end(school.id, session.id);
  for (const person of others) await addPerson(parts, school, first, person as Person, secret(), at);
}

function addPerson(
  { store }: Parts,
  school: School,
  by: Person,
  person: Person,
  secret: string,
  at: number,
): Promise<void> {
  const fact: Fact = { kind: 'person-added', schema: 1, subject: person.id, body: person };
  return store.people.add(
    school.id,
    by,
    person,
    (opSeq) => makeEntries([fact], by.id, store.device, opSeq, at),
    secret,
    at,
  );
}

/** Everything that was walked until `now`, in the order in which it reached the server. */
function deliveries(stage: Stage, now: number): Delivery[] {
  const { luck } = stage;
  const phones: Record<string, Phone> = Object.fromEntries(
    Object.keys(stage.people).map((username) => [
      username,
      { device: luck.id(now), opSeq: 0, slowMs: luck.whole(-900, 900) },
    ]),
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
  const { people, places, school } = stage;
  const rounds = roundsOf(people, places, school.id, chance(seed + 2), now);
  const planned = rounds.map((one) => sentAt(one, Math.min(now, one.receivedAt)));
  const withdrawn = takeOneBack(walked, phones, stage, now);
  walked.push(...signatures(walked, withdrawn, phones, stage, now));
  const stood = walked.filter((one) => one !== withdrawn);
  walked.push(...correctOne(walked, phones, stage, now));
  const about = { templates: stage.templates, phones, timeZone: stage.school.timeZone, luck };
  walked.push(...sightings(stood, about, now).map((seen) => sentAt(seen, seen.receivedAt)));
  keepTwoPhotosBack(walked);
  return [...walked, ...planned].sort((a, b) => a.receivedAt - b.receivedAt);
}

function kitchenDeliveries({ people, places, luck }: Stage, now: number): Delivery[] {
  const [zhao, zhou] = [people['zhao'], people['zhou']];
  if (!zhao || !zhou) throw new Error('the demo has nobody in the kitchen');
  const week = kitchenWeek(zhao, places.named('食堂'), zhou, luck, now);
  return week.map((done) => sentAt(done, Math.min(now, done.finishedAt + 3000)));
}

function walksOf(
  { people, places, templates, assets, luck }: Stage,
  phones: Record<string, Phone>,
  n: number,
  dayStart: number,
  now: number,
): Walked[] {
  const weekday = new Date(dayStart + 12 * hourMs).getUTCDay();
  const isToday = now - dayStart < dayMs;
  const walks = shiftsOf(n, weekday, luck)
    .sort((a, b) => a.hour - b.hour)
    .map((shift) => ({ shift, startedAt: Math.round(dayStart + (shift.hour + luck.between(-0.2, 0.4)) * hourMs) }));
  const done = walks.filter(({ startedAt }) => startedAt < now - hourMs / 2);
  // Started before the day's first round is due, the demo still shows somebody at work.
  const shown =
    isToday && done.length === 0
      ? walks.slice(0, 2).map(({ shift }, i) => ({ shift, startedAt: now - (12 - i * 4) * 60_000 }))
      : done;
  return shown.flatMap(({ shift: { username, template: code, place }, startedAt }) => {
    const person = people[username];
    const phone = phones[username];
    const template = templates.find((one) => one.code === code);
    if (!person || !phone || !template) return [];
    const where = places.named(place);
    const there = assets.filter((asset) => asset.placeId === where.id && asset.category === template.perAsset);
    return [walk({ person, phone, template, assets: there.map(walkedOf), place: where, startedAt }, luck)];
  });
}

const sentAt = (walked: Walked, receivedAt: number): Delivery => ({ ...walked, receivedAt, undelivered: new Set() });

/** Most things arrive at once, some only when the basement is left behind. */
function sent(walked: Walked, luck: Chance, now: number): Delivery[] {
  const delayMs = luck.happens(12) ? luck.between(0.3, 3) * hourMs : luck.between(1000, 9000);
  return [sentAt(walked, Math.min(now, Math.round(walked.finishedAt + delayMs)))];
}

/** 孙静 signs what came in within the day; what is younger than two days still waits. */
function signatures(
  walked: readonly Delivery[],
  withdrawn: Delivery | null,
  phones: Record<string, Phone>,
  { people, templates, luck }: Stage,
  now: number,
): Delivery[] {
  const [sun, phone] = [people['sun'], phones['sun']];
  if (!sun || !phone) throw new Error('the demo has nobody to sign');
  const ripe = walked
    .filter((one) => one !== withdrawn && one.finishedAt < now - 2 * dayMs)
    .sort((a, b) => a.receivedAt - b.receivedAt);
  return ripe.flatMap((one): Delivery[] => {
    const body = one.entry.kind === 'inspection-submitted' ? one.entry.body : null;
    const template = templates.find(({ code }) => code === body?.template.code);
    const at = one.receivedAt + 7 * hourMs;
    const signing = template && signed(one, template, sun, phone, at, luck);
    return signing ? [sentAt(signing, at + 2000)] : [];
  });
}

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

async function deliver(
  { store }: Parts,
  school: School,
  { entry, by, receivedAt }: Delivery,
  expected: 'accepted' | 'quarantined' = 'accepted',
): Promise<void> {
  const [outcome] = await store.ledger.append(school.id, by, [readOffer(entry)], receivedAt);
  if (outcome?.verdict === expected) return;
  throw new Error(`the demo made an entry that is not ${expected}: ${JSON.stringify(outcome)}`);
}

async function deliverPhotos(
  parts: Parts,
  school: School,
  { by, pictures, receivedAt, undelivered }: Delivery,
): Promise<void> {
  const receive = receiving({ ...parts, now: () => receivedAt });
  for (const [sha256, bytes] of pictures) {
    if (undelivered.has(sha256)) continue;
    await receive.whole({ sha256, who: { person: by, school } }, onePiece(bytes));
  }
}

async function* onePiece(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}
