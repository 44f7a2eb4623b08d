// A ledger as a file, written while it is read.
import { setImmediate } from 'node:timers/promises';
import type { LedgerHead, LedgerRow } from '../../domain/ledgers/form.ts';
import { isRestricted } from '../../domain/ledgers/ledgers.ts';
import { narrowedWords } from '../../domain/ledgers/narrowed.ts';
import { placeName } from '../../domain/place.ts';
import { wallClock } from '../../domain/wall-clock.ts';
import type { Parts } from '../env.ts';
import { noteExport, type Export } from '../note-export.ts';
import type { Made } from '../routes/download.ts';
import { csvLine, csvMark } from '../sheets/write-csv.ts';
import { streamWorkbook, type LongRow } from '../sheets/stream-workbook.ts';
import type { Cell, Column, OutSheet } from '../sheets/write-workbook.ts';
import type { LedgerAsked, Position } from './asked.ts';
import { codeOf } from './code.ts';
import { LedgerPictures } from './pictures.ts';
import { numberedFrom, readPart } from './read-part.ts';

export const fileForms = ['xlsx', 'csv'] as const;
export type FileForm = (typeof fileForms)[number];

const widths: Record<LedgerHead['kind'], number> = { text: 14, count: 10, day: 12, time: 18, clock: 10 };
const wideChars = 32;

export const columnOf = ({ head, kind, wide }: LedgerHead): Column => ({
  head,
  width: Math.max(wide ? wideChars : widths[kind], Math.min(head.length * 2 + 2, wideChars)),
});

export const cellsOf = ({ cells }: Pick<LedgerRow, 'cells'>, heads: readonly LedgerHead[]): Cell[] =>
  cells.map((cell, n) => cellOf(cell, heads[n]?.kind ?? 'text'));

const forms = { day: /^\d{4}-\d{2}-\d{2}$/, time: /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/, clock: /^\d{2}:\d{2}$/ } as const;

/** What was typed where a date belongs, and is none, stays as it was typed. */
function cellOf(cell: LedgerRow['cells'][number], kind: LedgerHead['kind']): Cell {
  if (typeof cell !== 'string' || kind === 'text' || kind === 'count' || !forms[kind].test(cell)) return cell;
  const at = new Date(
    kind === 'clock' ? `1970-01-01T${cell}Z` : kind === 'day' ? `${cell}T00:00Z` : `${cell.replace(' ', 'T')}Z`,
  );
  if (Number.isNaN(at.getTime())) return cell;
  return kind === 'day' ? { day: at } : kind === 'time' ? { time: at } : { clock: at };
}

/** All rows of the ledger, a part at a time, with a breath for others in between. */
export async function* partsOf(parts: Parts, asked: LedgerAsked, made?: Made): AsyncGenerator<LedgerRow[]> {
  let after: Position | null = null;
  let count = 0;
  do {
    const { rows, next, read = 0, of } = await readPart(parts, asked, after);
    if (made) Object.assign(made, { done: made.done + read, of: of ?? made.of });
    if (rows.length > 0) yield numberedFrom(count, rows, asked.ledger.form);
    count += rows.length;
    after = next;
    await setImmediate();
  } while (after);
}

/** The bytes of the file. That it was taken is noted before the first of them, and how it ended with the last. */
export async function* fileOf(parts: Parts, asked: LedgerAsked, as: FileForm, made: Made): AsyncGenerator<Uint8Array> {
  const { ledger, from, to, place, shown, narrowed } = asked;
  const said: Export = { what: ledger.name, as, from, to, place: place?.id, shown, ...narrowed };
  await noteExport(parts, asked.who, said);
  const so = { rows: 0, made, ended: 'cancelled' as NonNullable<Export['ended']> };
  try {
    yield* as === 'xlsx' ? workbook(parts, asked, so) : csv(parts, asked, so);
    so.ended = 'whole';
  } catch (error) {
    so.ended = 'failed';
    throw error;
  } finally {
    await noteExport(parts, asked.who, { ...said, rows: so.rows, ended: so.ended });
  }
}

type Counting = { rows: number; made: Made };

async function* counted(parts: Parts, asked: LedgerAsked, so: Counting): AsyncGenerator<LedgerRow[]> {
  for await (const rows of partsOf(parts, asked, so.made)) {
    so.rows += rows.length;
    yield rows;
  }
}

async function* withPictures(
  parts: Parts,
  asked: LedgerAsked,
  so: Counting,
  pictures: LedgerPictures,
): AsyncGenerator<LongRow[]> {
  for await (const rows of counted(parts, asked, so)) {
    const made: LongRow[] = [];
    for (const row of rows)
      made.push({ cells: cellsOf(row, asked.ledger.form.heads), pictures: await pictures.of(row) });
    await pictures.noteSeen();
    yield made;
  }
}

function workbook(parts: Parts, asked: LedgerAsked, so: Counting): AsyncGenerator<Uint8Array> {
  const { sheet, heads } = asked.ledger.form;
  const pictures = new LedgerPictures(parts, asked.who, asked.ledger.part === 'dormitory');
  const rows = withPictures(parts, asked, so, pictures);
  return streamWorkbook({ name: sheet, columns: heads.map(columnOf), parts: rows }, () =>
    factsOf(parts, asked, so.rows, pictures.leftOut),
  );
}

async function* csv(parts: Parts, asked: LedgerAsked, so: Counting): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder();
  yield bytes.encode(csvMark + csvLine(asked.ledger.form.heads.map(({ head }) => head)));
  for await (const rows of counted(parts, asked, so))
    yield bytes.encode(rows.map((row) => csvLine(cellsOf(row, asked.ledger.form.heads))).join(''));
}

const closedOn = ({ at, byName, lines, code }: NonNullable<LedgerAsked['closing']>, timeZone: string): string =>
  `${wallClock(at, timeZone).toISOString().slice(0, 16).replace('T', ' ')} 由${byName}封存，${lines} 行，封存编码 ${code}；之后的更正和补报排在后面`;

/** What a paper says around its table, on a sheet of its own, so that the table is nothing but rows. */
export function factsOf({ store, now }: Parts, asked: LedgerAsked, count: number, photosLeftOut: number): OutSheet {
  const { ledger, who, from, to, place, within, shown, narrowed, at, end, closing } = asked;
  const { timeZone } = who.school;
  const code = codeOf(
    { name: ledger.name, from, to, within, shown, narrowed, count, seq: end.seq },
    { secret: store.secret, chain: end.chain },
  );
  const rows: Cell[][] = [
    ['学校', who.school.name],
    ['台账', ledger.form.title],
    ['依据', ledger.form.law],
    ['时间', `${from} 至 ${to}`],
    ['地点', place ? placeName(place) : within.length > 0 ? '本人负责的地点' : '全校'],
    ...narrowedWords(narrowed).map((said): Cell[] => said),
    ...(closing ? [['封存', closedOn(closing, timeZone)]] : []),
    ['行数', count],
    ...(photosLeftOut > 0 ? [['没放进表里的照片', `${photosLeftOut} 张，表放不下，请在系统里看`]] : []),
    ['数据截至', { time: wallClock(at, timeZone) }],
    ['生成时间', { time: wallClock(now(), timeZone) }],
    ['生成人', who.person.name],
    ['核对编码', code],
    ...(isRestricted(ledger) ? [['受限信息', shown ? '已显示' : '已遮盖']] : []),
    ...(ledger.form.signs ? [['签字', ledger.form.signs.join('、')]] : []),
    ...(ledger.form.heads.some(({ byHand }) => byHand)
      ? [
          [
            '手写的列',
            ledger.form.heads
              .filter(({ byHand }) => byHand)
              .map(({ head }) => head)
              .join('、'),
          ],
        ]
      : []),
  ];
  return {
    name: '说明',
    columns: [
      { head: '项目', width: 14 },
      { head: '内容', width: 48 },
    ],
    rows,
  };
}

/** 2026年11月_防火巡查记录表_3号宿舍楼.xlsx; it stands in the list of who did what, so it says where students are not covered. */
export function fileName({ ledger, from, to, place, shown, narrowed }: LedgerAsked, as: FileForm): string {
  const [year, month] = from.split('-');
  const lastDay = new Date(Date.UTC(Number(year), Number(month), 0)).toISOString().slice(0, 10);
  const days = from.endsWith('-01') && to === lastDay ? `${year}年${Number(month)}月` : `${from}至${to}`;
  return `${[days, ledger.form.sheet, place && placeName(place), ...narrowedWords(narrowed).map(([, said]) => said), shown && '含学生信息'].filter(Boolean).join('_')}.${as}`;
}
