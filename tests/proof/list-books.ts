// The lists managers work from as files, beside what the screen lists of each, in every column.
import type { AssetList, MealList, RoundList, UnreachedList } from '../../src/domain/analysis-lists.ts';
import type { AuditRow } from '../../src/domain/audit.ts';
import type { HazardRow } from '../../src/domain/hazard-reports.ts';
import type { PairRow } from '../../src/domain/pair-reports.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { RemarkRow } from '../../src/domain/remark-reports.ts';
import type { HeldRow, InspectionRow, PhoneRow, SignatureRow } from '../../src/domain/reports.ts';
import type { RoundRow } from '../../src/domain/round-reports.ts';
import type { StreakRow } from '../../src/domain/streak-reports.ts';
import type { TodayRow } from '../../src/domain/today/list-reports.ts';
import * as lines from './list-columns.ts';

/** `columns`: of one sheet, by the beginnings of their heads; `shown`: what the screen of the same thing lists in them, in any order. `heads`: all that the sheet has. */
export type DeskBook = {
  name: string;
  bytes: Uint8Array;
  sheet: string;
  columns: string[];
  shown: string[][];
  heads?: string[];
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

type Asked = { sun: Asking; head: Asking; days: string; around: lines.Around };
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
  async (noun: string, { sun, head, days, around }: Asked): Promise<DeskBook> => {
    const asking = isHeads ? head : sun;
    const path = `${noun}?${query(days)}`;
    const bytes = await asking.bytes(`${noun}/file?${query(days)}`);
    const told: lines.Line[] = [];
    for (const row of await rowsOf<R>(asking, path, isPaged === true)) {
      const said = line(row, around);
      told.push(...(Array.isArray(said) ? said : [said]));
    }
    const name = `list${noun.slice('/api'.length).replaceAll('/', '-')}`;
    const [first = {}] = told;
    const heads = Object.keys(first);
    const columns = heads.filter((head) => first[head] !== lines.unshown);
    const shown = told.map((one) => columns.map((column) => String(one[column] ?? '')));
    return { name, bytes, sheet, heads, columns, shown, mayBeEmpty };
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
  '/api/today/list': list<TodayRow>({ query: () => 'of=missed-points', sheet: '漏检点位', line: lines.todayLine }),
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

/** The routes of these files. */
export const listFileRoutes = Object.keys(lists).map((noun) => `${noun}/file`);

export async function listBooks(asked: Asked): Promise<DeskBook[]> {
  const books: DeskBook[] = [];
  for (const [noun, read] of Object.entries(lists)) books.push(await read(noun, asked));
  return books;
}
