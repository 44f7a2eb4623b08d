import { expect, test } from 'vitest';
import { asset, entry, id, sun } from '../../../tests/cast.ts';
import { dian } from '../../../tests/cast-cases.ts';
import { equipment } from '../../domain/ledgers/equipment.ts';
import type { LedgerPage } from '../../domain/ledgers/ledger-reports.ts';
import { openCases } from '../cases.contract.ts';

const cellOf = ({ heads }: Pick<LedgerPage, 'heads'>, cells: readonly unknown[], head: string) =>
  cells[heads.findIndex((one) => one.head === head)];

test('the register says who answers for a thing by the rules of the school, and leaves empty what nobody does', async () => {
  const cases = await openCases();
  const rcd = asset({ id: id(501), category: 'rcd', agent: null, label: '漏保 1', made: null });
  const by = { by: sun.id, device: id(903) };
  await cases.push(sun, entry('asset-kept', rcd, { ...by, subject: rcd.id, opSeq: 1 }));
  await cases.push(sun, entry('asset-kept', asset(), { ...by, subject: asset().id, opSeq: 2 }));
  const page = await cases.school.json<LedgerPage>(sun, 'GET', '/api/ledgers/equipment?from=2026-11-01&to=2026-11-30');
  expect(page.rows.map(({ cells }) => [cellOf(page, cells, '编号'), cellOf(page, cells, '责任人')])).toEqual([
    ['漏保 1', dian.name],
    ['灭火器 1', null],
  ]);
});

test('what a year of repairs cost stands with it where somebody said so', () => {
  const around = { timeZone: 'Asia/Shanghai', now: 0, placeOf: () => undefined, shows: false };
  const record = { ...asset(), keptBy: '', keptAt: 0 } as unknown as Parameters<typeof equipment.rowsOf>[0]['asset'];
  const costs = [350, null].map((yuan) => {
    const [row] = equipment.rowsOf({ asset: record, walked: null, faults: 2, yuan, person: null }, around);
    return cellOf(equipment, row?.cells ?? [], '近12月维修费');
  });
  expect(costs).toEqual([350, null]);
});
