// The demo school with all that came in through its doors while it was made, for tests that count it again. In a run of the unit
// tests each is made once, and copied for every file that asks for it (`unit-folders.ts`).
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { vi } from 'vitest';
import { sized } from '../../../tests/proof/size.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Person } from '../../domain/person.ts';
import type { Announced } from '../../domain/protocol.ts';
import type { Template } from '../../domain/template.ts';
import { builtInTemplates } from '../library/library.ts';
import { School } from '../school.contract.ts';
import { demoPassword } from './found.ts';
import { openSqlite } from '../store/sqlite.ts';
import { Doors } from './doors.ts';
import { seedDemo } from './seed-demo.ts';

/** What came in, as it was noted while the school was made. */
type Noted = Pick<Demo, 'came' | 'photos' | 'announced' | 'doors'>;
export type Came = { entry: Entry; at: number; by: Person };
/** `through`: each entry and over whose session it came. `setUps`: how often somebody set up the school. `added`: whom, and by whom. */
type ThroughDoors = { through: [entry: string, by: string][]; setUps: number; added: { name: string; by: string }[] };
/** `photos`: whose, and its hash. `lost`: the installation that was wiped. `sun`: a manager of the whole school, signed in. */
export type Demo = {
  school: School;
  came: Came[];
  photos: Set<string>;
  announced: { device: string; items: readonly Announced[]; at: number; lost: string | null }[];
  doors: ThroughDoors;
  templates: Map<string, Template>;
  sun: Person;
};

/** How many days of everybody there are to count; beyond `npm run check` all who count share one school. */
export const busyDays = (quick: number): number => sized({ quick, commit: 10, proof: 15 });

const database = 'demo.sqlite';
const noted = 'noted.json';
const failed = 'failed';

/** `now`: UTC ms. What was refused, and what nobody released, did not come in. */
export async function watchDemo(now: number, ofDays: number): Promise<Demo> {
  const folder = process.env['PATROL_DEMO_SCHOOLS'];
  // Large ones: beside those they are copies of, and gone with them.
  const dataDir = mkdtempSync(join(folder ?? tmpdir(), 'patrol-demo-'));
  if (folder) cpSync(await madeOnce(join(folder, `${now}-${ofDays}`), now, ofDays), dataDir, { recursive: true });
  else await make(dataDir, now, ofDays);
  const school = at(dataDir, now);
  const { store } = school.parts;
  const founded = (await store.documents.school())!;
  const templates = new Map(builtInTemplates(founded).map((template) => [template.code, template]));
  const sun = (await store.documents.people(founded.id)).find(({ username }) => username === 'sun')!;
  const answer = await school.ask(null, 'POST', '/api/session', { username: 'sun', password: demoPassword });
  school.useCookie(sun, (answer.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '');
  const { photos, ...rest } = JSON.parse(readFileSync(join(dataDir, noted), 'utf8')) as Written;
  return { ...rest, photos: new Set(photos), school, templates, sun };
}

type Written = Omit<Noted, 'photos'> & { photos: string[] };

function at(dataDir: string, now: number): School {
  const store = openSqlite(join(dataDir, database), () => undefined);
  store.waitForDisk(false);
  const school = new School(dataDir, { store, templatesFor: builtInTemplates });
  school.clock.ms = now;
  return school;
}

/** Whoever comes first makes it, the others wait: they are at work in other threads. */
async function madeOnce(folder: string, now: number, busyDays: number): Promise<string> {
  if (mkdirSync(folder, { recursive: true }) !== undefined) {
    await make(folder, now, busyDays).catch((error: unknown) => {
      writeFileSync(join(folder, failed), String(error));
      throw error;
    });
  }
  while (!existsSync(join(folder, noted))) {
    if (existsSync(join(folder, failed))) throw new Error(readFileSync(join(folder, failed), 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return folder;
}

/** The last that is written is what came in. */
async function make(dataDir: string, now: number, busyDays: number): Promise<void> {
  const school = at(dataDir, now);
  const { photos, ...rest } = await watched(school, busyDays);
  await school.parts.store.close();
  const written: Written = { ...rest, photos: [...photos] };
  writeFileSync(join(dataDir, 'noting.json'), JSON.stringify(written));
  renameSync(join(dataDir, 'noting.json'), join(dataDir, noted));
}

async function watched(school: School, busyDays: number): Promise<Noted> {
  const { store } = school.parts;
  const append = vi.spyOn(store.ledger, 'append');
  const keep = vi.spyOn(store.photos, 'keep');
  const announce = vi.spyOn(store.phones, 'announce');
  const settle = vi.spyOn(store.held, 'settle');
  const doors = watchDoors();
  await seedDemo(school.parts, busyDays);
  const released = new Set(settle.mock.calls.map(([, , receiptId]) => receiptId));
  const came: Came[] = [];
  for (const [i, [, by, offers, at]] of append.mock.calls.entries()) {
    const outcomes = (await append.mock.results[i]?.value) ?? [];
    for (const [n, offer] of offers.entries()) {
      const outcome = outcomes[n];
      const counts =
        outcome?.verdict === 'accepted' || (outcome?.verdict === 'quarantined' && released.has(outcome.held.receiptId));
      if (offer.is === 'known' && counts) came.push({ entry: offer.entry, at, by });
    }
  }
  const photos = new Set(keep.mock.calls.map(([, person, { sha256 }]) => `${person} ${sha256}`));
  const announced = announce.mock.calls.map(([{ deviceId, items, at, lost }]) => ({
    device: deviceId,
    items,
    at,
    lost: lost?.device ?? null,
  }));
  return { came, photos, announced, doors: doors() };
}

/** What is asked at them from now on, until it is asked for. */
function watchDoors(): () => ThroughDoors {
  const push = vi.spyOn(Doors.prototype, 'push');
  const ask = vi.spyOn(Doors.prototype, 'ask');
  const strange = vi.spyOn(Doors.prototype, 'askAsStranger');
  return () => {
    const added = ask.mock.calls.filter(([, method, path]) => method === 'POST' && path === '/api/people');
    const told: ThroughDoors = {
      through: push.mock.calls.flatMap(([by, entries]) => entries.map(({ id }) => [id, by.id] as [string, string])),
      setUps: strange.mock.calls.filter(([, path]) => path === '/api/setup').length,
      added: added.map(([by, , , { body }]) => ({ name: (body as { username: string }).username, by: by.username })),
    };
    for (const spy of [push, ask, strange]) spy.mockRestore();
    return told;
  };
}
