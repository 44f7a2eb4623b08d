import { expect, test } from 'vitest';
import { canteen, photo, sha256, sun, wang } from '../../../tests/cast.ts';
import { chu, dian, sayings, zhi, type Bare } from '../../../tests/cast-cases.ts';
import type { HazardFigures } from '../../domain/hazard-ledger-report.ts';
import type { LedgerCheck, LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { drawScene } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { unpack } from '../sheets/unpack.ts';

const dayMs = 86_400_000;
const year = 'from=2026-01-01&to=2026-12-31';
const ledger = (cases: Cases, who: typeof sun, name = 'hazards', query = year) =>
  cases.school.json<LedgerPage>(who, 'GET', `/api/ledgers/${name}?${query}`);
const fileOf = (cases: Cases, who: typeof sun, name = 'hazards', query = year) =>
  cases.school.ask(who, 'GET', `/api/ledgers/${name}/file?${query}`);
const figuresOf = async (cases: Cases, query = year) =>
  (await cases.school.json<HazardFigures>(sun, 'GET', `/api/hazards/figures?${query}`)).figures;
const sheetsOf = async (answer: Response) => readWorkbook(Buffer.from(await answer.arrayBuffer()));

test('the ledger is shown to managers, of the places they answer for, by the days asked for', async () => {
  const cases = await openCases();
  const one = await cases.report(wang);
  await cases.take(one, sun, 'assign');
  const local = await cases.school.join({ name: '刘主任', username: 'liu', role: 'duty_leader', scope: [canteen.id] });
  cases.school.clock.ms += dayMs;
  const two = await cases.report(chu, { placeId: canteen.id });
  const ids = async (who: typeof sun, query = year) =>
    (await ledger(cases, who, 'hazards', query)).rows.map(({ id }) => id);
  expect(await ids(sun)).toEqual([one, two]);
  expect((await ledger(cases, sun)).rows.map(({ cells }) => cells[0])).toEqual([1, 2]);
  expect(await ids(zhi, 'from=2026-11-23&to=2026-11-23')).toEqual([two]);
  expect(await ids(sun, 'from=2026-01-01&to=2026-11-22')).toEqual([one]);
  expect(await ids(sun, `${year}&place=${canteen.id}`)).toEqual([two]);
  expect(await ids(sun, `${year}&category=electricity`)).toEqual([one, two]);
  expect(await ids(sun, `${year}&category=fire`)).toEqual([]);
  expect(await ids(local)).toEqual([two]);
  expect(await figuresOf(cases)).toMatchObject({
    found: 2,
    answered: { n: 1, of: 1 },
    closed: { n: 0, of: 1 },
  });
  const turned = await cases.report(wang);
  await cases.take(turned, sun, 'reject');
  // What was turned down stands in no table, and was answered all the same.
  expect(await ids(sun)).toEqual([one, two]);
  expect(await figuresOf(cases)).toMatchObject({ found: 2, answered: { n: 2, of: 2 } });
  expect(await figuresOf(cases, `${year}&place=${canteen.id}`)).toMatchObject({ found: 1 });
  const { title, heads, next } = await ledger(cases, sun, 'hazards-open');
  expect([title, heads.length, next]).toEqual(['未销号隐患清单', 14, null]);
  for (const who of [wang, dian, chu])
    for (const path of [`ledgers/hazards?${year}`, `ledgers/hazards/file?${year}`, `hazards/figures?${year}`])
      expect.soft((await cases.school.ask(who, 'GET', `/api/${path}`)).status).toBe(404);
  // Only what is made from cases has a grade.
  expect((await cases.school.ask(sun, 'GET', `/api/ledgers/equipment?${year}&grade=L`)).status).toBe(400);
});

test('what was carried over stands in the register of the year, and a code says of which cases the paper is', async () => {
  const cases = await openCases();
  const one = await cases.report(wang);
  const next = 'from=2027-01-01&to=2027-12-31';
  const ids = async (name: string) => (await ledger(cases, sun, name, next)).rows.map(({ id }) => id);
  expect(await ids('hazards')).toEqual([]);
  expect(await ids('hazards-yearly')).toEqual([one]);
  const check = async (query: string) => {
    const { code } = await ledger(cases, sun, 'hazards', query);
    return (await cases.school.json<LedgerCheck>(sun, 'GET', `/api/ledgers/check?code=${code}`)).made;
  };
  expect(await check(year)).toMatchObject({ title: '隐患排查整改台账', count: 1, place: null, part: false });
  expect(await check(year)).not.toHaveProperty('grade');
  const narrowed = await check(`${year}&grade=MS&category=other&place=${canteen.id}`);
  expect(narrowed).toMatchObject({ grade: 'MS', category: 'other', place: canteen.name, count: 0 });
});

test('the workbook has every line, and what people wrote stays text', async () => {
  const cases = await openCases();
  const one = await cases.report(wang, { text: '=HYPERLINK("http://example.com","点我")' });
  await cases.take(one, sun, 'assign');
  const answer = await fileOf(cases, sun, 'hazards', 'from=2026-11-01&to=2026-11-30');
  expect(answer.headers.get('content-disposition')).toContain(encodeURIComponent('2026年11月_隐患排查整改台账.xlsx'));
  const [sheet, facts] = await sheetsOf(answer);
  const [shown] = (await ledger(cases, sun)).rows;
  expect(sheet?.name).toBe('隐患排查整改台账');
  expect(sheet?.rows.map(({ formulas }) => formulas)).toEqual([[], []]);
  const text = JSON.stringify(sheet?.rows.map(({ cells }) => Array.from(cells.values())));
  for (const word of ['隐患部位（楼栋—楼层—房间/点位）', '=HYPERLINK(', '2026', String(shown?.cells[1])])
    expect(text).toContain(word);
  expect(facts?.rows.map(({ cells }) => cells.get(0))).toContain('核对编码');
  const csv = await (await fileOf(cases, sun, 'hazards', `${year}&as=csv`)).text();
  expect(csv.split('\r\n')).toHaveLength(3);
  expect(csv).toContain(String(shown?.cells[1]));
});

test('the workbook shows the first photo before and the first after, once they have arrived, and counts the others', async () => {
  const cases = await openCases();
  const luck = chance(7);
  const picture = () => new Uint8Array(drawScene(luck, '2026-11-22').bytes);
  const [before, more, after] = [picture(), picture(), picture()];
  const named = (bytes: Uint8Array) => ({ ...photo('report', sha256(bytes)), bytes: bytes.length });
  const one = await cases.report(wang, { photos: [named(before), named(more)] });
  const two = await cases.report(wang);
  await cases.take(one, sun, 'assign');
  await cases.take(one, dian, 'accept');
  await cases.take(one, dian, { ...sayings.rectify(await cases.hazard(one)), photos: [named(after)] } as Bare);
  const media = async (name = 'hazards') => {
    const answer = await fileOf(cases, sun, name);
    const parts = unpack(Buffer.from(await answer.arrayBuffer()));
    const names = [...parts.keys()].filter((name) => name.startsWith('xl/media/'));
    return { pictures: names.map((name) => parts.get(name)!), parts };
  };
  expect((await media()).pictures).toEqual([]);
  for (const [who, bytes] of [
    [wang, before],
    [wang, more],
    [dian, after],
  ] as const)
    expect((await cases.school.ask(who, 'PUT', `/api/photos/${sha256(bytes)}`, bytes)).status).toBeLessThan(300);
  const { pictures, parts } = await media();
  expect(pictures.map((bytes) => sha256(bytes)).sort()).toEqual([before, after].map((bytes) => sha256(bytes)).sort());
  const [sheet] = await sheetsOf(await fileOf(cases, sun));
  expect(sheet?.rows).toHaveLength(3);
  expect([...parts.keys()].some((name) => name.includes('drawing'))).toBe(true);
  expect((await media('hazards-open')).pictures).toEqual([]);
  expect((await cases.hazard(two)).photos).toEqual([]);
});

test('the statistics count one quarter after the other, with room for who signs', async () => {
  const cases = await openCases();
  await cases.report(wang);
  for (let weeks = 0; weeks < 7; weeks++) {
    cases.school.clock.ms += 7 * dayMs;
    await ledger(cases, sun);
    await ledger(cases, wang).catch(() => undefined);
  }
  await cases.report(wang);
  const shown = await ledger(cases, sun, 'hazards-quarter', 'from=2026-01-01&to=2027-12-31');
  expect(shown.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['2026年第4季度', '用电', 1],
    ['2026年第4季度', '合计', 1],
    ['2027年第1季度', '用电', 1],
    ['2027年第1季度', '合计', 1],
  ]);
  expect(shown.signs?.[0]).toBe('主要负责人（签字）');
  const [sheet, facts] = await sheetsOf(await fileOf(cases, sun, 'hazards-year', 'from=2026-01-01&to=2027-12-31'));
  expect(sheet?.name).toBe('隐患排查治理年度统计表');
  expect(sheet?.rows).toHaveLength(5);
  expect(JSON.stringify(facts?.rows.map(({ cells }) => Array.from(cells.values())))).toContain('主要负责人（签字）');
});
