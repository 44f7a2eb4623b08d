// The wall shows the photos of the places one answers for, and whoever looks at those of the dormitory is written down.
import { expect, test } from 'vitest';
import {
  admin,
  answer,
  at,
  canteen,
  entry,
  floor2,
  id,
  inspection,
  li,
  photo,
  sha256,
  sun,
  tonight,
  wang,
  withAnswers,
  yucai,
} from '../../../tests/cast.ts';
import { dian } from '../../../tests/cast-cases.ts';
import { picture } from '../../../tests/proof/access/picture.ts';
import type { Person } from '../../domain/person.ts';
import type { PhotoViews, PhotoWall } from '../../domain/photo-wall.ts';
import { yearsAfter } from '../../domain/retention.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { retentionKey } from '../store/retention-store.ts';

const minuteMs = 60_000;
const wall = (cases: Cases, who: Person, query = '') =>
  cases.school.json<PhotoWall>(who, 'GET', `/api/photo-wall${query}`);
const views = async (cases: Cases, who: Person) =>
  (await cases.school.json<PhotoViews>(who, 'GET', '/api/photo-views')).rows;

let n = 0;
/** An inspection with a photo of what is wrong and one of what is well; the bytes of the first arrive. */
async function submit(
  cases: Cases,
  by: Person,
  placeId: string,
): Promise<{ subject: string; wrong: string; well: string }> {
  const bytes = picture(`wrong ${n}`);
  const [wrong, well] = [sha256(bytes), sha256(`well ${n}`)];
  const subject = id(30_000 + n);
  const when = at(tonight + n++ * minuteMs);
  const answers = withAnswers(
    answer('Z1-01', 'fail', { photos: [wrong] }),
    answer('Z1-09', 'taken', { photos: [well] }),
  );
  const photos = [
    { ...photo('Z1-01', wrong), takenAt: when },
    { ...photo('Z1-09', well), takenAt: at(when.ms - 1000) },
  ];
  const body = inspection({ placeId, answers, photos });
  await cases.push(by, entry('inspection-submitted', body, { subject, by: by.id, id: id(31_000 + n), at: when }));
  const sent = await cases.school.ask(by, 'PUT', `/api/photos/${wrong}`, bytes);
  expect(sent.status).toBe(200);
  return { subject, wrong, well };
}

async function withHead(cases: Cases): Promise<Person> {
  return cases.school.join({ name: '高校长', username: `gao${n++}`, role: 'principal', scope: [] });
}

test('the newest come first, each with its kind, and what has not arrived says so', async () => {
  const cases = await openCases();
  const one = await submit(cases, wang, floor2.id);
  const two = await submit(cases, li, canteen.id);
  const { rows } = await wall(cases, sun);
  expect(rows.map(({ sha256: sha, kind, have, grade }) => [sha, kind, have, grade])).toEqual([
    [two.wrong, 'found', true, 'G'],
    [two.well, 'checked', false, null],
    [one.wrong, 'found', true, 'G'],
    [one.well, 'checked', false, null],
  ]);
  expect((await wall(cases, sun, `?place=${canteen.id}&kind=found`)).rows.map((row) => row.sha256)).toEqual([
    two.wrong,
  ]);
  expect((await wall(cases, sun, '?grade=MS')).rows).toEqual([]);
  expect((await wall(cases, sun, '?from=2026-11-23&to=2026-11-23')).rows).toEqual([]);
  expect((await wall(cases, sun, '?template=Z1&limit=1')).rows).toHaveLength(1);
});

test('pages follow one another without a gap', async () => {
  const cases = await openCases();
  for (let i = 0; i < 4; i++) await submit(cases, wang, floor2.id);
  const all = (await wall(cases, sun)).rows.map((row) => row.id);
  const seen: string[] = [];
  let next: string | null = null;
  do {
    const page: PhotoWall = await wall(cases, sun, `?limit=3${next === null ? '' : `&before=${next}`}`);
    seen.push(...page.rows.map((row) => row.id));
    next = page.next;
  } while (next !== null);
  expect(seen).toEqual(all);
});

test('what was put right stands beside how it was', async () => {
  const cases = await openCases();
  const [was, is] = [picture('was'), picture('is')];
  const one = await cases.report(wang, { photos: [photo('report', sha256(was))] });
  await cases.school.ask(wang, 'PUT', `/api/photos/${sha256(was)}`, was);
  await cases.take(one, sun, 'assign');
  await cases.take(one, dian, 'accept');
  await cases.take(one, dian, { do: 'rectify', note: '好了', photos: [photo('report', sha256(is))] });
  const [mended] = (await wall(cases, sun, '?kind=put-right')).rows;
  expect(mended).toMatchObject({
    sha256: sha256(is),
    before: sha256(was),
    have: false,
    source: 'hazard',
    subject: one,
  });
});

test('only managers see it, and only their places', async () => {
  const cases = await openCases();
  await submit(cases, wang, floor2.id);
  for (const who of [wang, admin]) expect((await cases.school.ask(who, 'GET', '/api/photo-wall')).status).toBe(404);
  const leader = await cases.school.join({ name: '食堂', username: 'cook', role: 'duty_leader', scope: [canteen.id] });
  expect((await wall(cases, leader)).rows).toEqual([]);
});

test('a withdrawn record takes its photos off the wall, and a rebuild makes the same wall', async () => {
  const cases = await openCases();
  await submit(cases, wang, floor2.id);
  const before = await wall(cases, sun);
  await cases.school.parts.store.ledger.rebuild(yucai.id);
  expect((await wall(cases, sun)).rows).toEqual(before.rows);
  const { subject } = await submit(cases, wang, floor2.id);
  const back = entry(
    'inspection-withdrawn',
    { reason: '重复' },
    { subject, supersedes: id(31_000 + n), id: id(32_000 + n) },
  );
  await cases.push(wang, back);
  expect((await wall(cases, sun)).rows).toEqual(before.rows);
});

test('a page with photos of the dormitory and every opening is written down, once for one look', async () => {
  const cases = await openCases();
  const head = await withHead(cases);
  const { subject, wrong } = await submit(cases, wang, floor2.id);
  const other = await submit(cases, li, canteen.id);
  await wall(cases, sun, `?place=${canteen.id}`);
  expect(await views(cases, head)).toEqual([]);
  await wall(cases, sun);
  const open = (who: Person, of: { subject: string; wrong: string }, more = '') =>
    cases.school.ask(who, 'GET', `/api/inspections/${of.subject}/photos/${of.wrong}${more}`);
  // The small picture belongs to the page that was written down.
  expect((await open(sun, { subject, wrong }, '?on=wall')).status).toBe(200);
  await open(sun, other);
  await open(wang, { subject, wrong });
  cases.school.clock.ms += minuteMs;
  await open(sun, { subject, wrong });
  await open(sun, { subject, wrong });
  const rows = await views(cases, head);
  expect(rows.map(({ personName, how, photos }) => [personName, how, photos.map((one) => one.sha256)])).toEqual([
    [sun.name, 'full', [wrong]],
    [sun.name, 'page', [wrong]],
  ]);
  expect(rows[0]?.photos[0]?.placeName).toBe('3号宿舍楼 2层');
});

test('whoever says it was on the wall and was shown no such page opens the photo', async () => {
  const cases = await openCases();
  const head = await withHead(cases);
  const { subject, wrong } = await submit(cases, wang, floor2.id);
  await cases.school.ask(sun, 'GET', `/api/inspections/${subject}/photos/${wrong}?on=wall`);
  expect((await views(cases, head)).map(({ how }) => how)).toEqual(['full']);
});

test('who looked is read by the head of the school and whoever keeps the accounts', async () => {
  const cases = await openCases();
  const head = await withHead(cases);
  await submit(cases, wang, floor2.id);
  await wall(cases, sun);
  expect(await views(cases, admin)).toHaveLength(1);
  const file = await (await cases.school.ask(admin, 'GET', '/api/photo-views/file?as=csv')).text();
  const [, line, ...more] = file.trim().split('\r\n');
  expect(line).toContain(`,${sun.name},照片墙上列出,3号宿舍楼 2层,`);
  expect(more).toEqual([]);
  for (const who of [sun, wang])
    for (const path of ['/api/photo-views', '/api/photo-views/file'])
      expect((await cases.school.ask(who, 'GET', path)).status).toBe(404);
  expect(await views(cases, head)).toHaveLength(1);
});

test.each([5, 7])(
  'who looked is kept as long as who did what, here %i years: after one year it is still there, after the last it is gone',
  async (years) => {
    const cases = await openCases();
    const head = await withHead(cases);
    const { store } = cases.school.parts;
    if (years > 5) await store.settings.keep(yucai.id, retentionKey, { audit: years }, head.id, tonight);
    await submit(cases, wang, floor2.id);
    await wall(cases, sun);
    const looked = cases.school.clock.ms;
    /** In the list, and in the table itself; whoever looks then is written down, which makes room. */
    const left = async (at: number) => {
      cases.school.clock.ms = at;
      cases.school.forgetCookies();
      await wall(cases, head);
      const { rows } = await store.photoViews.list(yucai.id, { since: 0, limit: 100 });
      return [await views(cases, head), rows].map((those) => those.filter((one) => one.at === looked).length);
    };
    expect(await left(looked + 367 * 86_400_000)).toEqual([1, 1]);
    expect(await left(yearsAfter(looked, years))).toEqual([1, 1]);
    expect(await left(yearsAfter(looked, years) + 86_400_000)).toEqual([0, 0]);
  },
);
