// On 今日: what a role looks at besides hazards and rounds, and the lists behind its numbers.
import type { TodayFigureName } from '../../../domain/today/reports.ts';
import { figureNames as figures, whyWords as whys } from '../../../domain/today/words.ts';

/** What is counted, above its list. */
const counted: Record<TodayFigureName, string> = {
  absent: '最近 7 天点名缺寝、还没写去向的人数。姓名只在记录里。',
  samples: '最近 7 天：没留、不够重、没放够时间、到期一天还没处置，和超温的柜子。',
  companions: '今天陪餐登记，一餐一条。',
  commitments: '较大以上、正在整改的隐患：没有方案、方案缺项，或资金没到位。',
  backlog: '还没销号的隐患，按责任部门。',
  'missed-points': '昨天和今天已经结束的轮次里，没有到的点位。',
  ageing: '已过期和快到期的设施设备。',
  'repair-cost': '本月修好的，按报修工单的费用。',
  energy: '每块表最近一个月：写了异常、读数倒退，或比上月、去年同月差三成以上。',
  coverage: '今天菜单上的每样菜。',
  fridge: '最近 7 天的每次读数。',
  morning: '今天晨检的每个人，以最后一次为准。',
  deliveries: '今天验收的每样货。',
  papers: '设备台账里的证照，60 天内到期、已过期或没写有效期；最近 7 天晨检登记的健康证，30 天内到期或已过期。',
  'night-rounds': '从傍晚 6 点到早上 7 点，宿舍的每一轮。',
  appliances: '本周日常检查里登记的，一件一条。房间看记录。',
  'head-count': '昨晚或今晚的点名，只有人数。',
  'dorm-repairs': '宿舍里还没修好的报修。',
};
const amounts: Partial<Record<TodayFigureName, (n: string) => string>> = {
  absent: (n) => `${n} 人`,
  morning: (n) => `${n} 人`,
  papers: (n) => `${n} 张`,
  'repair-cost': (n) => `${n} 元`,
  'head-count': (n) => `${n} 处`,
  fridge: (n) => `${n} 次`,
};
const bad: Partial<Record<TodayFigureName, (n: number) => string>> = {
  companions: (n) => `${n} 餐提了问题`,
  backlog: (n) => `${n} 个部门有逾期`,
  ageing: (n) => `${n} 件已过期`,
  energy: (n) => `${n} 块表数字不对`,
  coverage: (n) => `${n} 样没留`,
  morning: (n) => `${n} 人不能上岗`,
  deliveries: (n) => `${n} 样拒收`,
  papers: (n) => `${n} 张已过期`,
  'night-rounds': (n) => `${n} 轮迟了或漏了`,
  'head-count': (n) => `${n} 处有人缺寝`,
  'dorm-repairs': (n) => `${n} 件逾期`,
};
export const roleToday = {
  title: '今天先看这些',
  figures,
  counted,
  amounts,
  bad,
  whys,
  share: (n: string, of: string) => `${n}/${of}`,
  than: {
    yesterday: (n: string) => `昨天此时 ${n}`,
    'last-week': (n: string) => `上周此时 ${n}`,
    'last-month': (n: string) => `上月此时 ${n}`,
  },
  course: { fridge: '留样柜温度，最近 7 天', appliances: '违规电器，最近 4 周' },
  celsius: (low: number, high: number) => `${low}–${high} ℃`,
  warm: (n: number) => `，${n} 次超出范围`,
  weekFrom: (day: string) => `${day} 起`,
  lines: (n: number) => `共 ${n} 条`,
  none: '没有',
  noneHint: '数字可能刚刚变了，返回再看一眼。',
  back: '返回今日',
};
export type RoleTodayWords = typeof roleToday;
