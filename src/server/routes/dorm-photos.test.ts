// Whoever is given a photo of where students live is written down, by whichever route it leaves.
import { expect, test } from 'vitest';
import {
  answer,
  at,
  checklist,
  dorm3,
  entry,
  floor2,
  id,
  inspection,
  item,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  yucai,
} from '../../../tests/cast.ts';
import { dian, sayings, xiao, type Bare } from '../../../tests/cast-cases.ts';
import { due, plan, route } from '../../../tests/cast-rounds.ts';
import { hazardId } from '../../domain/hazard.ts';
import type { Person } from '../../domain/person.ts';
import type { SchoolSettings } from '../../domain/settings-reports.ts';
import { templateId } from '../../domain/template.ts';
import { openCases } from '../cases.contract.ts';
import type { School } from '../school.contract.ts';
import { drawScene } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';

const days = 'from=2026-11-01&to=2026-11-30';
const luck = chance(7);
const picture = () => new Uint8Array(drawScene(luck, '2026-11-22').bytes);

/** Ways on which no photo of a dormitory leaves to whoever did not take it, and why. */
const others = [
  // To an outside firm, which is shown none of where students live.
  '/api/firm-cases/:number/photos/:sha256',
  // By whoever hands it in, of the own work.
  '/api/photos/:sha256',
  // Boxes of the kitchen.
  '/api/samples/:id/photos/:sha256',
  '/api/samples/file',
  // Words and numbers.
  '/api/inspections/file',
  '/api/hazards/file',
  '/api/rounds/file',
  '/api/phones/file',
  '/api/held/file',
  '/api/photo-views/file',
  '/api/streaks/file',
  '/api/remarks/file',
  '/api/rechecks/pairs/file',
  '/api/audit/file',
  '/api/today/list/file',
  '/api/analysis/round-list/file',
  '/api/analysis/unreached-list/file',
  '/api/signatures/file',
  '/api/analysis/asset-list/file',
  '/api/analysis/meal-list/file',
  '/api/templates/:id/file',
  '/api/places/file',
  '/api/assets/file',
  '/api/school-file',
  '/api/retention/inventory',
];
const asDelivered = [
  '/api/inspections/:id/photos/:sha256',
  '/api/hazards/:id/photos/:sha256',
  '/api/rounds/:id/photos/:sha256',
  '/api/inspections/:id/evidence',
  '/api/hazards/:id/evidence',
  '/api/photo-wall',
  '/api/ledgers/:name/file',
];

/** A point of a round in the dormitory, with a photo. */
async function walkRound(school: School, by: Person, bytes: Uint8Array): Promise<string> {
  const subject = `${plan().id}.2026-11-22.1320`;
  const shot = photo('report', sha256(bytes));
  const said = { subject, by: by.id, device: by.id, at: at(tonight) };
  const visit = { planId: plan().id, placeId: floor2.id, how: 'tap', code: null, location: null, micro: null } as const;
  const verdicts = [
    ...(await school.push(
      sun,
      entry('route-kept', route(), { subject: route().id, id: id(8001), by: sun.id, device: sun.id, opSeq: 11 }),
      entry('plan-kept', plan(), { subject: plan().id, id: id(8002), by: sun.id, device: sun.id, opSeq: 12 }),
    )),
    ...(await school.push(
      by,
      entry('round-started', { due: due(), from: null }, { ...said, id: id(8003), opSeq: 1 }),
      entry(
        'point-visited',
        { ...visit, at: at(tonight), photos: [shot] },
        {
          ...said,
          id: id(8004),
          opSeq: 2,
          photos: [shot.sha256],
        },
      ),
    )),
  ];
  expect(verdicts.map(({ verdict }) => verdict)).toEqual(['accepted', 'accepted', 'accepted', 'accepted']);
  expect((await school.ask(by, 'PUT', `/api/photos/${shot.sha256}`, bytes)).status).toBeLessThan(300);
  return subject;
}

async function mark(school: School): Promise<void> {
  const renamed = { places: [{ ...dorm3, name: '12号楼' }] };
  const by = { subject: dorm3.id, by: sun.id, device: id(902), opSeq: 1, id: id(8009) };
  expect(await school.push(sun, entry('places-kept', renamed, by))).toMatchObject([{ verdict: 'accepted' }]);
  const { chosen } = await school.json<SchoolSettings>(sun, 'GET', '/api/settings');
  const said = { ...chosen, dormitories: [dorm3.id], was: null };
  expect((await school.ask(sun, 'POST', '/api/settings', said)).status).toBe(200);
}

/** `marked`: the building is called nothing that says so, its checklist is no one of the dormitory, and the school has said that students live there. */
async function openWith({ marked = false } = {}) {
  const cases = await openCases();
  const { school } = cases;
  const code = marked ? 'Z7' : 'D1';
  const itemId = `${code}-02`;
  if (marked) await mark(school);
  const template = { ...checklist, code, items: [item({ id: itemId, type: 'PF' })] };
  await cases.push(
    sun,
    entry('template-published', template, { subject: templateId(template), by: sun.id, device: id(901), opSeq: 1 }),
  );
  const [before, after, visited] = [picture(), picture(), picture()];
  const shot = photo(itemId, sha256(before));
  const subject = id(40_001);
  const body = inspection({
    placeId: floor2.id,
    template: { code, version: 1 },
    answers: [answer(itemId, 'fail', { note: '乱接', photos: [shot.sha256] })],
    photos: [shot],
    startedAt: at(tonight - 60_000),
    finishedAt: at(tonight),
  });
  const over = { id: id(50_001), by: wang.id, device: wang.id, opSeq: 1, at: at(tonight) };
  await cases.push(wang, entry('inspection-submitted', body, { ...over, subject, photos: [shot.sha256] }));
  const hazard = hazardId(subject, itemId);
  await cases.take(hazard, sun, {
    ...sayings.assign(await cases.hazard(hazard)),
    category: marked ? 'electricity' : 'dormitory',
  } as Bare);
  await cases.take(hazard, dian, 'accept');
  const done = { ...sayings.rectify(await cases.hazard(hazard)), photos: [photo('report', sha256(after))] } as Bare;
  await cases.take(hazard, dian, done);
  for (const [who, bytes] of [
    [wang, before],
    [dian, after],
  ] as const)
    expect((await school.ask(who, 'PUT', `/api/photos/${sha256(bytes)}`, bytes)).status).toBeLessThan(300);
  const round = await walkRound(school, wang, visited);
  return { school, subject, hazard, round, before: sha256(before), after: sha256(after), seen: sha256(visited) };
}

test('no way on which files or photos leave is forgotten here', async () => {
  const { school } = await openWith();
  const ways = school.app.routes
    .filter(({ method, path }) => method === 'GET' && /photos\/|photo-wall|evidence|file|inventory/.test(path))
    .map(({ path }) => path);
  expect([...new Set(ways)].sort()).toEqual([...others, ...asDelivered].sort());
});

test.each([false, true])(
  'each of them writes down who was given which photo, the register of hazards and its tables too; marked by the school: %s',
  async (marked) => {
    const { school, subject, hazard, round, before, after, seen } = await openWith({ marked });
    const { photoViews } = school.parts.store;
    const noted = (sha: string, how: 'full' | 'page', since: number) =>
      photoViews.isNoted(yucai.id, { personId: xiao.id, how }, sha, since);
    const asked: [path: string, of: string[], how?: 'page'][] = [
      [`/api/inspections/${subject}/photos/${before}`, [before]],
      [`/api/hazards/${hazard}/photos/${after}`, [after]],
      [`/api/rounds/${round}/photos/${seen}`, [seen]],
      [`/api/inspections/${subject}/evidence`, [before]],
      [`/api/hazards/${hazard}/evidence`, [before, after]],
      ['/api/photo-wall', [before, after], 'page'],
      [`/api/ledgers/hazards/file?${days}`, [before, after]],
      ...(marked ? [] : [[`/api/ledgers/dormitory-check/file?${days}`, [before]] as [string, string[]]]),
    ];
    for (const [path, of, how = 'full'] of asked) {
      // Not the same look any more.
      school.clock.ms += 3_600_000;
      const since = school.clock.ms - 1;
      for (const sha of of) expect(await noted(sha, how, since)).toBe(false);
      const answered = await school.ask(xiao, 'GET', path);
      await answered.arrayBuffer();
      expect(answered.status, path).toBe(200);
      for (const sha of of) expect.soft(await noted(sha, how, since), `${path} ${sha}`).toBe(true);
    }
  },
);
