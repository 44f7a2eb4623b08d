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

/** `standing`: what was found in that time or before. */
type Group = { hazards: readonly Hazard[]; standing: readonly Hazard[]; around: LedgerAround };
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
/** Of the major ones that are not put right, also those carried over from an earlier time. */
const left = (key: string, head: string, is: (hazard: Hazard) => boolean): Of => ({
  key,
  head,
  kind: 'count',
  cell: ({ standing }) => standing.filter((hazard) => isLeft(hazard) && is(hazard)).length,
});
const isLeft = (hazard: Hazard): boolean => isMajor(hazard) && isOpenCase(hazard);
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
/** Of these: what their approved or written plan provides for. */
const provided = (key: string, head: string, is: (plan: Plan) => boolean): Of =>
  left(key, head, (hazard) => {
    const { plan } = handlingOf(hazard);
    return plan !== null && is(plan);
  });
type Plan = NonNullable<ReturnType<typeof handlingOf>['plan']>;

/** 排查数 is what was found in that time; the others are how that stands when the table is made. What is major and not put right stands in each later time as well. */
const figures: readonly Of[] = [
  count('minor', '一般隐患排查数', isMinor),
  count('minorClosed', '一般隐患整改数', (hazard) => isMinor(hazard) && isClosed(hazard)),
  share('minorShare', '一般隐患整改率', isMinor),
  count('major', '重大隐患排查数', isMajor),
  count('majorClosed', '重大隐患整改数', (hazard) => isMajor(hazard) && isClosed(hazard)),
  share('majorShare', '重大隐患整改率', isMajor),
  left('majorOpen', '未整改重大隐患数', () => true),
  provided('planMeasure', '其中落实目标任务', ({ measure }) => measure !== ''),
  provided('planFund', '其中落实经费物资', ({ yuan, inPlace }) => yuan === 0 || (yuan !== null && inPlace)),
  left('planPeople', '其中落实机构人员', (hazard) => handlingOf(hazard).person !== null),
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

/**
 * A line for each field in which something was found or is major and not put right, and one for all of them; the oldest time first. `hazards`: those that are some.
 * `only`: the one time in which this moment lies (UTC ms), whatever else is among them.
 */
export function statisticsTable(
  per: Per,
  hazards: readonly Hazard[],
  around: LedgerAround,
  only: number | null = null,
): LedgerTable {
  const timeOf = (ms: number): string => periodOf(per, ms, around.timeZone);
  const times = hazards.map((hazard) => ({ hazard, time: timeOf(hazard.reportedAt) }));
  const asked = only === null ? [...new Set(times.map(({ time }) => time))].sort() : [timeOf(only)];
  const rows = asked.flatMap((period) => {
    const all = times.flatMap(({ hazard, time }) => (time === period ? [hazard] : []));
    // 2026年第4季度 comes after 2026年第3季度 as texts do.
    const before = times.flatMap(({ hazard, time }) => (time <= period ? [hazard] : []));
    const fields = hazardCategories.map((category) => ({
      name: categoryNames[category],
      found: all.filter((hazard) => categoryOf(hazard) === category),
      standing: before.filter((hazard) => categoryOf(hazard) === category),
    }));
    const said = fields.filter(({ found, standing }) => found.length > 0 || standing.some(isLeft));
    const sum = said.length > 0 ? [{ name: '合计', found: all, standing: before }] : [];
    return [...said, ...sum].map(({ name, found, standing }) => ({
      id: `${period} ${name}`,
      cells: [period, name, ...figures.map(({ cell }) => cell({ hazards: found, standing, around }))],
    }));
  });
  return { title: titles[per], columns, rows, signs: ['主要负责人（签字）', '填表人', '填表日期'] };
}
