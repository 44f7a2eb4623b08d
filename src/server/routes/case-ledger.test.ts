import { expect, test } from 'vitest';
import { canteen, photo, sha256, sun, wang } from '../../../tests/cast.ts';
import { chu, dian, sayings, zhi, type Bare } from '../../../tests/cast-cases.ts';
import type { HazardLedger } from '../../domain/hazard-ledger-report.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { drawScene } from '../demo/picture.ts';
import { chance } from '../demo/random.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';
import { unpack } from '../sheets/unpack.ts';

const dayMs = 86_400_000;
const ledger = (cases: Cases, who: typeof sun, query = '') =>
  cases.school.json<HazardLedger>(who, 'GET', `/api/hazards/ledger${query}`);

test('the ledger is shown to managers, of the places they answer for, by the days asked for', async () => {
  const cases = await openCases();
  const one = await cases.report(wang);
  await cases.take(one, sun, 'assign');
  const local = await cases.school.join({ name: '刘主任', username: 'liu', role: 'duty_leader', scope: [canteen.id] });
  cases.school.clock.ms += dayMs;
  const two = await cases.report(chu, { placeId: canteen.id });
  const ids = async (who: typeof sun, query = '') => (await ledger(cases, who, query)).rows.map(({ id }) => id);
  expect(await ids(sun)).toEqual([one, two]);
  expect(await ids(zhi, '?from=2026-11-23&to=2026-11-23')).toEqual([two]);
  expect(await ids(sun, '?to=2026-11-22')).toEqual([one]);
  expect(await ids(local)).toEqual([two]);
  expect((await ledger(cases, sun)).figures).toMatchObject({
    found: 2,
    answered: { n: 1, of: 1 },
    closed: { n: 0, of: 1 },
  });
  const turned = await cases.report(wang);
  await cases.take(turned, sun, 'reject');
  // What was turned down stands in no table, and was answered all the same.
  expect(await ids(sun)).toEqual([one, two]);
  expect((await ledger(cases, sun)).figures).toMatchObject({ found: 2, answered: { n: 2, of: 2 } });
  const { title, columns, more, figures } = await ledger(cases, sun, '?table=open');
  expect(figures).toBeUndefined();
  expect([title, columns.length, more]).toEqual(['未销号隐患清单', 14, false]);
  for (const who of [wang, dian, chu])
    for (const path of ['/api/hazards/ledger', '/api/hazards/ledger/file'])
      expect.soft((await cases.school.ask(who, 'GET', path)).status).toBe(404);
  expect((await cases.school.ask(sun, 'GET', '/api/hazards/ledger?table=none')).status).toBe(400);
});

test('the workbook has every line, and what people wrote stays text', async () => {
  const cases = await openCases();
  const one = await cases.report(wang, { text: '=HYPERLINK("http://example.com","点我")' });
  await cases.take(one, sun, 'assign');
  const answer = await cases.school.ask(sun, 'GET', '/api/hazards/ledger/file?from=2026-11-01&to=2026-11-30');
  expect(answer.headers.get('content-disposition')).toContain(
    encodeURIComponent('隐患排查整改台账 2026-11-01 至 2026-11-30.xlsx'),
  );
  const [sheet] = readWorkbook(Buffer.from(await answer.arrayBuffer()));
  const [shown] = (await ledger(cases, sun)).rows;
  expect(sheet?.name).toBe('隐患排查整改台账');
  expect(sheet?.rows.map(({ formulas }) => formulas)).toEqual([[], []]);
  const text = JSON.stringify(sheet?.rows.map(({ cells }) => Array.from(cells.values())));
  for (const word of ['隐患部位（楼栋—楼层—房间/点位）', '=HYPERLINK(', '2026', String(shown?.cells[1])])
    expect(text).toContain(word);
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
  const media = async (query = '') => {
    const answer = await cases.school.ask(sun, 'GET', `/api/hazards/ledger/file${query}`);
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
  const [sheet] = readWorkbook(
    Buffer.from(await (await cases.school.ask(sun, 'GET', '/api/hazards/ledger/file')).arrayBuffer()),
  );
  expect(sheet?.rows).toHaveLength(3);
  expect([...parts.keys()].some((name) => name.includes('drawing'))).toBe(true);
  expect((await media('?table=open')).pictures).toEqual([]);
  expect((await cases.hazard(two)).photos).toEqual([]);
});

test('the statistics come as a sheet with room for who signs', async () => {
  const cases = await openCases();
  await cases.report(wang);
  const shown = await ledger(cases, sun, '?table=quarter');
  expect(shown.rows.map(({ cells }) => cells.slice(0, 3))).toEqual([
    ['2026年第4季度', '用电', 1],
    ['2026年第4季度', '合计', 1],
  ]);
  expect(shown.signs?.[0]).toBe('主要负责人（签字）');
  const answer = await cases.school.ask(sun, 'GET', '/api/hazards/ledger/file?table=year');
  const [sheet] = readWorkbook(Buffer.from(await answer.arrayBuffer()));
  expect(sheet?.name).toBe('隐患排查治理年度统计表');
  expect(JSON.stringify(sheet?.rows.map(({ cells }) => Array.from(cells.values())))).toContain('主要负责人（签字）：');
});
