import { expect, test } from 'vitest';
import { canteen, sun, wang } from '../../../tests/cast.ts';
import { chu, dian, zhi } from '../../../tests/cast-cases.ts';
import type { HazardLedger } from '../../domain/hazard-ledger-report.ts';
import { openCases, type Cases } from '../cases.contract.ts';
import { readWorkbook } from '../sheets/read-workbook.ts';

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
  expect((await ledger(cases, sun)).figures).toMatchObject({ found: 3, answered: { n: 2, of: 2 } });
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
