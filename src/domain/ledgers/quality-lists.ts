// What stands out and second looks as files: a line each, in the words of the school's papers.
import type { PairRow } from '../pair-reports.ts';
import type { RemarkRow } from '../remark-reports.ts';
import { remarkKindNames } from '../remark-words.ts';
import { count, day, form, joined, text, time, timeOf, wide, type LedgerAround } from './form.ts';

type Line<S> = { id: string; of: string; around: LedgerAround; row: S };
const perRow = <S extends { id: string }>(row: S, around: LedgerAround): Line<S>[] => [
  { id: row.id, of: row.id, around, row },
];
const law = '学校通行做法';

const abouts: Record<RemarkRow['about'], string> = { round: '巡查轮次', inspection: '检查记录', hazard: '隐患' };

export const remarkList = form<RemarkRow, Line<RemarkRow>>({ title: '要看一眼的', law, sheet: '要看一眼的' }, perRow, [
  day('日期', ({ row }) => row.day),
  time('时间', ({ row, around }) => timeOf(row.at, around)),
  text('是什么', ({ row }) => abouts[row.about]),
  wide('计划或检查表', ({ row }) => row.name.zh),
  wide('路线或地点', ({ row }) => row.where),
  text('谁走的', ({ row }) => row.byNames.join('、')),
  wide('要看一眼的', ({ row }) => joined([...new Set(row.remarks.map(({ kind }) => remarkKindNames[kind]))], '、')),
  wide('谁看过', ({ row, around }) =>
    joined(row.looks.map(({ byName, at, note }) => joined([`${byName} ${timeOf(at, around) ?? ''}`, note], '：'))),
  ),
]);

export const pairStates: Record<PairRow['state'], string> = { done: '已复检', open: '等复检', lapsed: '过了时间' };
const answers: Record<PairRow['differs'][number]['first'], string> = {
  normal: '正常',
  abnormal: '异常',
  'not-applicable': '不适用',
};

export const pairList = form<PairRow, Line<PairRow>>({ title: '抽查复检', law, sheet: '抽查复检' }, perRow, [
  day('日期', ({ row }) => row.day),
  wide('地点', ({ row }) => row.placeName),
  text('检查表', ({ row }) => row.template.name.zh),
  text('先查的人', ({ row }) => row.byName),
  time('先查时间', ({ row, around }) => timeOf(row.finishedAt, around)),
  text('情况', ({ row }) => pairStates[row.state]),
  text('复检人', ({ row }) => row.second?.byName ?? null),
  time('复检时间', ({ row, around }) => timeOf(row.second?.finishedAt, around)),
  count('两人都答的项', ({ row }) => (row.second ? row.compared : null)),
  count('一致的项', ({ row }) => (row.second ? row.agreed : null)),
  wide('不一致的', ({ row }) =>
    joined(
      row.differs.map(
        ({ itemId, text: { zh }, first, second }) => `${itemId} ${zh}（${answers[first]}，${answers[second]}）`,
      ),
    ),
  ),
]);
