// What a ledger is: a title, the rule that asks for it, the columns of the form in their order, and how each cell is filled from what
// was handed in. Papers of the school are in Chinese whoever reads them.
import type { Place } from '../place.ts';
import { wallClock } from '../wall-clock.ts';
import { coveredText } from '../restricted.ts';
import type { CellPicture } from './picture.ts';

/** A day is yyyy-mm-dd, a time yyyy-mm-dd hh:mm, a clock hh:mm, all as the school's clock shows them. */
export type LedgerCell = string | number | null;
export const cellKinds = ['text', 'count', 'day', 'time', 'clock'] as const;
export type CellKind = (typeof cellKinds)[number];

/** `wide`: sentences stand in it. `restricted`: who is a student stands in it (`domain.md` 9); `partly`: among other things. `byHand`: nobody is asked for it here. */
export type LedgerHead = { head: string; kind: CellKind; wide?: true; restricted?: true; partly?: true; byHand?: true };

/** `id`: of the line; `of`: of what it was made from, to be opened. `pictures`: left out where there are none. */
export type LedgerRow = { id: string; of: string; cells: LedgerCell[]; pictures?: RowPicture[] };
/** `column`: in which cell it stands, from 0. */
export type RowPicture = { column: number; picture: CellPicture };

/** `now`: UTC ms. `shows`: what is restricted is shown; otherwise it is covered. */
export type LedgerAround = {
  timeZone: string;
  now: number;
  placeOf: (id: string) => Place | undefined;
  shows: boolean;
};

export type Column<L> = LedgerHead & { cell: (line: L) => LedgerCell; picture?: (line: L) => CellPicture | null };
type Named = { id: string; of: string; around: LedgerAround };

/** `law`: what asks for it, as a paper may say it: no number of an article that nobody has verified (`domain.md` 1.1). `sheet`: its name in a workbook, at most 31 characters. */
export type About = { title: string; law: string; sheet: string };
/** `numbered`: the column in which lines are counted through, from 0. `signs`: who signs below the table, where it is not whoever keeps and whoever checks it. */
export type LedgerForm<S> = About & {
  heads: LedgerHead[];
  numbered?: number;
  signs?: readonly string[];
  rowsOf: (source: S, around: LedgerAround) => LedgerRow[];
};

/** `lines`: what one source says, line by line; most say one. */
export function form<S, L extends Named>(
  about: About,
  lines: (source: S, around: LedgerAround) => L[],
  columns: readonly Column<L>[],
): LedgerForm<S> {
  return {
    ...about,
    heads: columns.map(({ cell: _cell, picture: _picture, ...head }) => head),
    rowsOf: (source, around) =>
      lines(source, around).map((line): LedgerRow => {
        const pictures = columns.flatMap((column, n) => pictureIn(column, n, line) ?? []);
        const cells = columns.map((column) => shown(column, column.cell(line), around));
        const row: LedgerRow = { id: line.id, of: line.of, cells };
        return pictures.length > 0 ? Object.assign(row, { pictures }) : row;
      }),
  };
}

function pictureIn<L>({ picture }: Column<L>, column: number, line: L): RowPicture | null {
  const found = picture?.(line) ?? null;
  return found && { column, picture: found };
}

/** What a covered cell says; that nothing stands in it may be seen. */
export const covered = coveredText;
/** No spreadsheet takes more in one cell. */
const mostChars = 32_000;

function shown({ restricted }: LedgerHead, cell: LedgerCell, { shows }: LedgerAround): LedgerCell {
  if (cell === null || cell === '') return null;
  if (restricted && !shows) return covered;
  return typeof cell === 'string' && cell.length > mostChars ? `${cell.slice(0, mostChars)}……` : cell;
}

type More = Omit<LedgerHead, 'head' | 'kind'>;
const column =
  (kind: CellKind) =>
  <L>(head: string, cell: (line: L) => LedgerCell, more: More = {}): Column<L> => ({ head, kind, ...more, cell });

export const text = column('text');
export const count = column('count');
export const day = column('day');
export const time = column('time');
export const clock = column('clock');
export const wide = <L>(head: string, cell: (line: L) => LedgerCell, more: More = {}): Column<L> =>
  text(head, cell, { wide: true, ...more });
/** The paper has the column and the school is asked nothing of it: it stays empty, to be written by hand. */
export const byHand = <L>(head: string): Column<L> => text<L>(head, () => null, { byHand: true });

export const joined = (parts: readonly (string | false | null | undefined)[], by = '；'): string =>
  parts.filter(Boolean).join(by);

/** yyyy-mm-dd hh:mm on the school's clock; `ms` in UTC ms. */
export const timeOf = (ms: number | null | undefined, { timeZone }: Pick<LedgerAround, 'timeZone'>): string | null =>
  ms === null || ms === undefined ? null : wallClock(ms, timeZone).toISOString().slice(0, 16).replace('T', ' ');

export const clockOf = (ms: number | null | undefined, around: Pick<LedgerAround, 'timeZone'>): string | null =>
  timeOf(ms, around)?.slice(11) ?? null;

/** 楼栋—楼层—房间, or the name it had where the place is gone. */
export function whereOf(placeId: string, name: string, { placeOf }: Pick<LedgerAround, 'placeOf'>): string {
  const place = placeOf(placeId);
  return place ? [...place.ancestors.map((one) => one.name), place.name].join('—') : name;
}
