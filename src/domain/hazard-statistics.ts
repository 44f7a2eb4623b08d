// 季度、年度统计表 (`domain.md` 8.1; the rule of 2008 asks for both, signed by whoever leads the school): what was found in each time and how it stands.
import { categoryOf, type Hazard } from './hazard.ts';
import { handlingOf, isRepeat, isSupervised } from './hazard-handling.ts';
import { isOpenCase, type LedgerAround } from './hazard-ledger-columns.ts';
import type { LedgerColumn, LedgerTable } from './hazard-ledger.ts';
import { categoryNames } from './hazard-ledger-words.ts';
import { clockOf } from './hazard-times.ts';
import { hazardCategories, officialGrade } from './hazard-words.ts';
import { dayOf } from './inspection.ts';

export type Per = 'quarter' | 'year';

const titles: Record<Per, string> = { quarter: '隐患排查治理季度统计表', year: '隐患排查治理年度统计表' };

/** 2026年第4季度, 2026年; in the order of the text. */
function periodOf(per: Per, ms: number, timeZone: string): string {
  const day = dayOf(ms, timeZone);
  const [year, month] = [day.slice(0, 4), Number(day.slice(5, 7))];
  return per === 'year' ? `${year}年` : `${year}年第${Math.ceil(month / 3)}季度`;
}

type Group = { hazards: readonly Hazard[]; around: LedgerAround };
type Of = { key: string; head: string; kind: 'text' | 'count'; cell: (group: Group) => string | number };

const isMajor = ({ grade }: Hazard): boolean => officialGrade(grade) === 'M';
const isMinor = (hazard: Hazard): boolean => !isMajor(hazard);
const isClosed = ({ state }: Hazard): boolean => state === 'closed' || state === 'archived';
const isOnSpot = (hazard: Hazard): boolean =>
  hazard.state === 'fixed-on-spot' || (isClosed(hazard) && handlingOf(hazard).assignedAt === null);

const count = (key: string, head: string, is: (hazard: Hazard, around: LedgerAround) => boolean): Of => ({
  key,
  head,
  kind: 'count',
  cell: ({ hazards, around }) => hazards.filter((hazard) => is(hazard, around)).length,
});
/** Nothing is no share. */
const share = (key: string, head: string, of: (hazard: Hazard) => boolean): Of => ({
  key,
  head,
  kind: 'text',
  cell: ({ hazards }) => {
    const all = hazards.filter(of);
    return all.length === 0 ? '' : `${Math.round((all.filter(isClosed).length / all.length) * 100)}%`;
  },
});
/** Of the major ones that are not put right: what their approved or written plan provides for. */
const provided = (key: string, head: string, is: (plan: Plan) => boolean): Of =>
  count(key, head, (hazard) => {
    const { plan } = handlingOf(hazard);
    return isMajor(hazard) && isOpenCase(hazard) && plan !== null && is(plan);
  });
type Plan = NonNullable<ReturnType<typeof handlingOf>['plan']>;

/** 排查数 is what was found in that time; the others are how that stands when the table is made. */
const figures: readonly Of[] = [
  count('minor', '一般隐患排查数', isMinor),
  count('minorClosed', '一般隐患整改数', (hazard) => isMinor(hazard) && isClosed(hazard)),
  share('minorShare', '一般隐患整改率', isMinor),
  count('major', '重大隐患排查数', isMajor),
  count('majorClosed', '重大隐患整改数', (hazard) => isMajor(hazard) && isClosed(hazard)),
  share('majorShare', '重大隐患整改率', isMajor),
  count('majorOpen', '未整改重大隐患数', (hazard) => isMajor(hazard) && isOpenCase(hazard)),
  provided('planMeasure', '其中落实目标任务', ({ measure }) => measure !== ''),
  provided('planFund', '其中落实经费物资', ({ yuan, inPlace }) => yuan === 0 || (yuan !== null && inPlace)),
  count('planPeople', '其中落实机构人员', (hazard) => {
    return isMajor(hazard) && isOpenCase(hazard) && handlingOf(hazard).person !== null;
  }),
  provided('planTime', '其中落实整改期限', ({ to }) => to !== ''),
  provided('planGuard', '其中落实应急措施', ({ contingency }) => contingency !== ''),
  count('onSpot', '当场整改数', isOnSpot),
  count('open', '未销号数', isOpenCase),
  count('overdue', '逾期数', (hazard, { now }) => isOpenCase(hazard) && clockOf(hazard, now).overdueMs > 0),
  count('supervised', '挂牌督办数', isSupervised),
  count('repeat', '反复隐患数', isRepeat),
  {
    key: 'yuan',
    head: '落实整改资金（元）',
    kind: 'count',
    cell: ({ hazards }) => hazards.reduce((sum, hazard) => sum + (handlingOf(hazard).plan?.yuan ?? 0), 0),
  },
];

const columns: LedgerColumn[] = [
  { key: 'period', head: '统计时段', kind: 'text' },
  { key: 'category', head: '隐患类别', kind: 'text' },
  ...figures.map(({ key, head, kind }) => ({ key, head, kind })),
];

/** A line for each field in which something was found, and one for all of them; the oldest time first. `hazards`: those that are some. */
export function statisticsTable(per: Per, hazards: readonly Hazard[], around: LedgerAround): LedgerTable {
  const periods = new Map<string, Hazard[]>();
  for (const hazard of hazards) {
    const period = periodOf(per, hazard.reportedAt, around.timeZone);
    const found = periods.get(period) ?? [];
    found.push(hazard);
    periods.set(period, found);
  }
  const rows = [...periods.keys()].sort().flatMap((period) => {
    const all = periods.get(period) ?? [];
    const fields = hazardCategories.map((category) => ({
      name: categoryNames[category],
      found: all.filter((hazard) => categoryOf(hazard) === category),
    }));
    return [...fields.filter(({ found }) => found.length > 0), { name: '合计', found: all }].map(({ name, found }) => ({
      id: `${period} ${name}`,
      cells: [period, name, ...figures.map(({ cell }) => cell({ hazards: found, around }))],
    }));
  });
  return { title: titles[per], columns, rows, signs: ['主要负责人（签字）', '填表人', '填表日期'] };
}
