// Fills an empty store with the demo school, through the same doors that a real one uses: what people did came in over their sessions.
import { CaseWork, demoResponsibility, isAside } from './cases.ts';
import { keepBriefings } from '../briefing/keep.ts';
import { keepCaseDay } from '../keep-case-days.ts';
import { closeRounds } from '../close-rounds.ts';
import type { School } from '../../domain/school.ts';
import type { Parts } from '../env.ts';
import { demoAssets } from './assets.ts';
import { demoPeople, demoPlaces, demoSchool, parts as told } from './cast.ts';
import { demoCrowd } from './crowd.ts';
import { deliveries, sentAt, type Delivery, type Stage } from './deliveries.ts';
import { Doors } from './doors.ts';
import { hangPlans } from './floor-plans.ts';
import { demoPassword, found, furnish } from './found.ts';
import { tellDemo } from './messages.ts';
import { hastyWalks, lookAtFirst } from './hasty.ts';
import { inviteNewcomers } from './newcomers.ts';
import { announcePhones, holdBack } from './phones.ts';
import { reportAtCodes } from './public-reports.ts';
import { oddWalks, quickWalk } from './odd.ts';
import { chance } from './random.ts';
import { midnight, schoolOffsetMs, weeks } from './shifts.ts';
import { releaseFirst, standIns } from './stand-ins.ts';

const seed = 20261122;
const dayMs = 86_400_000;
const hourMs = 3_600_000;
const sixHours = 6 * hourMs;
const atOnce = 60;

type Work = Record<'usual' | 'aside', CaseWork>;
type Say = (line: string) => unknown;
export type Account = { username: string; name: string; duty: string };

/**
 * Refuses `already-set-up` a store that has a school. Days are counted back from the clock of `parts`; in the last `busyDays`,
 * today among them, everybody is at work, before that only the accounts that are told. `say`: what is there so far.
 */
export async function seedDemo(parts: Parts, busyDays = 15, say: Say = () => undefined): Promise<Account[]> {
  const foundedAt = midnight(parts.now()) - weeks * 7 * dayMs - 6 * hourMs;
  const luck = chance(seed);
  const asked = demoSchool(luck, foundedAt);
  const places = demoPlaces(luck, foundedAt);
  const cast = demoPeople(luck, foundedAt, places);
  const staff = demoCrowd(places, chance(seed + 3), foundedAt);
  const founding = { school: asked, people: cast, crowd: staff, places };
  const founded = await found(parts, founding, chance(seed + 2), foundedAt);
  const { school, people, crowd, crowdPassword } = founded;
  const templates = parts.templatesFor(school);
  const assets = demoAssets(places, foundedAt);
  const responsibility = demoResponsibility(people, crowd, places, chance(seed + 4));
  const doors = new Doors(parts, ({ username }) => (people[username] ? demoPassword : crowdPassword));
  await furnish(doors, { ...founded, assets, responsibility }, foundedAt + hourMs);
  say(
    `  ${places.all.length} places, ${Object.keys(people).length + crowd.length} people, ${assets.length} pieces of equipment`,
  );
  const stage: Stage = { school, people, crowd, places, templates, assets, luck, busyDays, roundsSeed: seed + 2 };
  const { came, phones } = deliveries(stage, parts.now());
  const held = holdBack(came, crowd, parts.now());
  const worker = (n: number) => new CaseWork(people, crowd, places, responsibility, chance(seed + n));
  const work: Work = { usual: worker(5), aside: worker(9) };
  await take(parts, doors, school, came, work, foundedAt, tenths(came.length, say));
  say('  rounds closed, weekly reports, phones, reports from the codes on the wall, messages …');
  await hang(parts, doors, stage);
  await closeRounds(parts, parts.now());
  await keepBriefings(parts, parts.now());
  await keepCaseDay(parts, parts.now());
  await announcePhones(parts, doors, stage, phones, came, held);
  await reportAtCodes(parts, doors, places);
  await holdStandIns(parts, doors, { ...stage, luck: chance(seed + 1) });
  await takeHasty(parts, doors, { ...stage, luck: chance(seed + 3) });
  await inviteNewcomers(parts, doors, people['sun']);
  await doors.leave(parts.now());
  await tellDemo(parts, school);
  return told.map(({ username, name, duty }) => ({ username, name, duty }));
}

/** Says at each tenth how much has come, and up to which day. */
function tenths(all: number, say: Say): (more: number, at: number) => void {
  let come = 0;
  return (more, at) => {
    const before = Math.floor((come * 10) / all);
    come += more;
    const day = new Date(at + schoolOffsetMs).toISOString().slice(0, 10);
    if (Math.floor((come * 10) / all) > before) say(`  ${come} of ${all} entries of phones, up to ${day}`);
  };
}

/** Nine days ago, in the morning. */
async function hang({ store, now }: Parts, doors: Doors, { school, people, places }: Stage): Promise<void> {
  const by = people['sun'];
  if (!by) throw new Error('the demo has nobody to hang a plan');
  const about = { schoolId: school.id, by, placeNamed: places.named };
  await hangPlans(store, doors, about, midnight(now()) - 9 * dayMs + 10 * hourMs);
}

/** In the order in which it arrived; the windows of rounds are closed, and reports said, as the school's own clock would have done meanwhile. */
async function take(
  parts: Parts,
  doors: Doors,
  school: School,
  came: readonly Delivery[],
  work: Work,
  foundedAt: number,
  haveCome: (more: number, at: number) => unknown,
): Promise<void> {
  let [closedAt, handledAt, day] = [foundedAt, foundedAt, 0];
  for (const together of inParts(came)) {
    const from = together[0]?.receivedAt ?? closedAt;
    if ((together.at(-1)?.receivedAt ?? from) - closedAt > hourMs) {
      await closeRounds(parts, (closedAt = from));
      await keepBriefings(parts, from);
    }
    for (const { by, entry, receivedAt } of together) {
      if (midnight(receivedAt) > day) await keepCaseDay(parts, (day = midnight(receivedAt)));
      await doors.push(by, [entry], receivedAt);
    }
    await Promise.all(together.flatMap((delivery) => photosOf(delivery, together.at(-1)?.receivedAt ?? from, doors)));
    const at = together.at(-1)?.receivedAt ?? from;
    haveCome(together.length, at);
    if (at - handledAt < sixHours) continue;
    await handle(parts, doors, school, work, handledAt, at);
    handledAt = at;
  }
}

/** Whatever is done about the hazards there are. What comes later than it was received is told as of then. */
async function handle(parts: Parts, doors: Doors, school: School, work: Work, from: number, to: number): Promise<void> {
  const { rows } = await parts.store.reports.hazards(school.id, { scope: [], limit: 10_000 });
  const [aside, usual] = [rows.filter(isAside), rows.filter((one) => !isAside(one))];
  for (const step of [...work.usual.between(usual, from, to), ...work.aside.between(aside, from, to)])
    await deliver(doors, { ...step, receivedAt: to });
}

/** What lies aside moves no border between them: what becomes of the cases hangs on where these are. */
function inParts(came: readonly Delivery[]): Delivery[][] {
  const [usual, aside] = [came.filter((one) => !one.aside), came.filter((one) => one.aside)];
  const all: Delivery[][] = [];
  for (let i = 0; i < usual.length; i += atOnce) {
    const some = usual.slice(i, i + atOnce);
    const isLast = i + atOnce >= usual.length;
    const later = aside.findIndex((one) => one.receivedAt > (some.at(-1)?.receivedAt ?? 0));
    some.push(...aside.splice(0, isLast || later < 0 ? aside.length : later));
    all.push(some.sort((a, b) => a.receivedAt - b.receivedAt));
  }
  return all;
}

async function holdStandIns(
  parts: Parts,
  doors: Doors,
  { school, people, places, templates, luck }: Stage,
): Promise<void> {
  const [wang, sun, template] = [people['wang'], people['sun'], templates.find(({ code }) => code === 'D1')];
  if (!wang || !sun || !template) throw new Error('the demo has nobody to stand in');
  const walked = standIns(wang, template, places.named('2号宿舍楼 3层'), midnight(parts.now()), luck);
  for (const one of walked) await deliver(doors, sentAt(one, one.finishedAt + 4000), 'quarantined');
  await releaseFirst(parts.store, doors, school.id, sun, walked[0]);
}

async function takeHasty(
  parts: Parts,
  doors: Doors,
  { school, people, places, templates, luck }: Stage,
): Promise<void> {
  const { wang, sun, li } = people;
  const [template, gate] = ['D1', 'P1'].map((code) => templates.find((one) => one.code === code));
  if (!wang || !sun || !li || !template || !gate) throw new Error('the demo has nobody in a hurry');
  const floors = ['3号宿舍楼 2层', '3号宿舍楼 4层', '3号宿舍楼 5层'].map((name) => places.named(name));
  const walked = hastyWalks(wang, template, floors, midnight(parts.now()), luck);
  for (const one of walked) await deliver(doors, sentAt(one, one.finishedAt + 4000));
  const odd = ['1层', '6层', '3层', '3层'].map((floor) => places.named(`3号宿舍楼 ${floor}`));
  const today = midnight(parts.now());
  const quick = quickWalk(li, gate, places.named('东门'), today, chance(seed + 7));
  for (const one of [...oddWalks(wang, template, odd, today, chance(seed + 6)), quick])
    await deliver(doors, sentAt(one, one.finishedAt + 4000));
  if (walked[0]) await lookAtFirst(parts.store, doors, school.id, sun, walked[0]);
}

/** The record, then its photos, as phones send them. */
async function deliver(
  doors: Doors,
  delivery: Delivery,
  expected: 'accepted' | 'quarantined' = 'accepted',
): Promise<void> {
  const { entry, by, receivedAt } = delivery;
  await doors.push(by, [entry], receivedAt, expected);
  await Promise.all(photosOf(delivery, receivedAt, doors));
}

/** All under way at once, and all at the same hour: the doors know one clock. */
const photosOf = ({ by, pictures, undelivered }: Delivery, at: number, doors: Doors): Promise<void>[] =>
  [...pictures].flatMap(([sha256, bytes]) => (undelivered.has(sha256) ? [] : doors.photo(by, bytes, at)));
