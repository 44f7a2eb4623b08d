// The lists behind the numbers of 今日 and of the analysis, as files.
import type { AssetAge, AssetList, MealList, RoundList, UnreachedList } from '../analysis-lists.ts';
import { outcomeWords } from '../round-words.ts';
import type { TodayRow } from '../today/list-reports.ts';
import type { TodayFigureName } from '../today/reports.ts';
import { figureNames, whyWords } from '../today/words.ts';
import { kindNames } from './equipment.ts';
import { count, day, form, text, time, timeOf, wide, type LedgerAround, type LedgerForm } from './form.ts';
import { mealNames } from './samples.ts';

type Line<S> = { id: string; of: string; around: LedgerAround; row: S };
const perRow = <S extends { id: string }>(row: S, around: LedgerAround): Line<S>[] => [
  { id: row.id, of: row.id, around, row },
];
const law = '学校通行做法';
const titled = (title: string) => ({ title, law, sheet: title });

export const todayList = (is: TodayFigureName): LedgerForm<TodayRow> =>
  form(titled(figureNames[is]), perRow<TodayRow>, [
    wide('内容', ({ row }) => row.what.zh),
    wide('地点或计划', ({ row }) => row.place),
    day('日期', ({ row }) => row.day),
    time('时间', ({ row, around }) => timeOf(row.at, around)),
    text('情况', ({ row }) => whyWords[row.why](row.n.toLocaleString('en'))),
    text('要处理', ({ row }) => (row.isBad ? '是' : null)),
  ]);

export const countedRounds = form(titled('轮次清单'), perRow<RoundList['rows'][number]>, [
  day('日期', ({ row }) => row.day),
  time('应开始', ({ row, around }) => timeOf(row.plannedAt, around)),
  text('计划', ({ row }) => row.planName),
  text('情况', ({ row }) => outcomeWords[row.outcome].zh),
  count('应到', ({ row }) => row.due),
  count('到了', ({ row }) => row.reached),
]);

export const countedPoints = form(titled('一次也没到过的点位'), perRow<UnreachedList['rows'][number]>, [
  wide('点位', ({ row }) => row.placeName),
  count('应到（次）', ({ row }) => row.due),
]);

const ages: Record<AssetAge, string> = { past: '已过期', soon: '快到期', unknown: '日期不明', ahead: '未到期' };

export const countedAssets = form(titled('设备清单'), perRow<AssetList['rows'][number]>, [
  text('名称或编号', ({ row }) => row.label),
  text('类别', ({ row }) => kindNames[row.kind]),
  wide('地点', ({ row }) => row.placeName),
  text('情况', ({ row }) => ages[row.state]),
  day('到期日', ({ row }) => row.until),
]);

export const countedMeals = form(titled('留样餐次清单'), perRow<MealList['rows'][number]>, [
  day('日期', ({ row }) => row.day),
  text('餐次', ({ row }) => mealNames[row.meal]),
  wide('食堂', ({ row }) => row.canteenName),
  text('留样', ({ row }) => (row.isWhole ? '合格' : '不合格')),
]);
