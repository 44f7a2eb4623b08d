// A small school on a real server: the cast of cast.ts as real accounts, and checklists made for counting taps.
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { HostedServer } from './hosted-server.ts';
import { ServerProcess, type Serving } from './server-process.ts';
import { canteen, checklist, dorm3, floor2, id, item } from '../cast.ts';
import { DeskClient } from './desk-client.ts';
import type { Inspections } from '../../src/domain/reports.ts';
import type { Session } from '../../src/domain/protocol.ts';
import { templateId, type Template } from '../../src/domain/template.ts';

export const password = 'a long password';

const numbers = Array.from({ length: 20 }, (_, n) => n + 1);

/** Z2: twenty plain items, the checklist of the tap budgets. */
export const twenty: Template = {
  ...checklist,
  code: 'Z2',
  name: { zh: '楼层日检', en: 'Daily floor check' },
  items: numbers.map((n) =>
    item({
      id: `Z2-${String(n).padStart(2, '0')}`,
      type: 'PF',
      text: { zh: `第${n}处通道畅通`, en: `Passage ${n} is clear` },
      due: 'D1',
    }),
  ),
};

export type School = { server: Serving; sun: DeskClient; wang: Session['person']; li: Session['person'] };

/** The school on its disk, as it is copied for each walk, and who is signed in there. */
type Prepared = { sun: Session; cookie: string; wang: Session['person']; li: Session['person'] };
const preparedIn = 'PATROL_PREPARED';
const aside = 'prepared.json';

/** `mortal`: in a process of its own, which can be killed. A run of the browser tests sets the school up once (`prepareSchool`). */
export async function openSchool(env: Record<string, string> = {}, { mortal = false } = {}): Promise<School> {
  const folder = process.env[preparedIn];
  if (!folder) return setUp(await ServerProcess.start(env));
  const copy = (dataDir: string) =>
    cpSync(folder, dataDir, { recursive: true, filter: (source) => basename(source) !== aside });
  const server = mortal ? await ServerProcess.start(env, [], copy) : await HostedServer.start(env, copy);
  const { sun, cookie, wang, li } = JSON.parse(readFileSync(join(folder, aside), 'utf8')) as Prepared;
  return { server, sun: DeskClient.again(server.url, sun, cookie), wang, li };
}

/** Sets the school up once for all that are opened after it. Returns the way to throw it away. */
export async function prepareSchool(): Promise<() => void> {
  const server = await HostedServer.start({});
  const { sun, wang, li } = await setUp(server);
  await server.end('SIGTERM');
  const prepared: Prepared = { sun: sun.session!, cookie: sun.cookie, wang, li };
  writeFileSync(join(server.dataDir, aside), JSON.stringify(prepared));
  process.env[preparedIn] = server.dataDir;
  return () => rmSync(server.dataDir, { recursive: true, force: true });
}

async function setUp(server: Serving): Promise<School> {
  const sun = new DeskClient(server.url);
  sun.session = await sun.ask<Session>('POST', '/setup', {
    code: server.setUpCode,
    school: { name: '育才中学', kind: 'secondary', facilities: ['boarding'] },
    manager: { name: '孙静', username: 'sun', role: 'safety_office', password },
  });
  // Numbers that no walk gives: each counts its own entries from the first on.
  let n = 0;
  const about = (subject: string) => ({ subject, id: id(64_000 + ++n), device: id(990), opSeq: n });
  for (const place of [dorm3, floor2, canteen]) await sun.write('place-added', place, about(place.id));
  for (const template of [checklist, twenty])
    await sun.write('template-published', template, about(templateId(template)));
  const add = (name: string, username: string, role: string, scope: string[]) =>
    sun.ask<{ person: Session['person'] }>('POST', '/people', { name, username, role, scope, password });
  const wang = (await add('王秀兰', 'wang', 'patrol_dorm', [dorm3.id])).person;
  const li = (await add('李建国', 'li', 'patrol_guard', [])).person;
  return { server, sun, wang, li };
}

/** What the manager's list says has come in: how many records, and how many photos of how many. */
export async function received(school: School): Promise<{ records: number; have: number; total: number }> {
  const { rows } = await school.sun.ask<Inspections>('GET', '/inspections');
  return {
    records: rows.length,
    have: rows.reduce((sum, row) => sum + row.photos.have, 0),
    total: rows.reduce((sum, row) => sum + row.photos.total, 0),
  };
}
