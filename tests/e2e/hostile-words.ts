// What somebody writes to harm whoever reads it, and a school into whose every room it was written.
import { expect } from '@playwright/test';
import { asset, at, canteen, floor2, id, photo, sha256 } from '../cast.ts';
import { shift } from '../cast-rounds.ts';
import type { FirmLinkMade } from '../../src/domain/firm-link.ts';
import type { Place } from '../../src/domain/place.ts';
import { placeCode } from '../../src/domain/place-code.ts';
import type { PublicReportTaken } from '../../src/domain/public-report.ts';
import type { Remarks } from '../../src/domain/remark-reports.ts';
import type { Rounds } from '../../src/domain/round-reports.ts';
import { boxCode } from '../../src/domain/short-code.ts';
import { drawPicture } from '../../src/server/demo/picture.ts';
import { chance } from '../../src/server/demo/random.ts';
import { DeskClient } from './desk-client.ts';
import { planNight } from './rounds.ts';
import { password, type School } from './school.ts';

export const run = 'globalThis.ran=1';
export const turn = '\u202e';
export const tag = `<img src=x onerror=${run}>`;
export const long = [
  `<script>${run}</script></script><svg onload=${run}>`,
  `"><iframe srcdoc="<script>parent.ran=1</script>"></iframe>`,
  `javascript:${run}//[x](javascript:${run})`,
  `=cmd|'/c calc'!A1`,
  `${turn}反过来\u2066\u200b\ufeff\u00ad`,
  `{{constructor.constructor('${run}')()}}`,
].join('\n');

const words = (most: number): string => `${turn}${tag}${long}`.slice(0, most);

export const room: Place = {
  id: id(700),
  kind: 'room',
  name: words(40),
  ancestors: [...floor2.ancestors, { id: floor2.id, name: floor2.name }],
};

const today = (): string => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10);

/** Where to look at it: screens of a manager, of the principal (`head`), of the kitchen (`cook`), of whoever walks, and of whoever has no account. */
export type Planted = { desk: string[]; head: string[]; kitchen: string[]; walker: string[]; strangers: string[] };

/** Into every room but the inspections: cases and every word on them, things, samples, plans, rounds, shifts, remarks. */
export async function plantEverywhere(school: School): Promise<Planted> {
  const { sun } = school;
  const thing = asset({ id: id(740), placeId: room.id, label: words(20), note: words(200) });
  await sun.write('asset-kept', thing, { subject: thing.id });
  const hazard = await plantCase(school);
  const firm = await plantFirm(school, hazard);
  const code = placeCode(room);
  const report = await sun.ask<PublicReportTaken>('POST', '/public-reports', {
    code,
    category: 'fire',
    text: words(400),
    photos: [],
    contact: { name: words(20), phone: '' },
    consent: true,
  });
  const box = await plantSamples(school);
  const points: Place[] = [
    { ...room, id: id(750), kind: 'point' },
    { ...room, id: id(751), kind: 'point', name: 'W'.repeat(40) },
  ];
  const night = await planNight(school, {
    points,
    first: 760,
    route: { name: words(40) },
    plan: { name: words(40), proof: 'tap' },
  });
  const duty = shift({ name: words(20), days: [[], [school.li.id]] });
  await sun.write('shift-kept', duty, { subject: duty.id });
  const terms = [{ name: words(20), from: '2026-09-01', to: '2027-01-20' }];
  const calendar = { terms, holidays: [], workdays: [], packs: [] };
  await sun.write('calendar-set', calendar, { subject: sun.session!.school.id });
  await plantRemark(school);
  await sun.ask('POST', '/people', { name: words(20), username: 'head', role: 'principal', scope: [], password });
  const { rows } = await sun.ask<Rounds>('GET', `/rounds?from=${today()}&to=${today()}`);
  const round = rows[0]!.id;
  return {
    desk: [
      '/plans',
      `/plans/${night.id}`,
      '/plans/routes',
      `/plans/routes/${night.routeId}`,
      '/plans/shifts',
      `/plans/shifts/${duty.id}`,
      '/plans/calendar',
      '/plans/responsibility',
      '/rounds-board',
      '/rounds-board/calendar',
      `/rounds-board/${round}`,
      '/to-sign',
      `/hazards/${hazard}`,
      '/ledgers/hazards',
      '/hazards?view=board',
      '/ledgers/today?of=samples',
      '/hazards/report',
      '/people/access',
      '/audit',
      '/places/labels',
      `/places/${room.id}`,
      `/places/${room.id}/assets`,
      '/me/messages',
      '/phones',
      '/alerts',
      '/quality',
      '/quality/rechecks',
      '/quality/streaks',
      '/analysis/hazards',
      '/search?q=onerror',
      '/photos',
      '/self-check',
      '/install',
      '/scan',
      '/status',
      `/c/${code}`,
    ],
    head: ['/photos/views', '/people/invites', '/analysis/briefing'],
    kitchen: ['/kitchen', '/kitchen/register', '/kitchen/labels', box, '/ledgers/samples'],
    walker: [`/rounds/${round}`, '/rounds/shifts', `/hazards/${hazard}`, '/me/messages', `/places/${room.id}`],
    strangers: [`/c/${code}`, `/report/${report.number}#${report.secret}`, `/firm/${firm.number}#${firm.secret}`],
  };
}

/** Reported, given to somebody, talked about, and something done at once: each step in words that are no better. */
async function plantCase({ sun, server, li }: School): Promise<string> {
  const guard = new DeskClient(server.url);
  await guard.signIn('li', password);
  // The picture of a record, so that something stands out.
  const bytes = drawPicture(chance(3), '2026-11-22');
  const shot = photo('report', sha256(bytes));
  const subject = id(730);
  const now = at(Date.now());
  const placeId = room.id;
  const what = { placeId, source: 'spot' as const, category: 'fire' as const, text: words(400), photos: [shot] };
  const report = { ...what, suspectedMajor: false, fixed: false, repair: null };
  const about = { subject, at: now, device: id(911) };
  await guard.write('hazard-reported', report, { ...about, opSeq: 1, photos: [shot.sha256] });
  expect((await guard.send('PUT', `/photos/${shot.sha256}`, bytes)).ok).toBe(true);
  const how = { deptId: null, personId: li.id, checkerId: null, leader: words(20), due: 'D3' as const };
  const given = { ...how, grade: 'G' as const, category: 'fire' as const, measure: words(400), note: words(400) };
  const reported = { on: null, seen: { state: 'reported' as const, grade: 'G' as const }, placeId };
  const assigned = { do: 'assign' as const, ...given, ...reported };
  const first = await sun.write('hazard-handled', assigned, { ...about, device: id(912), opSeq: 1 });
  const then = { on: first.id, seen: { state: 'assigned' as const, grade: 'G' as const }, placeId };
  for (const [n, body] of [
    { do: 'interim' as const, how: 'isolated' as const, note: words(400), photos: [], ...then },
    { do: 'comment' as const, note: 'W'.repeat(400), mentions: [], photos: [], ...then },
    { do: 'accept' as const, note: words(400), ...then },
  ].entries())
    await guard.write('hazard-handled', body, { ...about, opSeq: 2 + n });
  return subject;
}

/** A link for a firm that calls itself so, and what the firm says. */
async function plantFirm({ sun, server }: School, hazard: string): Promise<FirmLinkMade> {
  const given = await sun.ask<FirmLinkMade>('POST', `/hazards/${hazard}/firm-links`, { firm: words(60), phone: '' });
  const said = await fetch(`${server.url}/api/firm-cases/${given.number}/progress`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-patrol': '1', 'x-report-secret': given.secret },
    body: JSON.stringify({ name: words(20), note: words(400), photos: [] }),
  });
  expect(said.status).toBe(200);
  return given;
}

/** A menu, a box in a fridge, a dish without one, and a reading; where the box is. */
async function plantSamples({ sun, server }: School): Promise<string> {
  const cook = { name: words(20), username: 'cook', role: 'sampler', scope: [canteen.id], password };
  await sun.ask('POST', '/people', cook);
  const kitchen = new DeskClient(server.url);
  await kitchen.signIn('cook', password);
  const day = today();
  const dishes = [words(40), 'W'.repeat(40)] as const;
  const served = { canteenId: canteen.id, day, meal: 'lunch' as const };
  const now = at(Date.now());
  const about = (n: number, subject = id(770 + n)) => ({ subject, at: now, device: id(913), opSeq: n });
  const meals = [{ meal: 'lunch' as const, until: '12:30', dishes: [...dishes] }];
  await kitchen.write('menu-set', { canteenId: canteen.id, day, meals }, about(1, `${canteen.id}.${day}`));
  const box = { grams: 130, box: words(20), fridge: words(20), shelf: words(20), takenAt: now };
  await kitchen.write('sample-taken', { ...served, dish: dishes[0], until: '12:30', ...box }, about(2));
  await kitchen.write('sample-missed', { ...served, dish: dishes[1], reason: words(200) }, about(3));
  const read = { canteenId: canteen.id, fridge: box.fridge, celsius: 4, again: null };
  await kitchen.write('fridge-read', read, about(4));
  return `/b/${boxCode(id(772))}`;
}

/** What a manager wrote about what stood out. */
async function plantRemark({ sun }: School): Promise<void> {
  const { rows } = await sun.ask<Remarks>('GET', `/remarks?from=2026-11-01&to=${today()}`);
  const { id: subject, remarks } = rows.find(({ mayLook }) => mayLook)!;
  const kinds = remarks.map(({ kind }) => kind);
  expect((await sun.send('POST', `/remarks/${subject}/looked`, { kinds, note: words(200) })).status).toBe(204);
}
