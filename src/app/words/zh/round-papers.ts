// The calendar of rounds, and the paper of the guards.
import type { Shade } from '../../../domain/round-calendar.ts';
import type { Outcome } from '../../../domain/round.ts';

export const roundPapers = {
  guardPaperOf: (school: string, plan: string, from: string, to: string) =>
    `${school}  ${plan}  ${from === to ? from : `${from} 至 ${to}`}`,
  madeAt: (made: string, asOf: string) => `生成时间 ${made}，数据截至 ${asOf}`,
  nightsHint: '夜里的轮次记在开始的那一天。',
  dayShift: '白班',
  nightShift: '夜班',
  guardSign: '保安队长签字：',
  span: { from: '从', to: '到' },
  due: (n: number) => `应走 ${n}`,
  by: '巡逻人',
  month: (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
  monthBefore: '上个月',
  monthAfter: '下个月',
  weekdays: ['一', '二', '三', '四', '五', '六', '日'],
  cell: (day: string, due: number) => `${day}，应走 ${due} 轮`,
  marks: { done: '✓', late: '迟', partly: '点', missed: '漏' } satisfies Record<Outcome, string>,
  legend: { full: '全部按时', good: '九成以上', fair: '七成以上', poor: '不到七成', none: '没有轮次' } satisfies Record<
    Shade,
    string
  >,
  calendarHint: '颜色是按时完成的比例；字是最要紧的一种（漏：漏巡，点：有漏点，迟：迟巡）和轮数。',
  calendarNone: '这里这个月还没有到期的轮次',
  way: '路线',
  allWays: '全部路线',
  building: '楼栋',
  allBuildings: '全部楼栋',
};
