// After the faults: the world heals, and within ten minutes everything has arrived or says why not (I7). Then all agree.
import type { Person } from '../../src/domain/person.ts';
import { waitsFor } from '../../src/domain/hazard-handling.ts';
import { isOver } from '../../src/domain/hazard-words.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import { li, sun, yucai } from '../cast.ts';
import { difference, isStill, serverView } from './agreed.ts';
import type { OutboxRow } from '../../src/db/rows.ts';
import type { Browser, Page } from './browser.ts';
import { dueDifference } from './due-check.ts';
import { epochOf, hasAllPages } from './invariants.ts';
import { walkers } from './round-acts.ts';
import { checkRoundsOn } from './rounds-stand.ts';
import { checkServer } from './server-stands.ts';
import type { Standing } from './tables.ts';
import { upgrade } from './upgrade.ts';
import { inProcess, onServer, tenMinutes, until, wait, waitFor } from './waiting.ts';
import type { World } from './world.ts';

const fiveMinutes = 300_000;

export function settle(world: World): void {
  try {
    comeRight(world);
  } catch (error) {
    // Once something broke the world stands still, and whoever waits for an answer gets none.
    if (!world.checker.violation) throw error;
  }
}

function comeRight(world: World): void {
  heal(world);
  // What is still on its way arrives first: that somebody left, for one.
  wait(world, fiveMinutes);
  if (!world.checker.violation) passOn(world);
  if (!world.checker.violation) callBack(world);
  for (const browser of world.browsers) {
    for (const person of world.usersOf(browser)) {
      if (!world.checker.violation) deliver(world, browser, person);
    }
  }
  if (!world.checker.violation) upgrade(world, (task) => onServer(world, task));
  // Once more for all: what one phone delivered last, the others of the same person have not seen.
  for (const browser of world.browsers) {
    // The last one is signed in there still.
    for (const person of world.usersOf(browser).toReversed()) {
      if (!world.checker.violation && !isLeftAlone(world, browser, person)) agree(world, browser, person);
    }
  }
  if (!world.checker.violation) checkServer(world);
}

/** Everything works again. What clocks say stays as wrong as it is on the phones; the server's is put right. */
function heal(world: World): void {
  world.isHealed = true;
  world.trace.say(world.scheduler.now, 'world', 'heals');
  world.network.weather = { rate: 0, faults: [], latencyMs: 100 };
  world.server.clock.offsetMs = 0;
  world.startServer();
  world.server.emptyDisk();
  world.server.unblock();
  for (const browser of world.browsers) {
    browser.isOnline = true;
    browser.isAway = false;
    browser.turnsAway = 0;
    browser.sendsBack = null;
    for (const page of browser.pages) if (!mayStay(world, page)) page.kill();
  }
}

/** Whoever is signed in and in the middle of nothing may leave it open. */
const mayStay = ({ options, random }: World, { kind, state, act, owner }: Page): boolean =>
  options.tier === 'A' && kind === 'page' && state === 'in' && act === null && !owner.isFrozen && random.chance(0.5);

/** The school passes on what somebody had who left, and then no open case waits for nobody, or for somebody who is not here. */
function passOn(world: World): void {
  const { server, checker, options } = world;
  if (options.leaves && peopleOf(world).some(({ id, left }) => id === li.id && !left)) sayThat(world, li.id, false);
  const moved = onServer(world, () => server.code.moveCases(server.parts, server.clock.now()));
  moved.forEach(() => world.came('a case was moved'));
  const bodies = server.db.prepare(`SELECT body FROM documents WHERE type = 'hazard'`).all();
  const gone = new Set(peopleOf(world).flatMap((person) => (person.left ? [person.id] : [])));
  for (const { body } of bodies) {
    const hazard = JSON.parse(String(body)) as Hazard;
    if (isOver(hazard.state)) continue;
    const waiting = waitsFor(hazard);
    const isOwned = waiting !== null && !('person' in waiting && gone.has(waiting.person.id));
    if (!isOwned) checker.fail('I11 an open case has an owner who is here', `${hazard.state} ${hazard.id}`);
  }
}

/** Whoever left is back, so that what is on their phones can arrive. */
function callBack(world: World): void {
  for (const { id, left } of peopleOf(world)) if (left && !world.checker.violation) sayThat(world, id, true);
}

/** That somebody left, or is back. */
function sayThat(world: World, id: string, back: boolean): void {
  const { server } = world;
  const { people, device } = server.parts.store;
  const now = server.clock.now();
  const said = { kind: 'person-left', schema: 1, subject: id, body: { reason: '支教一年', back } } as const;
  const make = (first: number) => server.code.makeEntries([said], sun.id, device, first, now);
  const check = () => undefined;
  onServer(world, () =>
    back ? people.comeBack(yucai.id, sun, check, make, now) : people.leave(yucai.id, sun, id, check, make, now),
  );
}

const peopleOf = ({ server }: World): Person[] =>
  server.db
    .prepare(`SELECT body FROM documents WHERE type = 'person' ORDER BY id`)
    .all()
    .map(({ body }) => JSON.parse(String(body)) as Person);

/** A fresh page with this person signed in: what a person does when asked to. Whoever is signed in already is not asked. */
function openFor(world: World, browser: Browser, person: Person): Page | null {
  for (const page of browser.pages) page.kill();
  const page = browser.open();
  until(world, tenMinutes, () => page.state === 'in' || page.state === 'signed out' || page.state === 'broken');
  if (page.state === 'in' && page.db?.personId === person.id && isSignedIn(world, page)) return page;
  if (signsIn(world, page, person)) return page;
  world.checker.fail('I7 liveness', `${person.username} cannot sign in on ${browser.name}: ${page.state}`);
  return null;
}

/** Who is told to wait before the next try waits, five minutes at most. */
function signsIn(world: World, page: Page, person: Person): boolean {
  for (let tries = 0; tries < 3 && page.state !== 'broken'; tries++) {
    world.signIn(page, person);
    until(world, tenMinutes, () => page.act === null);
    if (page.state === 'in' && page.db?.personId === person.id) return true;
    wait(world, fiveMinutes);
  }
  return false;
}

/** Whoever shares the phone signs in on the page on which the one before came right, and on a fresh one where that is no help. */
function handOver(world: World, browser: Browser, person: Person, isRight: () => boolean): boolean {
  const page = browser.pages.find(({ kind, state }) => kind === 'page' && state === 'in');
  return page !== undefined && signsIn(world, page, person) && isRight();
}

/** Neither the phone nor the server asks for the password. */
function isSignedIn(world: World, { browser, owner, code }: Page): boolean {
  if (inProcess(world, owner, () => code.isExpired())) return false;
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  let status: number | undefined;
  const asked = { method: 'GET', path: '/api/session', headers: { cookie }, body: null };
  world.server.handle(asked, true, (reply) => (status = reply?.status ?? 0));
  until(world, tenMinutes, () => status !== undefined);
  return status === 200;
}

/** Why something has not arrived; null when everything has, or says so itself. */
function owed({ outbox, delivered }: Standing): string | null {
  for (const row of outbox.values()) {
    if (row.state === 'set-aside') continue;
    if (row.state !== 'attention' || row.code === null) return `${row.kind} ${row.id} is ${row.state}`;
  }
  for (const row of delivered.values()) {
    if (row.replaced) continue;
    const troubled = new Set(row.troubles.map((trouble) => trouble.sha256));
    const lacks = row.missing.find((hash) => !troubled.has(hash));
    if (lacks) return `${row.kind} ${row.id} lacks photo ${lacks.slice(0, 8)}`;
  }
  return null;
}

/** I7: what people did by the rules is not turned away; only the line can have made an entry look too large. */
function checkRefusals(world: World, { outbox, entries }: Standing): void {
  // Somebody had a part in the report by then: a manager decides.
  const isTakenBack = (id: string, code: string): boolean => {
    const entry = entries.get(id)?.entry;
    return code === 'step-not-now' && entry?.kind === 'hazard-handled' && entry.body.do === 'take-back';
  };
  // What speaks of a thing after an entry of it that could not be: to the school a case never stood so (seed 161358, tier A), and there
  // is no such route (194087).
  const refused = [...outbox.values()].filter(({ code }) => code !== null && mayBeRefused.has(code));
  const follows = ({ id, opSeq, code }: OutboxRow): boolean => {
    if (code !== 'step-not-now' && code !== 'route-unknown') return false;
    const said = JSON.stringify(entries.get(id)?.entry ?? null);
    return refused.some((one) => one.opSeq < opSeq && said.includes(one.subject));
  };
  for (const row of outbox.values()) {
    const { id, kind, state, code } = row;
    if (state !== 'attention' || code === null || mayBeRefused.has(code)) continue;
    if (!isTakenBack(id, code) && !follows(row))
      world.checker.fail('I7 honest work is not turned away', `${kind} ${id} was refused: ${code}`);
  }
}
/** Two phones may dispose of the same box or hand it over, or one that was sealed or whose seal was lifted meanwhile. */
const mayBeRefused: ReadonlySet<string> = new Set([
  'too-large',
  'template-published',
  'sealed',
  'seal-lifted',
  'not-sealed',
  'conflict',
  'too-early',
  // Taken back while somebody signed it.
  'not-submitted',
  // H1: the case did not move, but whom the step names has left, or somebody else answers for it by now.
  'person-unknown',
  'department-unknown',
  // The book of departments had not come to this phone yet, or there were none.
  'department-required',
  'step-not-yours',
]);

/** Whoever was never here, and whoever's phone knows of no older life of the school and keeps nothing back: it is opened once, to agree. */
function hasNothingToBring(world: World, now: Standing): boolean {
  const epoch = epochOf(now);
  return (epoch === undefined || epoch === world.truth.epoch) && owed(now) === null;
}

function deliver(world: World, browser: Browser, person: Person): void {
  const standing = () => world.checker.standing(browser, person);
  if (hasNothingToBring(world, standing())) return checkRefusals(world, standing());
  // I7. The network's "later, please" before the healing is obeyed first, five minutes at most in this world.
  const arrives = (): boolean => until(world, tenMinutes + 300_000, () => owed(standing()) === null);
  if (isIn(browser, person) && arrives()) return checkRefusals(world, standing());
  if (handOver(world, browser, person, arrives)) return checkRefusals(world, standing());
  const page = openFor(world, browser, person);
  if (!page) return;
  // A sign-in whose answer was lost can be another person's: once the school has said so, the page asks for a new one.
  const asks = (): boolean => inProcess(world, page.owner, () => page.code.isExpired());
  if (arrives() || (asks() && openFor(world, browser, person) && arrives())) return checkRefusals(world, standing());
  world.checker.fail('I7 liveness', `${browser.name} of ${person.username}: ${owed(standing())}`);
}

/**
 * Whoever has had no part in a storm of tier A: nothing was written here since both agreed the last time, or on a shared phone ever. They are
 * seldom asked, unless they would be told nothing new, and then not at all.
 */
function isLeftAlone(world: World, browser: Browser, person: Person): boolean {
  const { checker, random, truth, options } = world;
  const now = checker.standing(browser, person);
  const wasNeverHere = now.meta.size === 0 && world.usersOf(browser).length > 1;
  const isAsBefore = browser.agreed.get(person.id) === now && epochOf(now) === truth.epoch;
  if (options.tier === 'B' || !(wasNeverHere || isAsBefore)) return false;
  return random.chance(0.7) || (isAsBefore && difference(serverView(world, person), now) === null);
}

const isIn = (browser: Browser, person: Person): boolean =>
  browser.pages.some((page) => page.state === 'in' && page.db?.personId === person.id);

function agree(world: World, browser: Browser, person: Person): void {
  let expected: Map<string, string>;
  const standing = () => world.checker.standing(browser, person);
  // What a restored server has forgotten is given back once the phone has heard of it; until then nothing says so. And until all of the
  // new life is there, its own words are folded over what it had of the former one (seed 456880, tier A).
  const hasGivenBack = (now: Standing): boolean =>
    epochOf(now) === world.truth.epoch && owed(now) === null && hasAllPages(now);
  // What the phone gives back once it has read the changes is asked of the school anew.
  const agrees = (): boolean =>
    until(world, tenMinutes, () => hasGivenBack(standing()) && difference(expected, standing()) === null) &&
    (isStill(expected, (expected = serverView(world, person))) || agrees());
  const agreesNow = (): boolean => {
    expected = serverView(world, person);
    return agrees();
  };
  if (!isIn(browser, person) && !handOver(world, browser, person, agreesNow) && !openFor(world, browser, person))
    return;
  expected = serverView(world, person);
  // A page that was opened only now may have brought what somebody else had left on this phone.
  if (!agrees()) expected = serverView(world, person);
  // A page whose sign-in has ended meanwhile asks for a new one.
  if (!agrees() && openFor(world, browser, person)) agrees();
  // I10: what the phone shows is what the server lets this person see.
  const said = difference(expected, standing());
  if (said) world.checker.fail('I10 phone and server agree', `${browser.name} of ${person.username}: ${said}`);
  checkDelivered(world, standing(), person);
  if (!said) checkDue(world, browser, person);
  browser.agreed.set(person.id, standing());
}

/** Who walks is told offline what the school expects of them, a pack and its plan included. */
function checkDue(world: World, browser: Browser, { id }: Person): void {
  const page = browser.pages.find((one) => one.state === 'in' && one.db?.personId === id);
  const { documents } = world.server.parts.store;
  const person = waitFor(world, documents.read(yucai.id, 'person', id));
  if (!page?.db || !person || !walkers.has(id)) return;
  const { code, db, owner } = page;
  const at = world.server.clock.now();
  const here = inProcess(world, owner, () => code.ownRounds(db, person, at));
  const places = new Map(waitFor(world, documents.places(yucai.id)).map((place) => [place.id, place]));
  const said = dueDifference(here, waitFor(world, documents.timetable(yucai.id)), places, person, at);
  if (said) world.checker.fail('I12 what is due here is due there', `${browser.name} of ${person.username}: ${said}`);
  checkRoundsOn(world, page, (task) => inProcess(world, owner, task));
}

/** What the phone calls delivered is in the ledger, with every photo, or it says what is missing. */
function checkDelivered(world: World, { entries, outbox, delivered }: Standing, person: Person): void {
  const { truth, checker } = world;
  for (const { id, entry } of entries.values()) {
    if (outbox.has(id)) continue;
    if (truth.held.get(id)?.hash !== entry.hash)
      checker.fail('I1 nothing is lost', `the server lacks ${entry.kind} ${id}`);
    const wanted = delivered.get(id)?.missing ?? [];
    for (const hash of entry.photos) {
      const isThere = truth.photos.has(`${person.id} ${hash}`) && truth.holdsPhoto(hash);
      if (!isThere && !wanted.includes(hash) && isShown(world, id))
        checker.fail('I4 no record is complete without its photos', `${id} lacks ${hash.slice(0, 8)}`);
    }
  }
}

/** Is this the submission its inspection stands on? Others no longer need their photos. */
const isShown = (world: World, entryId: string): boolean =>
  world.server.db.prepare(`SELECT 1 FROM inspection_rows WHERE entry_id = ? AND state = 'submitted'`).get(entryId) !==
  undefined;
