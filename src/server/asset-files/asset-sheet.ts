// The equipment register of a school as a workbook: one row a thing, with the number of its line beside it.
import { walkedOf } from '../../domain/asset-facts.ts';
import type { AssetColumn } from '../../domain/asset-file.ts';
import { assetColumns } from '../../domain/asset-file.ts';
import { byLabel, kindOf, type Agent, type AssetKind, type AssetRecord } from '../../domain/asset.ts';
import { inPlaceOrder, placeName, type Place } from '../../domain/place.ts';
import type { Cell, OutSheet } from '../sheets/write-workbook.ts';

export const assetHeads: Record<AssetColumn, string> = {
  label: '编号 number',
  kind: '类别 category',
  agent: '类型规格 agent',
  place: '位置 place',
  made: '出厂日期 made',
  serviced: '最近维修日期 serviced',
  checked: '检验日期 inspected',
  due: '下次检验日期 next',
  note: '备注 remarks',
  id: '登记号 line',
};

/** As they are written, and then as they may be written besides. */
export const kindNames: Record<AssetKind, readonly [string, ...string[]]> = {
  extinguisher: ['灭火器', 'Extinguisher'],
  panel: ['配电箱', 'Distribution panel'],
  rcd: ['漏保', '漏电保护器', 'RCD'],
  fridge: ['冷藏柜', 'Fridge'],
  freezer: ['冷冻柜', 'Freezer'],
  'sample-fridge': ['留样柜', 'Sample fridge'],
  lift: ['电梯', 'Lift'],
  boiler: ['锅炉', 'Boiler'],
  'pressure-vessel': ['压力容器', 'Pressure vessel'],
  licence: ['证照', 'Licence'],
  other: ['其他设备', '其他', 'Other'],
};
export const agentNames: Record<Agent, readonly [string, ...string[]]> = {
  powder: ['干粉', 'Powder'],
  co2: ['二氧化碳', 'CO2'],
  water: ['水基', '水基型', 'Water'],
};

const widths: Partial<Record<AssetColumn, number>> = { label: 20, place: 36, note: 30, id: 40 };

/** What is in use at these places, in their order; the dates that count, typed or read on a walk. */
export function assetSheet(assets: readonly AssetRecord[], places: readonly Place[]): OutSheet {
  const at = Map.groupBy(
    assets.filter(({ retired }) => !retired),
    ({ placeId }) => placeId,
  );
  const rows = inPlaceOrder(places).flatMap((place) =>
    (at.get(place.id) ?? []).toSorted(byLabel).map((asset): Cell[] => {
      const cells = cellsOf(asset, placeName(place));
      return assetColumns.map((column) => cells[column]);
    }),
  );
  const columns = assetColumns.map((column) => ({ head: assetHeads[column], width: widths[column] ?? 14 }));
  return { name: '设备台账', columns, rows };
}

function cellsOf(asset: AssetRecord, place: string): Record<AssetColumn, Cell> {
  const { made, checked = null, due = null } = walkedOf(asset);
  const { label, agent, serviced, note, id } = asset;
  return {
    label,
    kind: kindNames[kindOf(asset)][0],
    agent: agent && agentNames[agent][0],
    place,
    made,
    serviced,
    checked,
    due,
    note: note || null,
    id,
  };
}
