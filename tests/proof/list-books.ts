// The lists managers work from as files, beside what the screen lists of each, in every column.
import type { AssetList, MealList, RoundList, UnreachedList } from '../../src/domain/analysis-lists.ts';
import type { AuditRow } from '../../src/domain/audit.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { HazardRow, HazardView } from '../../src/domain/hazard-reports.ts';
import type { PairRow } from '../../src/domain/pair-reports.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { RemarkRow } from '../../src/domain/remark-reports.ts';
import type { Role } from '../../src/domain/person.ts';
import type { HeldRow, InspectionRow, PhoneRow, SignatureRow } from '../../src/domain/reports.ts';
import type { RoundRow } from '../../src/domain/round-reports.ts';
import type { StreakRow } from '../../src/domain/streak-reports.ts';
import type { TodayRow } from '../../src/domain/today/list-reports.ts';
import { figuresFor, todayFigures, type TodayFigureName } from '../../src/domain/today/reports.ts';
import { figureNames } from '../../src/domain/today/words.ts';
import { bookOf, type DeskBook } from './desk-book.ts';
import * as lines from './list-columns.ts';

/** `name`: as whom it asks. */
export type Asking = {
  name: string;
  json: <T>(path: string) => Promise<T>;
  bytes: (path: string) => Promise<Uint8Array>;
  say: <T>(path: string, body: unknown) => Promise<T>;
  drop: (path: string) => Promise<void>;
};

type Page<R> = { rows: R[]; next?: string | null };

async function rowsOf<R>({ json }: Asking, path: string, isPaged: boolean): Promise<R[]> {
  const rows: R[] = [];
  let before = '';
  do {
    const page = await json<Page<R>>(isPaged ? `${path}&limit=200${before}` : path);
    rows.push(...page.rows);
    before = page.next ? `&before=${encodeURIComponent(page.next)}` : '';
  } while (before);
  return rows;
}

/** `others`: one of each role that 今日 tells anything. `clock`: of the server, UTC ms. */
type Asked = {
  sun: Asking;
  head: Asking;
  others: ReadonlyMap<Role, Asking>;
  days: string;
  around: Omit<lines.Around, 'cases'>;
  clock: { ms: number };
};
type Told = Asked & { around: lines.Around };
type ListOf<R> = {
  query?: (days: string) => string;
  sheet: string;
  line: (row: R, around: lines.Around) => lines.Line | lines.Line[];
  isPaged?: true;
  /** In a school of a few days. */
  mayBeEmpty?: true;
  /** Of the head of the school, where it is not the safety office's to read. */
  isHeads?: true;
};

const list =
  <R>({ query = () => '', sheet, line, isPaged, mayBeEmpty, isHeads }: ListOf<R>) =>
  async (noun: string, { sun, head, days, around, clock }: Told): Promise<DeskBook[]> => {
    const asking = isHeads ? head : sun;
    const name = `list${noun.slice('/api'.length).replaceAll('/', '-')}`;
    const books: DeskBook[] = [];
    for (const as of ['xlsx', 'csv'] as const) {
      const bytes = await asking.bytes(`${noun}/file?${query(days)}&as=${as}`);
      const told: lines.Line[] = [];
      // Read anew each time: that a file was taken is a line of a list itself.
      for (const row of await rowsOf<R>(asking, `${noun}?${query(days)}`, isPaged === true)) {
        const said = line(row, around);
        told.push(...(Array.isArray(said) ? said : [said]));
      }
      const facts = { 行数: String(told.length), 数据截至: lines.at(clock.ms, around), 生成人: asking.name };
      const form = as === 'csv' ? { as } : { facts };
      books.push(bookOf({ name, bytes, sheet, lines: told, mayBeEmpty, ...form }));
    }
    return books;
  };
const ofDays = (days: string): string => days;

/** Every list that has a file of its own, by the route of the list: `list-files.test.ts` holds that none is left out. */
const lists = {
  '/api/hazards': list<HazardRow>({
    query: () => 'list=all',
    sheet: '隐患清单',
    line: lines.caseLine,
    isPaged: true,
  }),
  '/api/inspections': list<InspectionRow>({
    query: ofDays,
    sheet: '检查记录',
    line: lines.inspectionLine,
    isPaged: true,
  }),
  '/api/rounds': list<RoundRow>({ query: ofDays, sheet: '巡查轮次', line: lines.roundLine }),
  '/api/phones': list<PhoneRow>({ sheet: '手机上传情况', line: lines.phoneLine }),
  '/api/signatures': list<SignatureRow>({ sheet: '待我签字', line: lines.signatureLine, mayBeEmpty: true }),
  '/api/held': list<HeldRow>({ sheet: '单独存放的记录', line: lines.heldLine }),
  '/api/photo-views': list<PhotoViews['rows'][number]>({
    sheet: '谁看过宿舍照片',
    line: lines.viewLines,
    isPaged: true,
    isHeads: true,
  }),
  '/api/audit': list<AuditRow>({ sheet: '操作日志', line: lines.auditLine, isPaged: true }),
  '/api/remarks': list<RemarkRow>({ query: ofDays, sheet: '要看一眼的', line: lines.remarkLine, isPaged: true }),
  '/api/rechecks/pairs': list<PairRow>({ query: ofDays, sheet: '抽查复检', line: lines.pairLine }),
  '/api/streaks': list<StreakRow>({ sheet: '长期零隐患', line: lines.streakLine, mayBeEmpty: true }),
  '/api/analysis/round-list': list<RoundList['rows'][number]>({
    query: ofDays,
    sheet: '轮次清单',
    line: lines.countedRoundLine,
    isPaged: true,
  }),
  '/api/analysis/unreached-list': list<UnreachedList['rows'][number]>({
    query: ofDays,
    sheet: '一次也没到过的点位',
    line: lines.unreachedLine,
    isPaged: true,
    mayBeEmpty: true,
  }),
  '/api/analysis/asset-list': list<AssetList['rows'][number]>({
    sheet: '设备清单',
    line: lines.assetLine,
    isPaged: true,
  }),
  '/api/analysis/meal-list': list<MealList['rows'][number]>({
    query: ofDays,
    sheet: '留样餐次清单',
    line: lines.mealLine,
    isPaged: true,
  }),
};

/** The line of a case has not all that its file says of it. */
async function casesOf(asking: Asking): Promise<Map<string, Hazard>> {
  const cases = new Map<string, Hazard>();
  for (const { id } of await rowsOf<HazardRow>(asking, '/api/hazards?list=all', true))
    cases.set(id, (await asking.json<HazardView>(`/api/hazards/${id}`)).hazard);
  return cases;
}

const todayNoun = '/api/today/list';

/** Students are counted later in the evening: until the next morning their list is of the night before. */
const beforeDawnMs = 13.5 * 3_600_000;

/** The list behind a figure of 今日, as a role has it that is told this figure. */
async function todayBooks(is: TodayFigureName, asked: Told): Promise<DeskBook[]> {
  const [, asking] = [...asked.others].find(([role]) => figuresFor(role).includes(is)) ?? [];
  if (!asking) throw new Error(`nobody here is told ${is}`);
  const of = list<TodayRow>({ query: () => `of=${is}`, sheet: figureNames[is], line: lines.todayLine });
  const back = is === 'head-count' ? beforeDawnMs : 0;
  asked.clock.ms -= back;
  const books = await of(todayNoun, { ...asked, sun: asking });
  asked.clock.ms += back;
  return books.map((book) => Object.assign(book, { name: `${book.name}-${is}` }));
}

/** The routes of these files. */
export const listFileRoutes = [...Object.keys(lists), todayNoun].map((noun) => `${noun}/file`);

export async function listBooks({ around, ...said }: Asked): Promise<DeskBook[]> {
  const asked = { ...said, around: { ...around, cases: await casesOf(said.sun) } };
  const books: DeskBook[] = [];
  for (const [noun, read] of Object.entries(lists)) books.push(...(await read(noun, asked)));
  for (const is of todayFigures) books.push(...(await todayBooks(is, asked)));
  return books;
}
