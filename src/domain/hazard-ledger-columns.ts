// What each column of the official tables says of one case (`domain.md` 8.1 and 8.8).
import { titleIn } from './hazard-title.ts';
import { caseNumber } from './case-number.ts';
import { categoryOf, foundOf, type Hazard } from './hazard.ts';
import {
  arrivedAt,
  filedOf,
  handlingOf,
  interimOf,
  isRepeat,
  isSupervised,
  photosOf,
  type Handling,
  type HazardStep,
} from './hazard-handling.ts';
import * as words from './hazard-ledger-words.ts';
import { clockOf, dayMs, shownState } from './hazard-times.ts';
import { basisOf } from './law-names.ts';
import { isOver, officialGrade } from './hazard-words.ts';
import { dayOf } from './inspection.ts';
import type { Place } from './place.ts';
import { wallClock } from './wall-clock.ts';

/** A day is yyyy-mm-dd, a time yyyy-mm-dd hh:mm, both as the school's clock shows them. */
export type LedgerCell = string | number | null;
export type LedgerAround = { timeZone: string; now: number; placeOf: (id: string) => Place | undefined };

type Line = { hazard: Hazard; handling: Handling; n: number; around: LedgerAround };
type Kind = 'text' | 'count' | 'day' | 'time';
type Of = { head: string; kind: Kind; cell: (line: Line) => LedgerCell };

const day = (ms: number | null | undefined, { timeZone }: LedgerAround): string | null =>
  ms === null || ms === undefined ? null : dayOf(ms, timeZone);
const time = (ms: number | null | undefined, { timeZone }: LedgerAround): string | null =>
  ms === null || ms === undefined ? null : wallClock(ms, timeZone).toISOString().slice(0, 16).replace('T', ' ');
const joined = (parts: readonly (string | false | undefined)[], by = '；'): string => parts.filter(Boolean).join(by);

/** What is walked every day or night; all others are looked at on their own day. */
const daily = /^(F1|F2|F4|D1|D2|K1|K2|K6|E1|E5|S1|S2|G1|P1|H1|H2|W1|V1)-/;

/** 日常巡查／专项检查／上级检查／师生上报／设备告警／回头看 */
function wayFound({ hazard: { from, itemId }, handling: { steps } }: Line): string {
  const last = steps.findLast(
    ({ said, without }) => !without && (said.do === 'reopen' || said.do === 'look-back'),
  )?.said;
  if (last?.do === 'look-back' && last.found === 'rebound') return '回头看';
  if (from === 'authority') return '上级检查';
  if (from === 'device') return '设备告警';
  if (from === 'public' || from === 'repair') return '师生上报';
  return from !== undefined || daily.test(itemId) ? '日常巡查' : '专项检查';
}

const finder = ({ hazard }: Line): string =>
  hazard.from === 'public' ? joined(['师生扫码', hazard.reportedByName], ' ') : hazard.reportedByName;

function where({ hazard, around }: Line): string {
  const place = around.placeOf(hazard.placeId);
  return place ? [...place.ancestors.map(({ name }) => name), place.name].join('—') : hazard.placeName;
}

const what = ({ hazard }: Line): string =>
  joined([titleIn('zh', hazard), hazard.note !== hazard.text.zh && hazard.note]);

/** A deadline at the end of a day is that day. */
const until = ({ hazard, handling, around }: Line): string | null =>
  hazard.dueAt === null ? (handling.plan?.to ?? null) : day(hazard.dueAt - 1, around);

function meanwhile({ hazard, handling: { plan, outside } }: Line): string {
  const interim = interimOf(hazard);
  return joined([
    interim ? joined([words.interimNames[interim.how], interim.note], '：') : undefined,
    plan?.contingency,
    plan?.watcher && `看护人：${plan.watcher}`,
    outside?.interim,
  ]);
}

type Check = Pick<HazardStep, 'name' | 'at'> & { isGood: boolean };

/** The last word of whoever looked, good or not. */
function lastCheck({ handling: { steps, checked } }: Line): Check | null {
  if (checked) return { name: checked.by.name, at: checked.at, isGood: true };
  const last = steps.findLast(({ said, without }) => !without && (said.do === 'pass' || said.do === 'fail'));
  return last?.said.do === 'fail' ? { name: last.name, at: last.at, isGood: false } : null;
}

const verdictOf = (check: Check | null): string => (check === null ? '' : check.isGood ? '合格' : '不合格');

const isClosed = ({ hazard: { state } }: Line): boolean => state === 'closed' || state === 'archived';

/** The look-back that was done last, else the one that is to come. */
function lookBack({ handling: { lookBacks } }: Line): { at: number; found: string } | null {
  const done = lookBacks.findLast((one) => one.done !== null);
  if (done?.done) return { at: done.done.at, found: words.findingNames[done.done.found] };
  const next = lookBacks[0];
  return next ? { at: next.dueAt, found: '待回头看' } : null;
}

const isOfAuthority = ({ said }: HazardStep): boolean => said.do === 'comment' && said.report?.authority === true;

function remarks(line: Line): string {
  const { hazard, handling } = line;
  const filed = filedOf(hazard);
  const { outside, extensions, reopened, closed, handOns, supervised, reportedUp } = handling;
  return joined([
    words.gradeRemarks[hazard.grade],
    hazard.found &&
      `学校 ${time(hazard.reportedAt, line.around)} 收到${hazard.found.sure ? '' : '，排查日期按手机时间，没有核对过'}`,
    hazard.from !== 'authority' && handling.steps.some(isOfAuthority) && '上级检查也查到',
    isRepeat(hazard) && (reopened > 0 ? `反复隐患，重开 ${reopened} 次` : '反复隐患'),
    isSupervised(hazard) && `挂牌督办，限 ${supervised?.until}`,
    reportedUp
      ? joined(
          [
            `报 ${reportedUp.unit}`,
            words.wayNames[reportedUp.way],
            reportedUp.number,
            reportedUp.day,
            reportedUp.receipt && `回执：${reportedUp.receipt}`,
          ],
          ' ',
        )
      : hazard.grade === 'M' && '还没有报主管部门',
    extensions > 0 &&
      joined([`延期 ${extensions} 次`, filed && `报备 ${filed.unit} ${filed.day} ${filed.number}`], '，'),
    handOns > 0 && `转办 ${handOns} 次`,
    outside
      ? joined([`移交 ${outside.unit}`, outside.letter, outside.receipt && `回执：${outside.receipt}`], ' ')
      : undefined,
    closed?.opinion && `验收意见：${closed.opinion}`,
  ]);
}

/** Whoever it was put on the list under (挂牌督办) sees to it, before whom a plan or the assignment names. */
const leader = ({ hazard, handling: { supervised, plan, leader: named } }: Line): string =>
  (isSupervised(hazard) && supervised?.leader) || plan?.leader || named;

const overdueDays = ({ hazard, around }: Line): number | null => {
  const { overdueMs } = isOver(hazard.state) ? { overdueMs: 0 } : clockOf(hazard, around.now);
  return overdueMs > 0 ? Math.max(1, Math.floor(overdueMs / dayMs)) : null;
};

/** The outside firm that did the work, where one did; the forms have no column of its own for it. */
const firmOf = ({ rectified }: Pick<Line['handling'], 'rectified'>): string | undefined =>
  rectified?.firm && `施工单位：${rectified.firm}`;

const rated = ({ handling: { rating } }: Line): string =>
  rating ? joined([`${rating.stars} 星`, rating.note], ' ') : '';

const text = (head: string, cell: Of['cell']): Of => ({ head, kind: 'text', cell });
const count = (head: string, cell: Of['cell']): Of => ({ head, kind: 'count', cell });
const onDay = (head: string, cell: Of['cell']): Of => ({ head, kind: 'day', cell });
const atTime = (head: string, cell: Of['cell']): Of => ({ head, kind: 'time', cell });

/** Every column there is, by a name that stays. */
export const columns = {
  n: count('序号', ({ n }) => n),
  number: text('隐患编号', ({ hazard, around }) => caseNumber(hazard, around.timeZone)),
  found: onDay('排查日期', ({ hazard, around }) => day(foundOf(hazard).at, around)),
  way: text('排查方式', wayFound),
  finder: text('排查人', finder),
  place: text('隐患部位（楼栋—楼层—房间/点位）', where),
  category: text('隐患类别', ({ hazard }) => words.categoryNames[categoryOf(hazard)]),
  what: text('隐患描述', what),
  before: count('整改前照片', ({ hazard }) => photosOf(hazard).before.length),
  grade: text('隐患等级', ({ hazard }) => words.officialGrades[officialGrade(hazard.grade)]),
  basis: text('判定依据', ({ hazard }) => basisOf(hazard)),
  measure: text('整改措施及要求', ({ handling }) => handling.plan?.measure || handling.measure),
  dept: text('责任部门', ({ handling }) => handling.deptName),
  person: text('整改责任人', ({ handling }) => handling.person?.name ?? ''),
  leader: text('督办领导', leader),
  fund: text('整改资金（元）及来源', ({ handling }) => (handling.plan ? words.fundText(handling.plan) : '')),
  until: onDay('整改时限', until),
  meanwhile: text('临时防范措施（应急预案）', meanwhile),
  done: onDay('整改完成日期', ({ handling, around }) => day(handling.rectified?.at, around)),
  doneWhat: text('整改情况', ({ handling: { rectified } }) => joined([rectified?.note, firmOf({ rectified })])),
  after: count('整改后照片', ({ hazard }) => photosOf(hazard).after.length || null),
  checker: text('复查人', (line) => lastCheck(line)?.name ?? ''),
  checked: onDay('复查日期', (line) => day(lastCheck(line)?.at, line.around)),
  verdict: text('复查结论', (line) => verdictOf(lastCheck(line))),
  isClosed: text('是否销号', (line) => (isClosed(line) ? '是' : '否')),
  closed: onDay('销号日期', (line) => (isClosed(line) ? day(line.handling.closed?.at, line.around) : null)),
  closer: text('销号签批人', (line) => (isClosed(line) ? (line.handling.closed?.by.name ?? '') : '')),
  lookBack: onDay('回头看日期', (line) => day(lookBack(line)?.at, line.around)),
  lookedBack: text('回头看结果', (line) => lookBack(line)?.found ?? ''),
  remarks: text('备注', remarks),
  // Beside those of the ledger.
  state: text('当前状态', ({ hazard, around }) => words.stateNames[shownState(hazard, around.now)]),
  overdue: count('逾期天数', overdueDays),
  steps: text('时限要求（起止、里程碑）', ({ handling: { plan } }) =>
    plan ? joined([`${plan.from} 至 ${plan.to}`, plan.milestones]) : '',
  ),
  helpers: text('配合部门', ({ handling }) => handling.plan?.helpers ?? ''),
  opinion: text('验收意见', ({ handling }) => handling.closed?.opinion ?? ''),
  why: text('挂牌督办原因', ({ handling }) => handling.supervised?.note ?? ''),
  listed: onDay('挂牌日期', ({ handling, around }) => day(handling.supervised?.at, around)),
  watchedBy: text('挂牌督办领导', ({ handling }) => handling.supervised?.leader ?? ''),
  watchedUntil: onDay('督办期限', ({ handling }) => handling.supervised?.until ?? null),
  urged: text('最近一次督办', ({ handling: { urged }, around }) =>
    urged ? joined([day(urged.at, around) ?? '', urged.note], ' ') : '',
  ),
  lifted: text('解除挂牌', ({ handling: { supervised }, around }) =>
    supervised?.lifted
      ? joined([day(supervised.lifted.at, around) ?? '', supervised.lifted.by.name, supervised.lifted.note], ' ')
      : '',
  ),
  times: count('重开次数', ({ handling }) => handling.reopened),
  // 报修工单.
  order: text('编号', ({ hazard, around }) => caseNumber(hazard, around.timeZone)),
  asker: text('报修人', finder),
  spot: text('部位', where),
  kind: text('故障类别', ({ hazard: { repair } }) => (repair ? words.repairNames[repair.kind] : '')),
  says: text('描述', what),
  photos: count('照片', ({ hazard }) => hazard.photos.length),
  takenAt: atTime('受理时间', ({ handling, around }) => time(handling.answers.taken, around)),
  given: text('派单', ({ handling, around }) =>
    joined([time(handling.assignedAt, around) ?? '', handling.person?.name, firmOf(handling)], ' '),
  ),
  acceptedAt: atTime('接单', ({ handling, around }) => time(handling.acceptedAt, around)),
  arrivedAt: atTime('到场', ({ handling, around }) => time(arrivedAt(handling), around)),
  finishedAt: atTime('完成', ({ handling, around }) => time(handling.rectified?.at, around)),
  material: text('用料', ({ handling }) => handling.rectified?.used ?? ''),
  cost: count('费用', ({ handling }) => handling.rectified?.yuan ?? handling.plan?.yuan ?? null),
  accepted: text('验收', (line) => {
    const check = lastCheck(line);
    return joined([verdictOf(check), check?.name], ' ');
  }),
  rated: text('评价', rated),
  revisit: text('回访', (line) => lookBack(line)?.found ?? ''),
} satisfies Record<string, Of>;

export type ColumnKey = keyof typeof columns;

export const lineOf = (hazard: Hazard, n: number, around: LedgerAround): Line => ({
  hazard,
  handling: handlingOf(hazard),
  n,
  around,
});

/** Waits for somebody. */
export const isOpenCase = ({ state }: Pick<Hazard, 'state'>): boolean => !isOver(state);
