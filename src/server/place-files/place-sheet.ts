// The places of a school as a workbook: one row a place, its code beside it.
import { inPlaceOrder, placeKinds, type Place, type PlaceKind } from '../../domain/place.ts';
import { placeCode } from '../../domain/place-code.ts';
import type { Cell, OutSheet } from '../sheets/write-workbook.ts';

export const sheetName = '地点';
export const heads: Record<PlaceKind | 'code', string> = {
  building: '楼栋 building',
  floor: '楼层 floor',
  room: '房间 room',
  point: '点位 point',
  code: '编号 code',
};

/** The names of a place by kind, from the building down; its ancestors' kinds are read off `kindOf`. */
function namesByKind(place: Place, kindOf: ReadonlyMap<string, PlaceKind>): Partial<Record<PlaceKind, string>> {
  const names: Partial<Record<PlaceKind, string>> = { [place.kind]: place.name };
  for (const { id, name } of place.ancestors) names[kindOf.get(id) ?? 'building'] = name;
  return names;
}

/** Places in use, as people count them. */
export function placeSheet(places: readonly Place[]): OutSheet {
  const kindOf = new Map(places.map(({ id, kind }) => [id, kind]));
  const inUse = places.filter(({ retired }) => !retired);
  const rows = inPlaceOrder(inUse).map((place) => {
    const names = namesByKind(place, kindOf);
    const cells: Cell[] = placeKinds.map((kind) => names[kind] ?? null);
    cells.push(placeCode(place));
    return cells;
  });
  return {
    name: sheetName,
    columns: [...placeKinds.map((kind) => ({ head: heads[kind], width: 22 })), { head: heads.code, width: 14 }],
    rows,
  };
}
