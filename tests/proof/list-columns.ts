// What every column of a list must say, from what the screen is told of it: said a second time, beside the columns of the files.
import type { AssetList, MealList, RoundList, UnreachedList } from '../../src/domain/analysis-lists.ts';
import { auditKindNames, auditWhats } from '../../src/domain/audit-words.ts';
import type { AuditRow } from '../../src/domain/audit.ts';
import { caseNumber } from '../../src/domain/case-number.ts';
import { categoryNames, gradeNames, stateNames } from '../../src/domain/hazard-ledger-words.ts';
import type { Hazard } from '../../src/domain/hazard.ts';
import type { HazardRow } from '../../src/domain/hazard-reports.ts';
import { heldKindNames, heldWhyNames } from '../../src/domain/held-names.ts';
import { kindNames } from '../../src/domain/ledgers/equipment.ts';
import { mealNames } from '../../src/domain/ledgers/samples.ts';
import type { PairRow } from '../../src/domain/pair-reports.ts';
import { phoneStanding } from '../../src/domain/phone.ts';
import type { PhotoViews } from '../../src/domain/photo-wall.ts';
import type { RemarkRow } from '../../src/domain/remark-reports.ts';
import { remarkKindNames } from '../../src/domain/remark-words.ts';
import type { HeldRow, InspectionRow, PhoneRow, SignatureRow } from '../../src/domain/reports.ts';
import type { RoundRow } from '../../src/domain/round-reports.ts';
import { isRestricted } from '../../src/domain/restricted.ts';
import type { StreakRow } from '../../src/domain/streak-reports.ts';
import type { TodayRow } from '../../src/domain/today/list-reports.ts';
import { whyWords } from '../../src/domain/today/words.ts';

/** `whereOf`: a place by its id, from the building down. `cases`: each as its own page tells it, by its id. */
export type Around = {
  timeZone: string;
  now: number;
  whereOf: (placeId: string) => string;
  cases: ReadonlyMap<string, Hazard>;
};
type Said = string | number | boolean | null | undefined;
/** A column that the screen has not. */
export const unshown = false;
/** By the heads of the columns, in their order. */
export type Line = Record<string, Said>;

const dayMs = 86_400_000;
const named = (names: object, key: string): string => (names as Record<string, string>)[key] ?? key;
const yes = (is: unknown): string => (is ? '是' : '');
const and = (parts: readonly Said[], by = '；'): string => parts.filter(Boolean).join(by);
export const at = (ms: number | null | undefined, { timeZone }: Pick<Around, 'timeZone'>): string =>
  ms == null
    ? ''
    : new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(ms).slice(0, 16);

export const inspectionLine = (row: InspectionRow, around: Around): Line => ({
  日期: row.day,
  提交时间: at(row.submittedAt, around),
  收到时间: at(row.receivedAt, around),
  地点: row.placeName,
  检查表: row.templateName.zh,
  检查人: row.byName,
  正常: row.tally.normal,
  异常: row.tally.abnormal,
  不适用: row.tally.notApplicable,
  最高级别: row.worst && gradeNames[row.worst],
  '得分（%）': row.score?.percent,
  照片已到: row.photos.have,
  照片应有: row.photos.total,
  状态: row.state === 'withdrawn' ? '已撤回' : '有效',
  补录: yes(row.late),
  等签字到: at(row.signBy, around),
});

const offices: Record<string, string> = { safety_office: '安全办', vice_principal: '分管副校长', principal: '校长' };

const over: ReadonlySet<string> = new Set(['withdrawn', 'rejected', 'merged', 'closed', 'archived']);

/** What is wrong by the reasons that were ticked, or as not met, and what was noted; on paper without the note where that may say who a student is. */
const wrongOf = ({ text, reasons, note, itemId, from }: Hazard): string =>
  and([
    from ? text.zh : `${reasons.map(({ zh }) => zh).join('、') || '不符合'}：${text.zh.replace('：', ' · ')}`,
    note && isRestricted(itemId) ? '＊＊＊' : note === text.zh ? '' : note,
  ]);

export function caseLine(row: HazardRow, around: Around): Line {
  const { waits, dueAt } = row;
  const isToLookBack = row.beforeTerm !== undefined || (row.lookBackAt ?? Infinity) <= around.now;
  const turn = waits ?? (isToLookBack ? { office: 'safety_office' as const } : null);
  const late = around.now - (dueAt ?? Infinity);
  return {
    隐患编号: caseNumber(row, around.timeZone),
    上报时间: at(row.reportedAt, around),
    上报人: row.reportedByName,
    隐患部位: around.whereOf(row.placeId),
    隐患类别: categoryNames[row.category],
    隐患描述: wrongOf(around.cases.get(row.id)!),
    级别: gradeNames[row.grade],
    状态: stateNames[isToLookBack ? 'look-back' : row.state],
    责任部门: row.deptName,
    责任人: row.personName,
    该谁办: turn && ('person' in turn ? turn.person.name : offices[turn.office]),
    期限: over.has(row.state) && !isToLookBack ? '' : at(dueAt, around),
    逾期天数: late > 0 ? Math.max(1, Math.floor(late / dayMs)) : '',
    挂牌督办: yes(row.isSupervised),
    反复: yes(row.isRepeat),
  };
}

const standings = {
  ahead: '未到时间',
  open: '待开始',
  running: '进行中',
  overdue: '该开始了',
  done: '完成',
  late: '迟巡',
  partly: '有漏点',
  missed: '漏巡',
};

export const roundLine = (row: RoundRow, around: Around): Line => ({
  日期: row.day,
  计划: row.planName,
  路线: row.routeName,
  班次: row.shift,
  应开始: at(row.plannedAt, around),
  应完成: at(row.finishBy, around),
  情况: standings[row.standing],
  点位: row.points.length,
  漏巡点位: row.round?.points.filter(({ visits, extra }) => !extra && !visits.some((one) => one.at <= row.closesAt))
    .length,
  应巡人: row.walkers.join('、'),
  那天还没结束: '',
});

export const signatureLine = (row: SignatureRow, around: Around): Line => ({
  日期: row.day,
  收到时间: at(row.receivedAt, around),
  地点: row.placeName,
  检查表: row.templateName.zh,
  签字项: row.itemText.zh,
  检查人: row.byName,
  异常: row.abnormal,
  等签字到: at(row.signBy, around),
  过了时间: yes(around.now > row.signBy),
});

const phoneStates = {
  lost: '数据被清掉',
  late: '超过一天没传完',
  owing: '正在等',
  silent: '很久没联系',
  fine: '都传到了',
};

export const phoneLine = (row: PhoneRow, around: Around): Line => ({
  姓名: row.personName,
  情况: phoneStates[phoneStanding(row, around.now)],
  没到的记录: row.owed.entries,
  没到的照片: row.owed.photos,
  最早一份: at(row.owed.since, around),
  没收到的编号: row.gaps,
  被清掉: row.lost?.things,
  最近联系: at(row.lastSeenAt, around),
  停用时间: at(row.revokedAt, around),
  版本: row.build,
  可能还收着的轮次: (row.mayHold ?? []).map((one) => `${one.planName} ${at(one.plannedAt, around)}`).join('、'),
});

const settlings = { released: '已计入', rejected: '不计入' };

export const heldLine = (row: HeldRow, around: Around): Line => ({
  是什么: row.template?.zh ?? named(heldKindNames, row.kind),
  内容: row.about,
  地点: row.place,
  记录人: row.byName,
  传来的人: row.senderName,
  记录时间: at(row.recordedAt, around),
  收到时间: at(row.receivedAt, around),
  单独存放的原因: named(heldWhyNames, row.code),
  答案: row.found?.answers,
  异常: row.found?.faults,
  照片: row.found?.photos,
  核对结果: row.settled ? settlings[row.settled.outcome] : '等人核对',
  核对人: row.settled?.byName,
  核对时间: at(row.settled?.at, around),
  核对说明: row.settled?.reason,
});

type Views = PhotoViews['rows'][number];
export const viewLines = (row: Views, around: Around): Line[] =>
  row.photos.map((photo) => ({
    时间: at(row.at, around),
    谁: row.personName,
    怎么看的: row.how === 'page' ? '照片墙上列出' : '打开',
    拍摄地点: photo.placeName,
    拍摄时间: at(photo.at, around),
    照片编号: photo.sha256.slice(0, 12),
  }));

export const auditLine = ({ facts, ...row }: AuditRow, around: Around): Line => ({
  时间: at(row.at, around),
  谁: row.byName,
  做了什么: auditKindNames[row.kind],
  对谁: row.aboutName,
  内容: and(
    [
      facts.name === row.aboutName ? '' : facts.name,
      facts.role,
      facts.n === undefined ? '' : String(facts.n),
      facts.what && named(auditWhats, facts.what),
      facts.address,
    ],
    ' · ',
  ),
});

const abouts = { round: '巡查轮次', inspection: '检查记录', hazard: '隐患' };
export const remarkLine = (row: RemarkRow, around: Around): Line => ({
  日期: row.day,
  时间: at(row.at, around),
  是什么: abouts[row.about],
  计划或检查表: row.name.zh,
  路线或地点: row.where,
  谁走的: row.byNames.join('、'),
  要看一眼的: [...new Set(row.remarks.map(({ kind }) => remarkKindNames[kind]))].join('、'),
  谁看过: row.looks.map((one) => and([`${one.byName} ${at(one.at, around)}`, one.note], '：')).join('；'),
});

const pairStates = { done: '已复检', open: '等复检', lapsed: '过了时间' };
const answers = { normal: '正常', abnormal: '异常', 'not-applicable': '不适用' };
export const pairLine = (row: PairRow, around: Around): Line => ({
  日期: row.day,
  地点: row.placeName,
  检查表: row.template.name.zh,
  先查的人: row.byName,
  先查时间: at(row.finishedAt, around),
  情况: pairStates[row.state],
  复检人: row.second?.byName,
  复检时间: at(row.second?.finishedAt, around),
  两人都答的项: row.second && row.compared,
  一致的项: row.second && row.agreed,
  不一致的: row.differs
    .map((one) => `${one.itemId} ${one.text.zh}（${answers[one.first]}，${answers[one.second]}）`)
    .join('；'),
});

export const streakLine = (row: StreakRow, around: Around): Line => ({
  点位: row.placeName,
  轮次: row.rounds,
  最近到的人: row.last.byName,
  最近到的时间: at(row.last.at, around),
  抽查人: row.spot?.byName,
  抽查时间: at(row.spot?.at, around),
});

export const todayLine = (row: TodayRow, around: Around): Line => ({
  内容: row.what.zh,
  地点或计划: row.place,
  日期: row.day,
  时间: at(row.at, around),
  情况: whyWords[row.why](String(row.n).replaceAll(/\B(?=(\d{3})+$)/g, ',')),
  要处理: yes(row.isBad),
});

const outcomes = { done: '完成', late: '迟巡', partly: '有漏点', missed: '漏巡' };
export const countedRoundLine = (row: RoundList['rows'][number], around: Around): Line => ({
  日期: row.day,
  应开始: at(row.plannedAt, around),
  计划: row.planName,
  情况: outcomes[row.outcome],
  应到: row.due,
  到了: row.reached,
});

export const unreachedLine = (row: UnreachedList['rows'][number]): Line => ({
  点位: row.placeName,
  '应到（次）': row.due,
});

const ages = { past: '已过期', soon: '快到期', unknown: '日期不明', ahead: '未到期' };
export const assetLine = (row: AssetList['rows'][number]): Line => ({
  名称或编号: row.label,
  类别: kindNames[row.kind],
  地点: row.placeName,
  情况: ages[row.state],
  到期日: row.until,
});

export const mealLine = (row: MealList['rows'][number]): Line => ({
  日期: row.day,
  餐次: mealNames[row.meal],
  食堂: row.canteenName,
  留样: row.isWhole ? '合格' : '不合格',
});
