// A small school on a real server: the cast of cast.ts as real accounts, and checklists made for counting taps.
import { ServerProcess } from './server-process.ts';
import { canteen, checklist, dorm3, floor2, item } from '../cast.ts';
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

export type School = { server: ServerProcess; sun: DeskClient; wang: Session['person']; li: Session['person'] };

export async function openSchool(env: Record<string, string> = {}): Promise<School> {
  const server = await ServerProcess.start(env);
  const sun = new DeskClient(server.url);
  const code = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/.exec(server.printed)?.[0] ?? '';
  sun.session = await sun.ask<Session>('POST', '/setup', {
    code,
    school: { name: '育才中学', kind: 'secondary', facilities: ['boarding'] },
    manager: { name: '孙静', username: 'sun', role: 'safety_office', password },
  });
  for (const place of [dorm3, floor2, canteen]) await sun.write('place-added', place, { subject: place.id });
  for (const template of [checklist, twenty])
    await sun.write('template-published', template, { subject: templateId(template) });
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
