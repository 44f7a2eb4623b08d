// The lists managers work from as files: every row under the filter in force, for those who may read the list.
import { expect, test, vi } from 'vitest';
import { asset, at, canteen, entry, floor2, id, inspection, sun, tonight, wang } from '../../../tests/cast.ts';
import { chu, dian } from '../../../tests/cast-cases.ts';
import { otherFileRoutes } from '../../../tests/proof/desk-files.ts';
import { listFileRoutes } from '../../../tests/proof/list-books.ts';
import { stepReader, stepsType } from '../../domain/file-steps.ts';
import { keptAs } from '../../domain/asset.ts';
import { openCases } from '../cases.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { xlsxType } from '../sheets/write-workbook.ts';

const day = '2026-11-22';
const days = `from=${day}&to=${day}`;

async function openWith() {
  const cases = await openCases();
  const { school } = cases;
  const csv = async (who: typeof sun, path: string): Promise<string[]> => {
    const answer = await school.ask(who, 'GET', `${path}${path.includes('?') ? '&' : '?'}as=csv`);
    expect(answer.status, path).toBe(200);
    return (await answer.text()).trim().split('\r\n').slice(1);
  };
  return { cases, school, csv };
}

test('cases are written as their list shows them, and records as theirs', async () => {
  const { cases, school, csv } = await openWith();
  const one = await cases.report(wang, { text: '=1+1插座发黑' });
  await cases.report(chu, { placeId: canteen.id, category: 'kitchen', text: '地面湿滑' });
  await cases.take(one, sun, 'assign');
  const heads = async (path: string) =>
    (await (await school.ask(sun, 'GET', `${path}?as=csv`)).text()).split('\r\n')[0];
  expect(await heads('/api/hazards/file')).toMatch(/,挂牌督办,反复$/);
  expect(await heads('/api/phones/file')).toMatch(/,版本,可能还收着的轮次$/);
  expect(await csv(sun, '/api/hazards/file')).toHaveLength(2);
  const [line, ...more] = await csv(sun, `/api/hazards/file?list=open&category=electricity&${days}`);
  expect(more).toEqual([]);
  expect(line).toContain('插座发黑');
  expect(line).toContain(',一般,已交办,总务处,赵电,赵电,');
  expect(await csv(sun, `/api/hazards/file?list=overdue`)).toEqual([]);
  const [sheet, facts] = readWorkbook(
    Buffer.from(await (await school.ask(sun, 'GET', `/api/hazards/file?place=${canteen.id}`)).arrayBuffer()),
  );
  expect(sheet?.rows).toHaveLength(2);
  expect(facts?.rows.map(({ cells }) => `${cells.get(0)} ${cells.get(1)}`)).toContain('地点 食堂');

  const over = { subject: id(510), by: wang.id, device: wang.id, opSeq: 1, at: at(tonight), photos: [] };
  const body = inspection({
    placeId: floor2.id,
    photos: [],
    answers: [],
    startedAt: at(tonight),
    finishedAt: at(tonight),
  });
  await school.push(wang, entry('inspection-submitted', body, over));
  const records = await csv(sun, `/api/inspections/file?${days}`);
  const { rows } = await school.json<{ rows: unknown[] }>(sun, 'GET', `/api/inspections?${days}`);
  expect(records).toHaveLength(rows.length);
  expect(await csv(sun, `/api/inspections/file?from=2026-11-23&to=2026-11-23`)).toEqual([]);
});

test('a list of several pages is whole in its file', async () => {
  const { cases, school, csv } = await openWith();
  for (let n = 0; n < 12; n++) await cases.report(wang, { text: `第${n}处` });
  const { store } = school.parts;
  const list = store.cases.list.bind(store.cases);
  const read = vi
    .spyOn(store.cases, 'list')
    .mockImplementation((of, viewer, filter, now) => list(of, viewer, { ...filter, limit: 5 }, now));
  expect(new Set(await csv(sun, '/api/hazards/file?sort=newest')).size).toBe(12);
  expect(read).toHaveBeenCalledTimes(3);
  // Whoever asks for it is told in between how much of it there is, of a list and of a ledger.
  const year = 'from=2026-01-01&to=2026-12-31';
  for (const path of ['/api/hazards/file?sort=newest', `/api/ledgers/hazards/file?${year}`])
    for (const as of ['csv', 'xlsx']) {
      const shares: number[] = [];
      const pieces: Uint8Array[] = [];
      const reader = stepReader({ piece: (one) => pieces.push(one), share: (percent) => shares.push(percent) });
      const answer = await school.ask(sun, 'GET', `${path}&as=${as}`, undefined, { accept: stepsType });
      reader.take(new Uint8Array(await answer.arrayBuffer()));
      expect(reader.isWhole()).toBe(true);
      expect(shares.at(-1), `${path} as ${as}`).toBe(100);
      // Pages of a workbook go out together.
      expect(shares.filter((one) => ![41, 83, 100].includes(one))).toEqual([]);
      const file = Buffer.concat(pieces);
      const lines = as === 'csv' ? file.toString().trim().split('\r\n') : (readWorkbook(file)[0]?.rows ?? []);
      expect(lines).toHaveLength(13);
    }
});

test('rounds and phones have files too, and nobody who may not read the list takes one', async () => {
  const { school, csv } = await openWith();
  expect(await csv(sun, `/api/rounds/file?${days}&group=missed`)).toEqual([]);
  expect(await csv(sun, `/api/rounds/file?${days}&group=lost`)).toEqual([]);
  expect(await csv(sun, '/api/phones/file')).toEqual(expect.any(Array));
  expect((await school.ask(sun, 'GET', `/api/rounds/file?${days}&group=none`)).status).toBe(400);
  const asked = [
    'hazards/file',
    `inspections/file?${days}`,
    `rounds/file?${days}`,
    'phones/file',
    'audit/file',
    `remarks/file?${days}`,
    `rechecks/pairs/file?${days}`,
    `analysis/round-list/file?${days}`,
    'analysis/asset-list/file',
    `analysis/meal-list/file?${days}`,
  ];
  for (const who of [wang, dian, chu])
    for (const path of asked) expect.soft((await school.ask(who, 'GET', `/api/${path}`)).status, path).toBe(404);
});

test('the lists behind the numbers of 今日 and of the analysis are whole in their files, and say what the screen says', async () => {
  const { school, csv } = await openWith();
  const canteens = await school.join({ name: '周主任', username: 'zhou', role: 'logistics_head', scope: [canteen.id] });
  const lines = [
    asset({ id: id(601), agent: null, ...keptAs('lift'), label: '=1号梯', made: null, due: '2026-11-01' }),
    asset({ id: id(602), agent: null, ...keptAs('boiler'), label: '蒸汽锅炉', made: null, due: '2030-01-01' }),
  ].map((one, n) =>
    entry('asset-kept', one, { id: id(611 + n), subject: one.id, by: sun.id, opSeq: 9 + n, schema: 3 }),
  );
  await school.push(sun, ...lines);
  const all = await csv(sun, '/api/analysis/asset-list/file');
  expect(all[0]).toContain("'=1号梯,电梯,3号宿舍楼 2层,已过期,2026-11-01");
  expect(all).toHaveLength(2);
  expect(await csv(sun, '/api/analysis/asset-list/file?state=past&limit=1')).toHaveLength(1);
  expect(await csv(canteens, '/api/analysis/asset-list/file')).toEqual([]);
  expect(await csv(canteens, '/api/today/list/file?of=ageing')).toEqual([]);
  const house = await school.join({ name: '吴主任', username: 'wu', role: 'logistics_head', scope: [] });
  expect(await csv(house, '/api/today/list/file?of=ageing')).toEqual(["'=1号梯,3号宿舍楼 2层,2026-11-01,,已过期,是"]);
  const { rows } = await school.json<{ rows: unknown[] }>(sun, 'GET', '/api/today/list?of=samples');
  expect(await csv(sun, '/api/today/list/file?of=samples')).toHaveLength(rows.length);
  // What the role is not told has no file either.
  expect((await school.ask(sun, 'GET', '/api/today/list/file?of=absent')).status).toBe(404);
  expect((await school.ask(sun, 'GET', '/api/today/list/file?of=nothing')).status).toBe(400);
});

test('every workbook that can be taken is opened by another program in the proof', async () => {
  const { school } = await openWith();
  type Described = { paths: Record<string, { get?: { responses?: Record<string, { content?: object }> } }> };
  const { paths } = await school.json<Described>(sun, 'GET', '/api/openapi.json');
  const given = Object.entries(paths).flatMap(([path, { get }]) =>
    xlsxType in (get?.responses?.['200']?.content ?? {}) ? [path] : [],
  );
  // Each ledger and each checklist is opened there, whatever their names.
  const byName = ['/api/ledgers/{name}/file', '/api/templates/{id}/file'];
  expect(given.sort()).toEqual([...listFileRoutes, ...otherFileRoutes, ...byName].sort());
});
