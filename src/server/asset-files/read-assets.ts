// The equipment register from a workbook somebody chose: all of it, or nothing and every cell that is wrong. The number of the line says which
// thing a row is; without one it is the thing of that name at that place, or a new one.
import * as v from 'valibot';
import { walkedOf } from '../../domain/asset-facts.ts';
import type { AssetColumn, AssetsRead, BadAssetCode, BadAssetRow } from '../../domain/asset-file.ts';
import {
  keptAs,
  kindOf,
  maxAssetsPerPlace,
  type Agent,
  type Asset,
  type AssetKind,
  type AssetRecord,
} from '../../domain/asset.ts';
import { isWithin } from '../../domain/place.ts';
import { Asset as AssetShape } from '../../domain/schema/asset.ts';
import { cellsOf, columnsOf, plain } from '../school-file/columns.ts';
import type { PlaceWanted } from '../school-file/places-by-name.ts';
import { BadWorkbook } from '../sheets/bad-workbook.ts';
import { readWorkbook, type Sheet } from '../sheets/read-workbook.ts';
import { agentNames, assetHeads, kindNames } from './asset-sheet.ts';
import { dayIn, monthIn } from './dates.ts';

export type AssetsFile = Omit<AssetsRead, 'protocol'> | { rows: BadAssetRow[] };
/** `scope`: of whoever brings it, empty for the whole school. `newId` makes the ids of new lines. */
export type AssetsNow = {
  assets: readonly AssetRecord[];
  placeOf: (text: string) => PlaceWanted;
  scope: readonly string[];
  newId: () => string;
};
type Cell = (column: AssetColumn) => string | undefined;
class Wrong extends Error {
  readonly column: AssetColumn;
  readonly code: BadAssetCode;
  constructor(column: AssetColumn, code: BadAssetCode) {
    super(code);
    this.column = column;
    this.code = code;
  }
}

const shown = 100;
const bad = (row: number, column: AssetColumn | null, value: string, code: BadAssetCode): BadAssetRow => ({
  row,
  column,
  value: Array.from(value).slice(0, shown).join(''),
  code,
});

/** Nothing in the file is reckoned or run. */
export function readAssets(bytes: Buffer, now: AssetsNow): AssetsFile {
  try {
    const sheet = readWorkbook(bytes).find(isAssetSheet);
    return sheet ? assetsOf(sheet, now) : { rows: [bad(0, null, '', 'sheet-missing')] };
  } catch (error) {
    if (!(error instanceof BadWorkbook)) throw error;
    return { rows: [bad(0, null, '', error.why)] };
  }
}

function isAssetSheet(sheet: Sheet): boolean {
  const columns = columnsOf(sheet, assetHeads);
  return columns.has('label') && columns.has('kind') && columns.has('place');
}

function assetsOf(sheet: Sheet, now: AssetsNow): AssetsFile {
  const columns = columnsOf(sheet, assetHeads);
  const find = finder(now.assets);
  const [wrong, seen, read]: [BadAssetRow[], Set<string>, { row: number; asset: Asset }[]] = [[], new Set(), []];
  const count = { added: 0, changed: 0, same: 0 };
  for (const row of sheet.rows.slice(1)) {
    const cell: Cell = cellsOf(columns, row);
    if ([...columns.keys()].every((column) => !cell(column))) continue;
    try {
      const { asset, known } = lineOf(cell, now, find);
      const key = known ? asset.id : `${asset.placeId} ${asset.label}`;
      if (seen.has(key)) throw new Wrong('label', 'asset-twice');
      seen.add(key);
      count[known ? (isSame(asset, known) ? 'same' : 'changed') : 'added'] += 1;
      if (!known || !isSame(asset, known)) read.push({ row: row.row, asset });
    } catch (error) {
      if (!(error instanceof Wrong)) throw error;
      wrong.push(bad(row.row, error.column, cell(error.column) ?? '', error.code));
    }
  }
  wrong.push(...tooMany(read, now.assets));
  return wrong.length > 0
    ? { rows: wrong.toSorted((a, b) => a.row - b.row) }
    : { assets: read.map(({ asset }) => asset), ...count };
}

type Find = (id: string, placeId: string, label: string) => AssetRecord | undefined;

function finder(assets: readonly AssetRecord[]): Find {
  const byId = new Map(assets.map((asset) => [asset.id, asset]));
  const byName = new Map(
    assets.filter(({ retired }) => !retired).map((asset) => [`${asset.placeId} ${asset.label}`, asset]),
  );
  return (id, placeId, label) => (id ? byId.get(id) : byName.get(`${placeId} ${label}`));
}

function lineOf(cell: Cell, now: AssetsNow, find: Find): { asset: Asset; known: AssetRecord | undefined } {
  const label = cell('label') ?? '';
  if (label === '') throw new Wrong('label', 'label-missing');
  if (Array.from(label).length > 20) throw new Wrong('label', 'too-long');
  const kind = named(kindNames, cell('kind') ?? '');
  if (!kind) throw new Wrong('kind', 'kind-unknown');
  const placeId = placeIn(cell('place') ?? '', now);
  const id = (cell('id') ?? '').toLowerCase();
  const known = find(id, placeId, label);
  if (id && !known) throw new Wrong('id', 'id-unknown');
  if (known?.retired) throw new Wrong('id', 'asset-retired');
  // The old one is taken out of use there, and its history stays true (`checkAsset`).
  if (known && kindOf(known) !== kind) throw new Wrong('kind', 'other-kind');
  if (known && known.placeId !== placeId) throw new Wrong('place', 'elsewhere');
  const asset = { id: known?.id ?? now.newId(), placeId, label, ...keptAs(kind), ...saidIn(cell, kind, known) };
  return { asset: checked(asset), known };
}

/** Text that cannot be kept is named by its column. */
function checked(asset: Asset): Asset {
  const { label, note } = AssetShape.pipe[0].entries;
  if (!v.is(label, asset.label)) throw new Wrong('label', 'bad-text');
  if (!v.is(note, asset.note)) throw new Wrong('note', 'bad-text');
  return asset;
}

/** A column that is not there leaves what stands; an empty cell says that nobody knows. */
function saidIn(cell: Cell, kind: AssetKind, known: AssetRecord | undefined) {
  const was = known && walkedOf(known);
  const date = (
    column: 'made' | 'serviced' | 'checked' | 'due',
    read: (text: string) => string | null,
    before: string | null,
  ): string | null => {
    const text = cell(column);
    if (text === undefined || text === '') return text === undefined ? before : null;
    const said = read(text);
    if (said === null) throw new Wrong(column, read === monthIn ? 'month' : 'day');
    return said;
  };
  const note = cell('note') ?? known?.note ?? '';
  if (Array.from(note).length > 200) throw new Wrong('note', 'too-long');
  return {
    agent: agentIn(cell('agent'), kind, known?.agent ?? null),
    made: date('made', monthIn, was?.made ?? null),
    serviced: date('serviced', monthIn, known?.serviced ?? null),
    checked: date('checked', dayIn, was?.checked ?? null),
    due: date('due', dayIn, was?.due ?? null),
    note,
  };
}

function agentIn(text: string | undefined, kind: AssetKind, before: Agent | null): Agent | null {
  if (text === undefined || text === '') return text === undefined ? before : null;
  if (kind !== 'extinguisher') throw new Wrong('agent', 'agent-not-asked');
  const agent = named(agentNames, text);
  if (!agent) throw new Wrong('agent', 'agent-unknown');
  return agent;
}

function placeIn(text: string, { placeOf, scope }: AssetsNow): string {
  if (text === '') throw new Wrong('place', 'place-missing');
  const wanted = placeOf(text);
  if ('why' in wanted) throw new Wrong('place', wanted.why);
  if (!isWithin(wanted.place, scope)) throw new Wrong('place', 'out-of-scope');
  return wanted.place.id;
}

const named = <K extends string>(names: Record<K, readonly string[]>, text: string): K | undefined =>
  (Object.keys(names) as K[]).find((key) => names[key].map(plain).includes(plain(text)));

function isSame(asset: Asset, known: AssetRecord): boolean {
  const { made, checked: last = null, due = null } = walkedOf(known);
  return (
    asset.label === known.label &&
    asset.agent === known.agent &&
    asset.made === made &&
    asset.serviced === known.serviced &&
    asset.checked === last &&
    asset.due === due &&
    asset.note === known.note
  );
}

/** The first row that a place has no room for is named. */
function tooMany(read: readonly { row: number; asset: Asset }[], assets: readonly AssetRecord[]): BadAssetRow[] {
  const known = new Set(assets.map(({ id }) => id));
  const there = new Map<string, number>();
  for (const { placeId } of assets) there.set(placeId, (there.get(placeId) ?? 0) + 1);
  return read.flatMap(({ row, asset }) => {
    if (known.has(asset.id)) return [];
    const n = (there.get(asset.placeId) ?? 0) + 1;
    there.set(asset.placeId, n);
    return n === maxAssetsPerPlace + 1 ? [bad(row, 'place', asset.label, 'too-many')] : [];
  });
}
