// Places from a workbook somebody chose: all of it, or nothing and every bad row. The code of a row says which place it is; without
// one it is the place of that name, or a new one.
import type { BadPlaceCode, BadPlaceRow, PlacesRead } from '../../domain/place-file.ts';
import { placeKinds, type Place, type PlaceKind } from '../../domain/place.ts';
import { placeCode, placeCodeIn } from '../../domain/place-code.ts';
import type { PlaceBook } from '../../domain/place-book.ts';
import { checkPlaces, kindsBelow } from '../../domain/place-rules.ts';
import { Refusal } from '../../domain/refusal.ts';
import { Place as PlaceShape } from '../../domain/schema/place.ts';
import * as v from 'valibot';
import { BadWorkbook } from '../sheets/bad-workbook.ts';
import { readWorkbook, type Sheet } from '../sheets/read-workbook.ts';
import { heads } from './place-sheet.ts';

export type PlacesFile = Omit<PlacesRead, 'protocol'> | { rows: BadPlaceRow[] };
type Line = { row: number; names: string[]; kinds: PlaceKind[]; code: string | null; text: string };

const shown = 100;
const maxName = 40;
const plain = (text: string): string => text.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase();
const bad = (row: number, value: string, code: BadPlaceCode): BadPlaceRow => ({
  row,
  value: Array.from(value).slice(0, shown).join(''),
  code,
});

/** `newId` makes the ids of new places. Nothing in the file is reckoned or run. */
export function readPlaces(bytes: Buffer, book: PlaceBook, newId: () => string): PlacesFile {
  try {
    const sheet = readWorkbook(bytes).find(isPlaceSheet);
    return sheet ? placesOf(sheet, book, newId) : { rows: [bad(0, '', 'sheet-missing')] };
  } catch (error) {
    if (!(error instanceof BadWorkbook)) throw error;
    return { rows: [bad(0, '', error.why)] };
  }
}

export const isPlaceSheet = (sheet: Sheet): boolean => columnsOf(sheet) !== null;

/** The places of one sheet of a workbook. */
export function placesOf(sheet: Sheet, book: PlaceBook, newId: () => string): PlacesFile {
  const { lines, wrong } = linesOf(sheet);
  return wrong.length > 0 ? { rows: wrong } : placed(lines, book, newId);
}

type Columns = Map<PlaceKind | 'code', number>;

/** Where each column is, by its head in either language; null when this is no sheet of places. */
function columnsOf({ rows: [head] }: Sheet): Columns | null {
  const columns: Columns = new Map();
  for (const [at, text] of head?.cells ?? []) {
    for (const [key, name] of Object.entries(heads) as [PlaceKind | 'code', string][]) {
      const words = [name, ...name.split(' ')].map(plain);
      if (words.includes(plain(text)) && !columns.has(key)) columns.set(key, at);
    }
  }
  return columns.has('building') ? columns : null;
}

function linesOf(sheet: Sheet): { lines: Line[]; wrong: BadPlaceRow[] } {
  const columns = columnsOf(sheet)!;
  const [lines, wrong]: [Line[], BadPlaceRow[]] = [[], []];
  for (const { row, cells } of sheet.rows.slice(1)) {
    const cell = (key: PlaceKind | 'code'): string => (cells.get(columns.get(key) ?? -1) ?? '').trim();
    const kinds = placeKinds.filter((kind) => cell(kind) !== '');
    const names = kinds.map(cell);
    const text = names.join(' ') || cell('code');
    if (text === '') continue;
    const code = placeCodeIn(cell('code'));
    const why = whyBad(names, kinds, cell('code') !== '' && code === null);
    if (why) wrong.push(bad(row, text, why));
    else lines.push({ row, names, kinds, code, text });
  }
  return { lines, wrong };
}

function whyBad(names: readonly string[], kinds: readonly PlaceKind[], isNoCode: boolean): BadPlaceCode | null {
  if (names.length === 0) return 'empty';
  if (names.some((name) => Array.from(name).length > maxName)) return 'too-long';
  if (names.some((name) => !v.is(PlaceShape.entries.name, name))) return 'bad-text';
  const fits = kinds.every((kind, n) => kindsBelow(kinds[n - 1] ?? null).includes(kind));
  return fits ? (isNoCode ? 'code-unknown' : null) : 'order';
}

const keyOf = (names: readonly string[]): string => names.join('\u0000');
const pathOf = (place: Place): string => keyOf([...place.ancestors.map(({ name }) => name), place.name]);

function placed(lines: readonly Line[], book: PlaceBook, newId: () => string): PlacesFile {
  const inUse = [...book.values()].filter(({ retired }) => !retired);
  const byPath = new Map(inUse.map((place) => [pathOf(place), place]));
  const byCode = new Map(inUse.map((place) => [placeCode(place), place]));
  const [wrong, rowOf, wanted]: [BadPlaceRow[], Map<string, Line>, Map<string, Place>] = [[], new Map(), new Map()];
  const inFile = new Map<string, Place>();
  // What a row says about itself first, so that rows below find it whatever their order.
  for (const line of lines) {
    const path = keyOf(line.names);
    const known = line.code === null ? byPath.get(path) : byCode.get(line.code);
    if (line.code !== null && !known) wrong.push(bad(line.row, line.text, 'code-unknown'));
    else if (inFile.has(path)) wrong.push(bad(line.row, line.text, 'place-twice'));
    else if (known && rowOf.has(known.id)) wrong.push(bad(line.row, line.text, 'code-twice'));
    else {
      const [name, kind] = [line.names.at(-1)!, line.kinds.at(-1)!];
      const place: Place = known ? { ...known, name, kind } : { id: newId(), kind, name, ancestors: [] };
      inFile.set(path, place);
      rowOf.set(place.id, line);
    }
  }
  if (wrong.length > 0) return { rows: wrong };
  const settle = (names: readonly string[], kinds: readonly PlaceKind[]): Place => {
    const path = keyOf(names);
    const said = inFile.get(path);
    const known = said ?? byPath.get(path);
    const done = known && wanted.get(known.id);
    if (done) return done;
    if (known && !said) return known;
    const [name, kind] = [names.at(-1)!, kinds.at(-1)!];
    const above = names.length > 1 ? settle(names.slice(0, -1), kinds.slice(0, -1)) : null;
    const ancestors = above ? [...above.ancestors, { id: above.id, name: above.name }] : [];
    const place: Place = { ...(known ?? { id: newId(), kind, name }), ancestors };
    inFile.set(path, place);
    wanted.set(place.id, place);
    return place;
  };
  for (const { names, kinds } of lines) settle(names, kinds);
  return counted([...wanted.values()], book, rowOf);
}

function counted(wanted: readonly Place[], book: PlaceBook, rowOf: ReadonlyMap<string, Line>): PlacesFile {
  const parentOf = ({ ancestors }: Place): string | undefined => ancestors.at(-1)?.id;
  const count = { added: 0, renamed: 0, moved: 0, same: 0 };
  const places = wanted.filter((place) => {
    const before = book.get(place.id);
    const isRenamed = before !== undefined && before.name !== place.name;
    const isMoved = before !== undefined && (parentOf(before) !== parentOf(place) || before.kind !== place.kind);
    if (!before) count.added += 1;
    if (isRenamed) count.renamed += 1;
    if (isMoved) count.moved += 1;
    if (before && !isRenamed && !isMoved) count.same += 1;
    return !before || isRenamed || isMoved;
  });
  try {
    checkPlaces(places, book);
    return { places, ...count };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const line = rowOf.get(String(error.detail['placeId']));
    const code: BadPlaceCode = error.code === 'place-in-itself' ? 'in-itself' : 'order';
    return { rows: [bad(line?.row ?? 0, line?.text ?? '', code)] };
  }
}
