// 系统状态, the accounts and the alerts of the demo school are plain recounts of what came in.
import { rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FirmLinkMade } from '../../domain/firm-link.ts';
import type { FirstRun } from '../../domain/first-run.ts';
import type { HazardRows } from '../../domain/hazard-reports.ts';
import type { Hazard } from '../../domain/hazard.ts';
import type { Invites } from '../../domain/invite.ts';
import type { Person } from '../../domain/person.ts';
import type { Phones } from '../../domain/reports.ts';
import type { Status } from '../../domain/status.ts';
import { isOpen, known } from './plain-lists.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { busyDays, watchDemo, type Demo } from './watch-demo.contract.ts';

const day = 86_400_000;
/** A Friday evening in Shanghai, eight hours ahead of UTC all year. */
const now = Date.UTC(2026, 10, 27, 12);

let demo: Demo;
let people: Person[];
let schoolId: string;
beforeAll(async () => {
  demo = await watchDemo(now, busyDays(3));
  const { store } = demo.school.parts;
  schoolId = (await store.documents.school())!.id;
  people = await store.documents.people(schoolId);
});
afterAll(async () => {
  await demo.school.parts.store.close();
  rmSync(demo.school.dataDir, { recursive: true, force: true });
});

const ask = <T>(path: string): Promise<T> => demo.school.json<T>(demo.sun, 'GET', path);

test('系统状态 counts phones, what they still hold and photos as they came in', async () => {
  const { store } = demo.school.parts;
  const { phones, photos, alerts } = await ask<Status>('/api/status');
  const used = new Set(demo.announced.map(({ device }) => device));
  const { rows } = await ask<Phones>('/api/phones');
  expect(rows.map(({ device }) => device).sort()).toEqual([...used].sort());
  expect(phones.n).toBe(rows.filter(({ revokedAt }) => revokedAt === null).length);
  const here = new Map(demo.came.map((one) => [one.entry.id, one]));
  const owed = new Map<string, number>();
  for (const { device, items } of demo.announced) {
    for (const { id, photos: told } of items) {
      const one = here.get(id);
      const lacking = one?.entry.photos.filter((sha256) => !demo.photos.has(`${one.by.id} ${sha256}`)).length;
      const things = lacking ?? told + 1;
      if (things > 0) owed.set(device, (owed.get(device) ?? 0) + things);
    }
  }
  expect([phones.owing, phones.things]).toEqual([owed.size, [...owed.values()].reduce((sum, n) => sum + n, 0)]);
  expect(phones.silent).toBe(
    rows.filter((row) => !row.lost && !owed.has(row.device) && now - row.lastSeenAt > 2 * day).length,
  );
  // The pictures of floor plans are kept with the photos, and come by a door of their own.
  const plans = await Promise.all(
    (await store.documents.places(schoolId)).map(({ id }) => store.documents.read(schoolId, 'floor-plan', id)),
  );
  const pictures = [...demo.photos].map((one) => one.split(' ')[1]);
  expect(photos.n).toBe(new Set(pictures.concat(plans.flatMap((plan) => plan?.shown?.picture.sha256 ?? []))).size);
  // It has no robot, so nothing of its waits.
  expect(alerts).toEqual({ waiting: 0, failed: 0 });
});

test('somebody has as many cases in hand as are open and were given to nobody since', async () => {
  const { store } = demo.school.parts;
  const all = (await store.reports.hazards(schoolId, { scope: [], limit: 10_000 })).rows;
  const inHand = (person: Person) => all.filter((one: Hazard) => isOpen(one) && known(one).person?.id === person.id);
  for (const person of people) {
    const { total } = await ask<{ total: number }>(`/api/hazards?list=open&person=${person.id}&limit=1`);
    expect([person.name, total]).toEqual([person.name, inHand(person).length]);
  }
  expect(people.filter((one) => inHand(one).length > 0).length).toBeGreaterThan(1);
});

test('the guide and the list of codes count who is there, and who has a code', async () => {
  const { steps } = await ask<FirstRun>('/api/first-run');
  const stay = people.filter(({ left }) => !left);
  expect(steps.people).toBe(stay.length - 1);
  const { invites } = await ask<Invites>('/api/invites');
  const names = invites.map(({ personId }) => people.find(({ id }) => id === personId)?.name);
  // Of the three who came this week one had the code taken back.
  expect(new Set(names)).toEqual(new Set(['何平', '沈月']));
});

test('个人信息台账 names the outside firms whose link opens a case, each with its case, by what was given and taken back', async () => {
  const cases = await demo.school.json<HazardRows>(demo.sun, 'GET', '/api/hazards?list=open&limit=100');
  const here = cases.rows.filter(({ state }) => state === 'rectifying' || state === 'assigned').slice(0, 3);
  const given: [string, string, string][] = [];
  for (const [n, { id }] of here.entries()) {
    const firm = `江南维保${n + 1}部`;
    const path = `/api/hazards/${id}/firm-links`;
    const link = await demo.school.json<FirmLinkMade>(demo.sun, 'POST', path, { firm, phone: '' });
    given.push([firm, link.number, `${path}/${link.id}`]);
  }
  expect(given.length).toBeGreaterThan(1);
  await demo.school.ask(demo.sun, 'DELETE', given[0]![2]);
  const file = await demo.school.ask(demo.sun, 'GET', '/api/retention/inventory');
  const sheets = readWorkbook(Buffer.from(await file.arrayBuffer()));
  const [, ...lines] = sheets
    .find(({ name }) => name === '受托处理者')!
    .rows.map(({ cells }) => Array.from(cells.values()));
  // Several may be given in the same millisecond, in which no order is promised.
  const told = lines.map(([way, firm, what]) => [way, firm, /^隐患 ([^：]+)：/.exec(String(what))?.[1]].join(' '));
  expect(told.toSorted()).toEqual(given.slice(1).map(([firm, number]) => `外单位链接 ${firm} ${number}`));
});
