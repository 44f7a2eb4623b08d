// The lists that managers work from, as files: what a line of each says, in the words of the school's papers.
import { titleIn } from '../hazard-title.ts';
import { auditKindNames, auditWhats } from '../audit-words.ts';
import type { AuditRow } from '../audit.ts';
import { caseNumber } from '../case-number.ts';
import { categoryOf, type Hazard } from '../hazard.ts';
import { handlingOf, isRepeat, isSupervised, waitsFor } from '../hazard-handling.ts';
import { categoryNames, gradeNames, stateNames } from '../hazard-ledger-words.ts';
import { clockOf, dayMs, isToLookBack, shownState, type CaseClock } from '../hazard-times.ts';
import { isOver } from '../hazard-words.ts';
import { phoneStanding, type PhoneStanding } from '../phone.ts';
import type { InspectionRow, PhoneRow, SignatureRow } from '../reports.ts';
import { missedPoints, type Standing } from '../round.ts';
import type { RoundRow } from '../round-reports.ts';
import { count, day, form, joined, text, time, timeOf, whereOf, wide, type LedgerAround } from './form.ts';

type Line<S> = { id: string; of: string; around: LedgerAround; row: S };
const perRow =
  <S>(id: (row: S) => string) =>
  (row: S, around: LedgerAround): Line<S>[] => [{ id: id(row), of: id(row), around, row }];
const law = '学校通行做法';

const inspectionStates: Record<InspectionRow['state'], string> = { submitted: '有效', withdrawn: '已撤回' };

export const inspectionList = form(
  { title: '检查记录', law, sheet: '检查记录' },
  perRow<InspectionRow>(({ id }) => id),
  [
    day('日期', ({ row }) => row.day),
    time('提交时间', ({ row, around }) => timeOf(row.submittedAt, around)),
    time('收到时间', ({ row, around }) => timeOf(row.receivedAt, around)),
    wide('地点', ({ row }) => row.placeName),
    text('检查表', ({ row }) => row.templateName.zh),
    text('检查人', ({ row }) => row.byName),
    count('正常', ({ row }) => row.tally.normal),
    count('异常', ({ row }) => row.tally.abnormal),
    count('不适用', ({ row }) => row.tally.notApplicable),
    text('最高级别', ({ row }) => (row.worst ? gradeNames[row.worst] : null)),
    count('得分（%）', ({ row }) => row.score?.percent ?? null),
    count('照片已到', ({ row }) => row.photos.have),
    count('照片应有', ({ row }) => row.photos.total),
    text('状态', ({ row }) => inspectionStates[row.state]),
    text('补录', ({ row }) => (row.late ? '是' : null)),
    time('等签字到', ({ row, around }) => timeOf(row.signBy, around)),
  ],
);

const offices = { safety_office: '安全办', vice_principal: '分管副校长', principal: '校长' } as const;
function turnOf(hazard: Hazard, now: number): string | null {
  const waits = waitsFor(hazard) ?? (isToLookBack(hazard, now) ? { office: 'safety_office' as const } : null);
  return waits === null ? null : 'person' in waits ? waits.person.name : offices[waits.office];
}

/** What is to be looked back at some day is not due yet. */
const dueNow = (hazard: Hazard, now: number): Pick<CaseClock, 'dueAt'> =>
  isOver(hazard.state) && !isToLookBack(hazard, now) ? { dueAt: null } : clockOf(hazard, now);

export const caseList = form(
  { title: '隐患清单', law, sheet: '隐患清单' },
  perRow<Hazard>(({ id }) => id),
  [
    text('隐患编号', ({ row, around }) => caseNumber(row, around.timeZone)),
    time('上报时间', ({ row, around }) => timeOf(row.reportedAt, around)),
    text('上报人', ({ row }) => row.reportedByName),
    wide('隐患部位', ({ row, around }) => whereOf(row.placeId, row.placeName, around)),
    text('隐患类别', ({ row }) => categoryNames[categoryOf(row)]),
    wide('隐患描述', ({ row }) => joined([titleIn('zh', row), row.note !== row.text.zh && row.note])),
    text('级别', ({ row }) => gradeNames[row.grade]),
    text('状态', ({ row, around }) => stateNames[shownState(row, around.now)]),
    text('责任部门', ({ row }) => handlingOf(row).deptName),
    text('责任人', ({ row }) => handlingOf(row).person?.name ?? null),
    text('该谁办', ({ row, around }) => turnOf(row, around.now)),
    time('期限', ({ row, around }) => timeOf(dueNow(row, around.now).dueAt, around)),
    count('逾期天数', ({ row, around }) => {
      const { overdueMs } = clockOf(row, around.now);
      return overdueMs > 0 ? Math.max(1, Math.floor(overdueMs / dayMs)) : null;
    }),
    text('挂牌督办', ({ row }) => (isSupervised(row) ? '是' : null)),
    text('反复', ({ row }) => (isRepeat(row) ? '是' : null)),
  ],
);

const roundStandings: Record<Standing, string> = {
  ahead: '未到时间',
  open: '待开始',
  running: '进行中',
  overdue: '该开始了',
  done: '完成',
  late: '迟巡',
  partly: '有漏点',
  missed: '漏巡',
};

/** `wentOn`: it was walked on after the days of the list, and stands as it did when they were over. */
type ListedRound = { row: RoundRow; wentOn: boolean };

export const roundList = form<ListedRound, Line<RoundRow> & { wentOn: boolean }>(
  { title: '巡查轮次', law, sheet: '巡查轮次' },
  ({ row, wentOn }, around) => [{ id: row.id, of: row.id, around, row, wentOn }],
  [
    day('日期', ({ row }) => row.day),
    text('计划', ({ row }) => row.planName),
    text('路线', ({ row }) => row.routeName),
    text('班次', ({ row }) => row.shift ?? null),
    time('应开始', ({ row, around }) => timeOf(row.plannedAt, around)),
    time('应完成', ({ row, around }) => timeOf(row.finishBy, around)),
    text('情况', ({ row }) => roundStandings[row.standing]),
    count('点位', ({ row }) => row.points.length),
    count('漏巡点位', ({ row }) => (row.round ? missedPoints(row.round).length : null)),
    wide('应巡人', ({ row }) => row.walkers.join('、')),
    text('那天还没结束', ({ wentOn }) => (wentOn ? '是' : null)),
  ],
);

export const signList = form(
  { title: '待我签字', law, sheet: '待我签字' },
  perRow<SignatureRow>(({ id, itemId }) => `${id} ${itemId}`),
  [
    day('日期', ({ row }) => row.day),
    time('收到时间', ({ row, around }) => timeOf(row.receivedAt, around)),
    wide('地点', ({ row }) => row.placeName),
    text('检查表', ({ row }) => row.templateName.zh),
    wide('签字项', ({ row }) => row.itemText.zh),
    text('检查人', ({ row }) => row.byName),
    count('异常', ({ row }) => row.abnormal),
    time('等签字到', ({ row, around }) => timeOf(row.signBy, around)),
    text('过了时间', ({ row, around }) => (around.now > row.signBy ? '是' : null)),
  ],
);

const phoneStates: Record<PhoneStanding, string> = {
  lost: '数据被清掉',
  late: '超过一天没传完',
  owing: '正在等',
  silent: '很久没联系',
  fine: '都传到了',
};

export const phoneList = form(
  { title: '手机上传情况', law, sheet: '手机上传情况' },
  perRow<PhoneRow>(({ personId, device }) => `${personId} ${device}`),
  [
    text('姓名', ({ row }) => row.personName),
    text('情况', ({ row, around }) => phoneStates[phoneStanding(row, around.now)]),
    count('没到的记录', ({ row }) => row.owed.entries),
    count('没到的照片', ({ row }) => row.owed.photos),
    time('最早一份', ({ row, around }) => timeOf(row.owed.since, around)),
    count('没收到的编号', ({ row }) => row.gaps),
    count('被清掉', ({ row }) => row.lost?.things ?? null),
    time('最近联系', ({ row, around }) => timeOf(row.lastSeenAt, around)),
    time('停用时间', ({ row, around }) => timeOf(row.revokedAt, around)),
    text('版本', ({ row }) => row.build),
    wide('可能还收着的轮次', ({ row, around }) =>
      joined(
        (row.mayHold ?? []).map(({ planName, plannedAt }) => `${planName} ${timeOf(plannedAt, around) ?? ''}`),
        '、',
      ),
    ),
  ],
);

export const auditList = form(
  { title: '操作日志', law, sheet: '操作日志' },
  perRow<AuditRow>(({ id }) => id),
  [
    time('时间', ({ row, around }) => timeOf(row.at, around)),
    text('谁', ({ row }) => row.byName),
    text('做了什么', ({ row }) => auditKindNames[row.kind]),
    text('对谁', ({ row }) => row.aboutName),
    wide('内容', ({ row: { facts, aboutName } }) =>
      joined(
        [
          facts.name !== aboutName && facts.name,
          facts.role,
          facts.n === undefined ? undefined : String(facts.n),
          facts.what && (auditWhats[facts.what] ?? facts.what),
          facts.address,
        ],
        ' · ',
      ),
    ),
  ],
);
