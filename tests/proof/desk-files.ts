// The workbooks of the desk that are no list and no ledger, sheet by sheet, beside what the screens of the same things tell.
import type { Alerts } from '../../src/domain/alerts.ts';
import type { FirmLinkMade, FirmLinks } from '../../src/domain/firm-link.ts';
import { placeName } from '../../src/domain/place.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { ReadTokens } from '../../src/domain/read-token.ts';
import { gapsIn } from '../../src/domain/register.ts';
import type { Register } from '../../src/domain/register-reports.ts';
import type { People } from '../../src/domain/reports.ts';
import type { Retention } from '../../src/domain/retention-reports.ts';
import type { Webhooks } from '../../src/domain/webhook.ts';
import { makeEntries, type Fact } from '../../src/server/entries.ts';
import type { Store } from '../../src/server/store/store.ts';
import { asset, id as cast } from '../cast.ts';
import { bookOf, type DeskBook } from './desk-book.ts';
import * as lines from './desk-columns.ts';
import type { Asking } from './list-books.ts';

export const otherFileRoutes = [
  '/api/places/file',
  '/api/school-file',
  '/api/retention/inventory',
  '/api/samples/file',
  '/api/assets/file',
] as const;
const [placeFile, schoolFile, inventory, registerFile, equipmentFile] = otherFileRoutes;

type Asked = { sun: Asking; head: Asking; store: Store; days: string; now: number };
const yearMs = 366 * 86_400_000;

/** What the demo school has none of: departments and telephones, an extinguisher that was serviced, samples that a second person signed. */
async function fillDesk({ sun, store, days, now }: Asked): Promise<void> {
  const { id } = (await store.documents.school())!;
  const people = await store.documents.people(id);
  const { departments = [] } = (await store.documents.read(id, 'responsibility', id)) ?? {};
  const cards = people.slice(0, 9).map((person, n) => ({
    personId: person.id,
    deptId: departments[n % departments.length]?.id ?? null,
    phone: n % 2 === 0 ? `1380000000${n}` : '',
  }));
  const [place] = await store.documents.places(id);
  const serviced = asset({ id: cast(7001), placeId: place?.id ?? '', serviced: '2025-05' });
  const { samples } = await sun.json<Register>(`/api/samples?${days}`);
  const first = samples.find(({ kept }) => kept);
  const signature = { name: '', signedAt: now, width: 300, height: 150, strokes: [[1, 2, 3, 4]] };
  const signed = { canteenId: first?.canteenId ?? '', samples: [first?.id ?? ''], signature };
  const facts: Fact[] = [
    { kind: 'asset-kept', schema: 1, subject: serviced.id, body: serviced },
    { kind: 'samples-signed', schema: 1, subject: first?.id ?? '', body: signed },
  ];
  const by = people.find(({ username }) => username === 'sun')!;
  const make = (n: number) => makeEntries(facts, by.id, store.device, n, now);
  const basis = await store.documents.setUpSeq(id);
  await store.people.keepSchool(id, by, basis, { make, accounts: [], invites: [], cards }, now);
}

/** The school as it is kept, by id. */
async function kept(store: Store) {
  const { id, timeZone } = (await store.documents.school())!;
  const all = await store.documents.places(id);
  return {
    id,
    timeZone,
    all,
    names: new Map(all.map((place) => [place.id, place.name])),
    wholeNames: new Map(all.map((place) => [place.id, placeName(place)])),
  };
}

export async function deskFiles(asked: Asked): Promise<DeskBook[]> {
  await fillDesk(asked);
  const { people } = await asked.sun.json<People>('/api/people');
  // Somebody who works here no more is among the people of one file and not of the other.
  await asked.sun.say(`/api/people/${people.at(-1)?.id}/left`, { reason: '调走' });
  return [...(await schoolBooks(asked)), ...(await registerBooks(asked)), ...(await inventoryBooks(asked))];
}

async function schoolBooks({ sun, store }: Asked): Promise<DeskBook[]> {
  const { id, all, wholeNames } = await kept(store);
  const kinds = new Map(all.map((place) => [place.id, place.kind]));
  const { people, cards } = await sun.json<People>('/api/people');
  const { plans, routes, shifts } = await store.documents.timetable(id);
  const around = {
    wholeNames,
    accounts: new Map(people.map((person) => [person.id, person.username])),
    shifts: new Map([...shifts.values()].map((shift) => [shift.id, shift.name])),
  };
  const places = all.filter(({ retired }) => !retired).map((place) => lines.placeLine(place, kinds));
  const here = people.filter(({ left }) => !left).map((person) => lines.personLine(person, cards, wholeNames));
  const inUse = plans.filter(({ retired }) => !retired);
  const planned = inUse.map((plan) => lines.planLine(plan, routes.get(plan.routeId)?.points ?? [], around));
  const bytes = await sun.bytes(schoolFile);
  return [
    bookOf({ name: 'places', bytes: await sun.bytes(placeFile), sheet: '地点', lines: places }),
    bookOf({ name: 'school', bytes, sheet: '地点', lines: places }),
    bookOf({ name: 'school', bytes, sheet: '人员', lines: here }),
    bookOf({ name: 'school', bytes, sheet: '计划', lines: planned }),
  ];
}

async function registerBooks({ sun, store, days, now }: Asked): Promise<DeskBook[]> {
  const { id, timeZone, wholeNames } = await kept(store);
  const { samples, readings, menus } = await sun.json<Register>(`/api/samples?${days}`);
  const bytes = await sun.bytes(`${registerFile}?${days}`);
  const assets = (await store.documents.all(id, 'asset')).filter(({ retired }) => !retired);
  const boxes = samples.map((sample) => lines.sampleLine(sample, readings, timeZone));
  const gaps = gapsIn(menus, samples, now, timeZone).map(lines.gapLine);
  return [
    bookOf({ name: 'samples', bytes, sheet: '食品留样登记表', lines: [...boxes, ...gaps] }),
    bookOf({
      name: 'samples',
      bytes,
      sheet: '留样柜温度记录',
      lines: readings.map((reading) => lines.readingLine(reading, timeZone)),
    }),
    bookOf({
      name: 'equipment',
      bytes: await sun.bytes(equipmentFile),
      sheet: '设备台账',
      lines: assets.map((asset) => lines.equipmentLine(asset, wholeNames)),
    }),
  ];
}

/** Something of each sheet: a hold that stands and one that was lifted, whoever is given anything, and photos whose years are over. */
async function fillInventory({ sun, head, store, now }: Asked, id: string): Promise<lines.Link[]> {
  const { rows } = await head.json<{ rows: { id: string }[] }>('/api/hazards?list=all&limit=1');
  await head.say('/api/retention/holds', { what: 'all', about: '', reason: '配合调查' });
  const [hold] = await store.retention.holds(id, 1);
  await head.say(`/api/retention/holds/${hold?.id}/lifted`, { reason: '调查结束' });
  await store.retention.removePhotos(id, {
    now: now + 10 * yearMs,
    after: null,
    limit: 50,
    make: (body) => (first) =>
      makeEntries([{ kind: 'removed-by-rule', schema: 1, subject: id, body }], id, store.device, first, now),
  });
  await head.say('/api/retention/holds', { what: 'hazard', about: rows[0]?.id, reason: '=复查前不删' });
  const url = 'https://example.com/robot';
  const channel = { kind: 'feishu', url, secret: '', topics: ['major'], quiet: null };
  await head.say('/api/alerts', { ...channel, name: '安全群' });
  await head.say('/api/webhooks', { name: '报修系统', url, events: ['hazard-opened', 'round-missed'], places: [] });
  for (const name of ['大屏', '旧大屏'])
    await head.say('/api/read-tokens', { name, kinds: ['rounds', 'ledgers'], places: [], days: 30 });
  const { rows: tokens } = await head.json<ReadTokens>('/api/read-tokens');
  const old = tokens.find(({ name }) => name === '旧大屏');
  await head.drop(`/api/read-tokens/${old?.id}`);
  const push = { endpoint: 'https://push.example.com/x', p256dh: 'B'.repeat(87), auth: 'A'.repeat(22) };
  await head.say('/api/push-subscription', push);
  const moving = await sun.json<{ rows: { id: string }[] }>('/api/hazards?list=all&state=rectifying&limit=1');
  const path = `/api/hazards/${moving.rows[0]?.id}/firm-links`;
  const { number } = await sun.say<FirmLinkMade>(path, { firm: '安泰消防', phone: '' });
  const { rows: links } = await sun.json<FirmLinks>(path);
  return links.map((link) => Object.assign(link, { number }));
}

/** As the head of the school has it, who may know who looked at photos of the dormitory. */
async function inventoryBooks(asked: Asked): Promise<DeskBook[]> {
  const { head, store } = asked;
  const { id, timeZone, names } = await kept(store);
  const links = await fillInventory(asked, id);
  const told = await head.json<Retention>('/api/retention');
  const { people } = await head.json<People>('/api/people');
  const { rows: views } = await head.json<PhotoViews>('/api/photo-views?limit=200');
  const { channels } = await head.json<Alerts>('/api/alerts');
  const { rows: webhooks } = await head.json<Webhooks>('/api/webhooks');
  const { rows: tokens } = await head.json<ReadTokens>('/api/read-tokens');
  const bytes = await head.bytes(inventory);
  const sheets = {
    数据清单: lines.keptLines(told),
    过了年限还留着的: lines.pastLines(told),
    岗位与权限: people.map((person) => lines.rightsLine(person, names)),
    宿舍照片查看: views.map((row) => lines.viewLine(row, timeZone)),
    清理证明: told.removed.rows.map((row) => lines.removedLine(row, timeZone)),
    冻结: told.holds.map((hold) => lines.holdLine(hold, timeZone)),
    受托处理者: lines.processorLines({ channels, webhooks, tokens, links, pushHosts: ['push.example.com'] }, timeZone),
  };
  return Object.entries(sheets).map(([sheet, those]) => bookOf({ name: 'inventory', bytes, sheet, lines: those }));
}
