// 校园安全周报 and 月报, as managers read and print them.
import type { BriefingKind, Change, Measure } from '../../../domain/briefing.ts';
import type { Correctable } from '../../../domain/briefing-reports.ts';

/** What a figure is about, and whether it was. */
type Did = { n: number; of: number };

/** What the one sentence at the top is made of. */
type Headline = {
  major: number;
  overdue: number;
  roundsNotWalked: number;
  mealsNotWhole: number;
  wasAnyDue: boolean;
};

export const briefing = {
  titles: { week: '校园安全周报', month: '校园安全月报' } satisfies Record<BriefingKind, string>,
  tab: '周报月报',
  kinds: { week: '周报', month: '月报' } satisfies Record<BriefingKind, string>,
  which: '看哪一期',
  earlier: '上一期',
  later: '下一期',
  period: (from: string, to: string) => `${from} 至 ${to}`,
  print: '打印',
  final: (when: string) => `${when} 定稿，之后不再改动`,
  open: { week: '这一周还没有定稿', month: '这个月还没有定稿' } satisfies Record<BriefingKind, string>,
  openHint: (when: string) => `数字到此刻为止，${when} 定稿`,
  recounted: '当时没有定稿，这里是按现在的记录重新数的',
  corrections: '定稿后的更正',
  correctionsHint: '有记录来得晚，或者后来改过。下面的数字仍是定稿时的。',
  correction: (what: string, said: number, now: number) => `${what}：定稿时 ${said}，现在 ${now}`,
  correctable: {
    inspections: '检查次数',
    withFaults: '有异常的检查',
    rounds: '按时完成的轮次',
    missed: '漏巡和有漏点的轮次',
    reached: '到了的点位',
    found: '发现隐患',
    ended: '销号',
    whole: '留样合格的餐次',
    daily: '做了日管控的天数',
    weekly: '周排查',
    monthly: '月调度',
  } satisfies Record<Correctable, string>,
  headline: ({ major, overdue, roundsNotWalked, mealsNotWhole, wasAnyDue }: Headline) => {
    const open = [major > 0 && `重大（含疑似）${major} 件`, overdue > 0 && `逾期 ${overdue} 件`]
      .filter(Boolean)
      .join('、');
    const gaps = [
      roundsNotWalked > 0 && `漏巡或有漏点 ${roundsNotWalked} 轮`,
      mealsNotWhole > 0 && `留样不合格 ${mealsNotWhole} 餐`,
    ]
      .filter(Boolean)
      .join('，');
    const first = open ? `${open}还没有整改好` : '没有重大和逾期的隐患';
    return `${first}；${gaps || (wasAnyDue ? '巡查没有漏，留样都合格' : '没有到期的巡查和留样')}。`;
  },
  better: (measures: string) => `比上期好：${measures}`,
  worse: (measures: string) => `比上期差：${measures}`,
  noChange: '和上期相比没有明显变化',
  measures: {
    rounds: '巡查按时完成率',
    points: '点位覆盖率',
    meals: '留样合格率',
    daily: '日管控完成率',
    repairDays: '整改天数',
  } satisfies Record<Measure, string>,
  list: '、',
  danger: '现在危险的',
  dangerThen: '定稿时危险的',
  major: '重大和疑似',
  overdue: '逾期',
  openCases: '未销号',
  calm: '没有重大或逾期的隐患',
  late: (days: number) => (days < 1 ? '逾期不到 1 天' : `逾期 ${days} 天`),
  andMore: (n: number) => `还有 ${n} 件`,
  decide: '要校领导定的',
  nothingToDecide: '没有等校领导定的事',
  offices: { principal: '校长', vice_principal: '分管副校长' },
  urge: '重大隐患要督办',
  report: '重大隐患要报主管部门',
  judge: '疑似重大要判定',
  weeklyMissing: ({ n, of }: Did) => `食堂周排查没做全：${n}/${of}`,
  weeklyBy: '食品安全总监',
  monthlyMissing: (month: number) => `${month} 月的食品安全月调度会还没有记录`,
  did: { week: '这一周做了什么，漏了什么', month: '这个月做了什么，漏了什么' } satisfies Record<BriefingKind, string>,
  item: '事项',
  now: { week: '本周', month: '本月' } satisfies Record<BriefingKind, string>,
  before: { week: '上周', month: '上月' } satisfies Record<BriefingKind, string>,
  change: { better: '变好', worse: '变差', same: '持平', few: '' } satisfies Record<Change['is'], string>,
  rows: {
    rounds: '巡查按时完成',
    missed: '漏巡、有漏点',
    points: '点位覆盖',
    inspections: '检查',
    found: '发现隐患',
    ended: '隐患销号',
    repairDays: '整改用时（中位数）',
    meals: '留样合格',
    daily: '食堂日管控',
    weekly: '食堂周排查',
    monthly: '食品安全月调度',
  },
  roundsOf: (n: number, of: number) => `${n}/${of} 轮`,
  roundsN: (n: number) => `${n} 轮`,
  pointsOf: (n: number, of: number) => `${n}/${of} 次`,
  inspectionsOf: (n: number, faulty: number) => `${n} 次，${faulty} 次有异常`,
  casesN: (n: number) => `${n} 件`,
  daysN: (n: number) => `${n} 天`,
  mealsOf: (n: number, of: number) => `${n}/${of} 餐`,
  daysOf: (n: number, of: number) => `${n}/${of} 天`,
  timesOf: (n: number, of: number) => `${n}/${of} 次`,
  nothing: '没有',
  withPercent: (text: string, percent: number) => `${text}（${percent}%）`,
  plans: '漏得最多的计划',
  planSays: (missed: number, of: number) => `漏巡或有漏点 ${missed}/${of} 轮`,
  none: '这一期没有记录',
  noneHint: '换一期看看。',
  stands: (cutOff: string, made: string) => `数据截至：${cutOff}　生成时间：${made}`,
  code: '核对编码',
  scanToCheck: '扫码核对',
  signs: { keeper: '填报人（签字）：', principal: '校长（签字）：', day: '日期：' },
  counted: '数字的算法同“分析”和台账；每个数字都可以在系统里点开核对。',
};
export type BriefingWords = typeof briefing;
