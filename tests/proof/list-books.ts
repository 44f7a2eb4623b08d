// The lists managers work from as files, beside what the screen lists of each: one column is enough to know the lines by.
import { caseNumber } from '../../src/domain/case-number.ts';
import type { AssetList, MealList, RoundList, UnreachedList } from '../../src/domain/analysis-lists.ts';
import type { AuditRow } from '../../src/domain/audit.ts';
import type { HazardRow } from '../../src/domain/hazard-reports.ts';
import { mealNames } from '../../src/domain/ledgers/samples.ts';
import type { PairRow } from '../../src/domain/pair-reports.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { RemarkRow } from '../../src/domain/remark-reports.ts';
import type { HeldRow, InspectionRow, PhoneRow, SignatureRow } from '../../src/domain/reports.ts';
import type { RoundRow } from '../../src/domain/round-reports.ts';
import type { StreakRow } from '../../src/domain/streak-reports.ts';
import type { TodayRow } from '../../src/domain/today/list-reports.ts';

/** `column`: of one sheet, by the beginning of its head; `shown`: what the screen of the same thing lists, in any order. */
export type DeskBook = {
  name: string;
  bytes: Uint8Array;
  sheet: string;
  column: string;
  shown: string[];
  mayBeEmpty?: true | undefined;
};
export type Asking = { json: <T>(path: string) => Promise<T>; bytes: (path: string) => Promise<Uint8Array> };

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

type Asked = { sun: Asking; head: Asking; days: string; timeZone: string };
type ListOf<R> = {
  query?: (days: string) => string;
  sheet: string;
  column: string;
  cell: (row: R, timeZone: string) => string | string[];
  isPaged?: true;
  /** In a school of a few days. */
  mayBeEmpty?: true;
  /** Of the head of the school, where it is not the safety office's to read. */
  isHeads?: true;
};

const list =
  <R>({ query = () => '', sheet, column, cell, isPaged, mayBeEmpty, isHeads }: ListOf<R>) =>
  async (noun: string, { sun, head, days, timeZone }: Asked): Promise<DeskBook> => {
    const asking = isHeads ? head : sun;
    const path = `${noun}?${query(days)}`;
    const bytes = await asking.bytes(`${noun}/file?${query(days)}`);
    const shown = (await rowsOf<R>(asking, path, isPaged === true)).flatMap((row) => cell(row, timeZone));
    return { name: `list${noun.slice('/api'.length).replaceAll('/', '-')}`, bytes, sheet, column, shown, mayBeEmpty };
  };
const ofDays = (days: string): string => days;

/** Every list that has a file of its own, by the route of the list: `list-files.test.ts` holds that none is left out. */
const lists = {
  '/api/hazards': list<HazardRow>({
    query: () => 'list=all',
    sheet: '隐患清单',
    column: '隐患编号',
    cell: caseNumber,
    isPaged: true,
  }),
  '/api/inspections': list<InspectionRow>({
    query: ofDays,
    sheet: '检查记录',
    column: '检查人',
    cell: ({ byName }) => byName,
    isPaged: true,
  }),
  '/api/rounds': list<RoundRow>({
    query: ofDays,
    sheet: '巡查轮次',
    column: '计划',
    cell: ({ planName }) => planName,
  }),
  '/api/phones': list<PhoneRow>({ sheet: '手机上传情况', column: '姓名', cell: ({ personName }) => personName }),
  '/api/signatures': list<SignatureRow>({
    sheet: '待我签字',
    column: '检查人',
    cell: ({ byName }) => byName,
    mayBeEmpty: true,
  }),
  '/api/held': list<HeldRow>({ sheet: '单独存放的记录', column: '记录人', cell: ({ byName }) => byName }),
  '/api/photo-views': list<PhotoViews['rows'][number]>({
    sheet: '谁看过宿舍照片',
    column: '照片编号',
    cell: ({ photos }) => photos.map(({ sha256 }) => sha256.slice(0, 12)),
    isPaged: true,
    isHeads: true,
  }),
  '/api/audit': list<AuditRow>({ sheet: '操作日志', column: '谁', cell: ({ byName }) => byName ?? [], isPaged: true }),
  '/api/remarks': list<RemarkRow>({
    query: ofDays,
    sheet: '要看一眼的',
    column: '计划或检查表',
    cell: ({ name }) => name.zh,
    isPaged: true,
  }),
  '/api/rechecks/pairs': list<PairRow>({
    query: ofDays,
    sheet: '抽查复检',
    column: '先查的人',
    cell: ({ byName }) => byName,
  }),
  '/api/streaks': list<StreakRow>({
    sheet: '长期零隐患',
    column: '点位',
    cell: ({ placeName }) => placeName,
    mayBeEmpty: true,
  }),
  '/api/today/list': list<TodayRow>({
    query: () => 'of=missed-points',
    sheet: '漏检点位',
    column: '内容',
    cell: ({ what }) => what.zh,
  }),
  '/api/analysis/round-list': list<RoundList['rows'][number]>({
    query: ofDays,
    sheet: '轮次清单',
    column: '计划',
    cell: ({ planName }) => planName,
    isPaged: true,
  }),
  '/api/analysis/unreached-list': list<UnreachedList['rows'][number]>({
    query: ofDays,
    sheet: '一次也没到过的点位',
    column: '点位',
    cell: ({ placeName }) => placeName,
    isPaged: true,
    mayBeEmpty: true,
  }),
  '/api/analysis/asset-list': list<AssetList['rows'][number]>({
    sheet: '设备清单',
    column: '名称或编号',
    cell: ({ label }) => label,
    isPaged: true,
  }),
  '/api/analysis/meal-list': list<MealList['rows'][number]>({
    query: ofDays,
    sheet: '留样餐次清单',
    column: '餐次',
    cell: ({ meal }) => mealNames[meal],
    isPaged: true,
  }),
};

/** The routes of these files. */
export const listFileRoutes = Object.keys(lists).map((noun) => `${noun}/file`);

export async function listBooks(asked: Asked): Promise<DeskBook[]> {
  const books: DeskBook[] = [];
  for (const [noun, read] of Object.entries(lists)) books.push(await read(noun, asked));
  return books;
}
