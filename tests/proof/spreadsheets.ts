// Workbooks opened by a spreadsheet program that is not ours, and read back as it shows them: what a person sees is what was meant.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FridgeReading, Sample } from '../../src/domain/kitchen.ts';
import { ledgerOf } from '../../src/domain/ledgers/ledgers.ts';
import { facilities } from '../../src/domain/school.ts';
import { sheetsOf } from '../../src/server/checklist-files/write-sheets.ts';
import { builtInTemplates } from '../../src/server/library/library.ts';
import { registerSheets } from '../../src/server/register-sheets.ts';
import { writeWorkbook, type Cell, type OutSheet } from '../../src/server/sheets/write-workbook.ts';
import { canteen, id } from '../cast.ts';
import { streamWorkbook } from '../../src/server/sheets/stream-workbook.ts';
import { csvLine, csvMark } from '../../src/server/sheets/write-csv.ts';
import { readWorkbook } from '../../src/server/sheets/read-workbook.ts';
import { demoBooks } from './ledger-books.ts';
import type { DeskBook } from './desk-book.ts';
import { trials, type Part } from './part.ts';
import { plain, readCsv } from './read-csv.ts';

/** Every sheet to a file of its own, in UTF-8, with cells as they are shown. */
const asShown = 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,true,false,false,-1';

export const spreadsheets: Part = {
  what: 'all checklists, a register, every ledger as workbook and as CSV, and the files and lists of the desk opened by LibreOffice show what was written',
  cannot: () => (spawnSync('soffice', ['--version']).status === 0 ? null : 'there is no LibreOffice (soffice) here'),
  run: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'patrol-sheets-'));
    try {
      const books = new Map(
        builtInTemplates({ kind: 'university', facilities: [...facilities] }).map((one) => [one.code, sheetsOf(one)]),
      );
      const registers = registerSheets([register], 'Asia/Shanghai');
      books.set('register', registers);
      for (const [name, sheets] of books) writeFileSync(join(folder, `${name}.xlsx`), await writeWorkbook(sheets));
      const pages: Page[] = [...books].flatMap(([book, sheets]) =>
        sheets.map((sheet) => ({ book, sheet: sheet.name, shown: shownOf(sheet) })),
      );
      const { ledgers, desk } = await demoBooks();
      const texts: Page[] = [];
      for (const { name, sheet, shown, bytes, csv } of ledgers) {
        writeFileSync(join(folder, `${name}.xlsx`), bytes);
        pages.push({ book: name, sheet, shown });
        writeFileSync(join(folder, `${name}.csv`), csv);
        texts.push({ book: name, sheet: name, shown });
      }
      for (const { name, bytes, as } of desk) writeFileSync(join(folder, `desk-${name}.${as}`), bytes);
      const { xlsx: sheets = [], csv: lists = [] } = Object.groupBy(desk, ({ as }) => as);
      const [samples] = registers;
      if (!samples) throw new Error('a register has no sheet');
      writeFileSync(join(folder, 'streamed.xlsx'), await streamed(samples));
      pages.push({ book: 'streamed', sheet: samples.name, shown: shownOf(samples) });
      const deskNames = [...new Set(sheets.map(({ name }) => `desk-${name}`))];
      convert(
        folder,
        'csv',
        [...new Set(pages.map(({ book }) => book)), ...deskNames].map((name) => `${name}.xlsx`),
      );
      convert(
        folder,
        'texts',
        [...texts.map(({ book }) => book), ...lists.map(({ name }) => `desk-${name}`)].map((name) => `${name}.csv`),
        asText,
      );
      const { passed, failed } = await trials(
        pages,
        ({ book, sheet }) => `${book} ${sheet}`,
        async (page) => isShown(join(folder, 'csv'), page),
      );
      const typed = await trials(
        texts,
        ({ book }) => `${book} as CSV`,
        async (page) => isShown(join(folder, 'texts'), page),
      );
      const opened = await trials(
        sheets,
        ({ name, sheet }) => `${name} ${sheet}`,
        async (one) => {
          listsTheSame(join(folder, 'csv', `desk-${one.name}-${one.sheet}.csv`), one);
          hasNoOtherSheet(join(folder, 'csv'), one, sheets);
        },
      );
      const typedLists = await trials(
        lists,
        ({ name }) => `${name} as CSV`,
        async (one) => listsTheSame(join(folder, 'texts', `desk-${one.name}-desk-${one.name}.csv`), one),
      );
      const csv = await trials(
        [samples],
        () => 'CSV',
        async (sheet) => reckonsNothing(folder, sheet),
      );
      const cells = pages.reduce((sum, { shown }) => sum + (shown.length - 1) * (shown[0]?.length ?? 0), 0);
      const figures = `${new Set(pages.map(({ book }) => book)).size} workbooks, ${pages.length} sheets, ${cells} cells`;
      const all = [csv, typed, opened, typedLists];
      return {
        passed: all.reduce((sum, one) => sum + one.passed, passed),
        failed: [...failed, ...all.flatMap((one) => one.failed)],
        figures: `${figures}, ${texts.length + lists.length} as CSV, ${sheets.length} sheets of the desk`,
      };
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** `shown`: the heads and the rows, as a person reads them. */
type Page = { book: string; sheet: string; shown: string[][] };

const shownOf = ({ columns, rows }: OutSheet): string[][] => [
  columns.map(({ head }) => head),
  ...rows.map((row) => columns.map((_, at) => wordsOf(row[at] ?? null))),
];

/** The same sheet by the writer that takes rows as they come, a few at a time. */
async function streamed({ name, columns, rows }: OutSheet): Promise<Buffer> {
  async function* parts() {
    for (let at = 0; at < rows.length; at += 4) yield rows.slice(at, at + 4).map((cells) => ({ cells }));
  }
  const end = () => ({ name: '说明', columns: [{ head: '行数', width: 10 }], rows: [[rows.length]] });
  const pieces: Uint8Array[] = [];
  for await (const piece of streamWorkbook({ name, columns, parts: parts() }, end)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** What people wrote is no formula where a spreadsheet opens the CSV. */
function reckonsNothing(folder: string, { columns, rows }: OutSheet): void {
  const text = csvMark + csvLine(columns.map(({ head }) => head)) + rows.map(csvLine).join('');
  writeFileSync(join(folder, 'lines.csv'), text);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const out = ['--convert-to', 'xlsx', '--outdir', folder, join(folder, 'lines.csv')];
  execFileSync('soffice', [profile, '--headless', '--infilter=CSV:44,34,76,1', ...out], {
    stdio: 'ignore',
    timeout: 300_000,
  });
  const [sheet] = readWorkbook(readFileSync(join(folder, 'lines.xlsx')));
  if (sheet?.rows.length !== rows.length + 1)
    throw new Error(`${sheet?.rows.length ?? 0} rows, not ${rows.length + 1}`);
  const formulas = sheet.rows.filter((row) => row.formulas.length > 0);
  if (formulas.length > 0) throw new Error(`row ${formulas[0]?.row ?? 0} reckons`);
}

/** Every column read as the text it is. */
const asText = `CSV:44,34,76,1,${Array.from({ length: 60 }, (_, n) => `${n + 1}/2`).join('/')}`;

const aboutSheet = '说明';

/** A sheet that nobody compares fails, and so does what the sheet 说明 of a list says otherwise than the list. */
function hasNoOtherSheet(folder: string, { name, bytes, facts }: DeskBook, books: readonly DeskBook[]): void {
  const compared = new Set(books.flatMap((one) => (one.name === name ? [one.sheet] : [])));
  const others = readWorkbook(Buffer.from(bytes)).filter((one) => !compared.has(one.name));
  for (const { name: sheet } of others)
    if (!facts || sheet !== aboutSheet) throw new Error(`nobody compares the sheet ${sheet}`);
  if (!facts) return;
  const said = new Map(
    readCsv(readFileSync(join(folder, `desk-${name}-${aboutSheet}.csv`), 'utf8')).map(([a, b]) => [a, b]),
  );
  for (const [fact, meant] of Object.entries(facts))
    if (said.get(fact) !== meant) throw new Error(`${fact} is ${said.get(fact)}, not ${meant}`);
}

/** The file has these columns and no other, and lists in them what the screen lists, each line as often. */
function listsTheSame(file: string, { columns, shown, heads: meantHeads, mayBeEmpty }: DeskBook): void {
  const rows = readCsv(readFileSync(file, 'utf8'));
  const heads = rows[0] ?? [];
  if (shown.length === 0 && !mayBeEmpty) throw new Error('the screen lists nothing');
  if (shown.length > 0 && heads.join() !== meantHeads.join())
    throw new Error(`the columns ${heads.join()}, not ${meantHeads.join()}`);
  const at = columns.map((column) => heads.indexOf(column));
  const listed = rows.slice(1).map((row) => at.map((n) => plain(row[n])));
  const [seen, meant] = [listed, shown].map((all) =>
    all
      .filter((line) => line.some(Boolean))
      .map((line) => JSON.stringify(line))
      .sort(),
  ) as [string[], string[]];
  const odd = meant.findIndex((line, n) => line !== seen[n]);
  if (odd >= 0) throw new Error(`${seen[odd] ?? 'no line'}, not ${meant[odd]}`);
  if (seen.length > meant.length) throw new Error(`${seen.length} lines, not the ${meant.length} of the screen`);
}

function convert(folder: string, to: string, names: readonly string[], infilter?: string): void {
  const out = join(folder, to);
  mkdirSync(out);
  const profile = `-env:UserInstallation=${pathToFileURL(join(folder, 'profile')).href}`;
  const files = names.map((name) => join(folder, name));
  const read = infilter ? [`--infilter=${infilter}`] : [];
  execFileSync('soffice', [profile, '--headless', ...read, '--convert-to', asShown, '--outdir', out, ...files], {
    stdio: 'ignore',
    timeout: 300_000,
  });
}

function isShown(folder: string, { book, sheet, shown: meant }: Page): void {
  // A sheet of heads alone says nothing.
  if (meant.length === 1 && ledgerOf(book)) throw new Error('there is no line in it');
  const file = readdirSync(folder).find((one) => one === `${book}-${sheet}.csv`);
  if (!file) throw new Error(`no sheet of this name among ${readdirSync(folder).join(', ')}`);
  const shown = readCsv(readFileSync(join(folder, file), 'utf8'));
  for (const [n, row] of meant.entries())
    for (const [at, text] of row.entries()) {
      const seen = plain(shown[n]?.[at]);
      if (seen !== text)
        throw new Error(`row ${n + 1}, ${meant[0]?.[at]}: ${JSON.stringify(seen)}, not ${JSON.stringify(text)}`);
    }
  const more = shown.slice(meant.length).filter((row) => row.some((text) => text !== ''));
  if (more.length > 0) throw new Error(`${more.length} rows more than were written`);
}

/** A cell as the screen says it. */
function wordsOf(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell !== 'object') return String(cell);
  const at = 'day' in cell ? cell.day : 'clock' in cell ? cell.clock : cell.time;
  const [day, time] = [at.toISOString().slice(0, 10), at.toISOString().slice(11, 16)];
  return 'day' in cell ? day : 'clock' in cell ? time : `${day} ${time}`;
}

const hour = 3_600_000;
/** 2026-11-22 11:30 in Shanghai. */
const takenAt = Date.UTC(2026, 10, 22, 3, 30);
const common = {
  canteenId: canteen.id,
  canteenName: '食堂',
  day: '2026-11-22',
  by: id(15),
  byName: '赵敏',
  entries: [],
};
const kept = {
  box: '007',
  fridge: '1号柜',
  shelf: '上层',
  takenAt,
  keepUntil: takenAt + 48 * hour,
  late: false,
  sure: true,
};
const none = { kept: null, disposed: null, missed: null };

/**
 * What a spreadsheet likes to make something else of: formulas, numbers with zeros before them, dates, quotes, lines. Left out is
 * what `safeText` has to write by number (`constructor`): Excel shows it as it was, LibreOffice with the number.
 */
const dishes = [
  '红烧肉',
  '=1+1',
  '@SUM(A1)',
  '-2',
  '1-2',
  '3/4',
  '1e5',
  '0012',
  '"双"引号, 逗号',
  '两行\n的菜',
  '_x0041_',
  'TRUE',
  "'撇号",
];

function boxOf(dish: string, n: number): Sample {
  const grams = { grams: 125.5 + n, takenAt: takenAt + n * 60_000 };
  return { ...common, ...none, id: id(100 + n), meal: 'lunch', dish, state: 'kept', kept: { ...kept, ...grams } };
}

const register = {
  name: '食堂',
  samples: [
    ...dishes.map(boxOf),
    {
      ...common,
      ...none,
      id: id(130),
      meal: 'breakfast',
      dish: '小米粥',
      state: 'missed',
      missed: { reason: '忘了', at: takenAt },
    } satisfies Sample,
    {
      ...common,
      ...none,
      id: id(131),
      meal: 'dinner',
      dish: '蒸蛋',
      state: 'handed-over',
      kept: { ...kept, grams: 130 },
      handedOver: { unit: '区疾控中心', taker: '周立', byName: '赵敏', at: takenAt + 26 * hour },
    } as unknown as Sample,
  ],
  gaps: [{ canteenId: canteen.id, day: '2026-11-22', meal: 'supper' as const, dish: '面条', until: '21:30' }],
  readings: [-6, 0.5, 4, 9.25].map((celsius, n): FridgeReading => ({
    id: id(140 + n),
    canteenId: canteen.id,
    fridge: '1号柜',
    celsius,
    again: celsius > 8 ? 7.5 : null,
    at: takenAt + n * hour,
    day: '2026-11-22',
    by: id(15),
    byName: '赵敏',
  })),
};
