// The lists managers work from as files, beside what the screen lists of each: one column is enough to know the lines by.
import { caseNumber } from '../../src/domain/case-number.ts';
import type { AssetList, MealList, RoundList } from '../../src/domain/analysis-lists.ts';
import type { HazardRow } from '../../src/domain/hazard-reports.ts';
import type { PairRow } from '../../src/domain/pair-reports.ts';
import type { RemarkRow } from '../../src/domain/remark-reports.ts';
import type { InspectionRow, PhoneRow } from '../../src/domain/reports.ts';
import type { RoundRow } from '../../src/domain/round-reports.ts';
import type { TodayRow } from '../../src/domain/today/list-reports.ts';
import { mealNames } from '../../src/domain/ledgers/samples.ts';

/** `column`: of one sheet, by the beginning of its head; `shown`: what the screen of the same thing lists, in any order. */
export type DeskBook = { name: string; bytes: Uint8Array; sheet: string; column: string; shown: string[] };
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

/** `from` and `to`: days. */
export async function listBooks(asking: Asking, days: string, timeZone: string): Promise<DeskBook[]> {
  const list = async <R>(path: string, sheet: string, column: string, cell: (row: R) => string, isPaged = true) => {
    const [noun = '', query = ''] = path.split('?');
    const bytes = await asking.bytes(`${noun}/file?${query}`);
    const shown = (await rowsOf<R>(asking, path, isPaged)).map(cell);
    return { name: `list${noun.slice('/api'.length).replaceAll('/', '-')}`, bytes, sheet, column, shown };
  };
  return [
    await list<HazardRow>('/api/hazards?list=all', '隐患清单', '隐患编号', (row) => caseNumber(row, timeZone)),
    await list<InspectionRow>(`/api/inspections?${days}`, '检查记录', '检查人', ({ byName }) => byName),
    await list<RoundRow>(`/api/rounds?${days}`, '巡查轮次', '计划', ({ planName }) => planName, false),
    await list<PhoneRow>('/api/phones?', '手机上传情况', '姓名', ({ personName }) => personName, false),
    await list<RemarkRow>(`/api/remarks?${days}`, '要看一眼的', '计划或检查表', ({ name }) => name.zh),
    await list<PairRow>(`/api/rechecks/pairs?${days}`, '抽查复检', '先查的人', ({ byName }) => byName, false),
    await list<TodayRow>('/api/today/list?of=missed-points', '漏检点位', '内容', ({ what }) => what.zh, false),
    await list<RoundList['rows'][number]>(
      `/api/analysis/round-list?${days}`,
      '轮次清单',
      '计划',
      ({ planName }) => planName,
    ),
    await list<AssetList['rows'][number]>('/api/analysis/asset-list?', '设备清单', '名称或编号', ({ label }) => label),
    await list<MealList['rows'][number]>(
      `/api/analysis/meal-list?${days}`,
      '留样餐次清单',
      '餐次',
      ({ meal }) => mealNames[meal],
    ),
  ];
}
