// The words a case is told in: grades, states, and what may be said of each.
import { grades } from './template.ts';

/** As in a template, and M 重大 once people have judged it. Official reports know 一般 and 重大 only. */
export const hazardGrades = [...grades, 'M'] as const;
export type HazardGrade = (typeof hazardGrades)[number];

/** What the outside is told: 较大 is a school's own step and counts as 一般 (`domain.md` 1.2). */
export const officialGrade = (grade: HazardGrade): 'G' | 'M' => (grade === 'M' ? 'M' : 'G');

export const hazardCategories = [
  'fire',
  'electricity',
  'dormitory',
  'kitchen',
  'equipment',
  'perimeter',
  'hygiene',
  'teaching',
  'building',
  'resources',
  'vehicle',
  'other',
] as const;
export type HazardCategory = (typeof hazardCategories)[number];

const byLetter: Readonly<Record<string, HazardCategory>> = {
  F: 'fire',
  E: 'electricity',
  D: 'dormitory',
  K: 'kitchen',
  S: 'equipment',
  G: 'equipment',
  P: 'perimeter',
  H: 'hygiene',
  T: 'teaching',
  B: 'building',
  W: 'resources',
  V: 'vehicle',
};

/** By the letter of the checklist an item is of; a school's own letters are `other`. */
export const categoryOfItem = (itemId: string): HazardCategory => byLetter[itemId.charAt(0)] ?? 'other';

/** 拍隐患, 扫码上报 by whoever has no account, 报修, 上级检查, 设备告警. */
export const hazardSources = ['spot', 'public', 'repair', 'authority', 'device'] as const;
export type HazardSource = (typeof hazardSources)[number];

export const repairKinds = [
  'water',
  'power',
  'doors',
  'furniture',
  'network',
  'appliance',
  'building',
  'other',
] as const;

/** `withdrawn`: its record does not say it any more, and nobody had acted on it; it never was a case. */
export const hazardStates = [
  'reported',
  'fixed-on-spot',
  'withdrawn',
  'rejected',
  'merged',
  'assigned',
  'transfer',
  'plan-review',
  'rectifying',
  'extension-review',
  'to-verify',
  'verified',
  'closed',
  'reopened',
  'escalated',
  'archived',
] as const;
export type HazardState = (typeof hazardStates)[number];

/** As lists find it. `ownerless`: whoever had it has left and nobody follows; nothing has come back, which is what `reopened` is called. */
export const listedStates = [...hazardStates, 'ownerless'] as const;
export type ListedState = (typeof listedStates)[number];

/** As it is told: 待回头看 is what is closed becomes by itself once its time has come (`domain.md` 7.1). */
export type ShownState = ListedState | 'look-back';

/** 不属于隐患, 不在本校管辖, 说不清楚, 已处理过, 其他. */
export const rejectReasons = ['no-hazard', 'not-ours', 'unclear', 'already-done', 'other'] as const;
/** And 上报人撤回, which nobody else says. */
export type RejectReason = (typeof rejectReasons)[number] | 'taken-back';
/** 停用, 隔离, 专人看守, 疏散 (`domain.md` 6.2). */
export const interimMeans = ['stopped', 'isolated', 'guarded', 'evacuated'] as const;
/** GB 35181: 直接判定, 综合判定, 不构成. */
export const fireWays = ['direct', 'combined', 'neither'] as const;
/** 公用经费, 专项, 维修基金, 举办者, 不用花钱. */
export const fundSources = ['public', 'special', 'repair-fund', 'founder', 'none'] as const;
/** 网上填报, 书面, 电话, 当面: how a major hazard is reported to the authority. */
export const reportWays = ['system', 'letter', 'phone', 'visit'] as const;
export type ReportWay = (typeof reportWays)[number];
/** 保持完好, 反弹, 场所已停用 (`domain.md` 7.4). */
export const findings = ['kept', 'rebound', 'out-of-use'] as const;
export type LookBackFinding = (typeof findings)[number];

const ends: ReadonlySet<HazardState> = new Set(['withdrawn', 'rejected', 'merged', 'closed', 'archived']);

/** Nobody has to do anything about it any more, unless it is taken up again. */
export const isOver = (state: HazardState): boolean => ends.has(state);

/** Nobody has been given it yet, in the life it has now. */
export const isUngiven = (state: HazardState): boolean => state === 'reported' || state === 'reopened';

/** What is broken says what kind it is, unless somebody says otherwise. */
export const categoryOfRepair: Record<(typeof repairKinds)[number], HazardCategory> = {
  water: 'resources',
  power: 'electricity',
  doors: 'building',
  furniture: 'teaching',
  network: 'teaching',
  appliance: 'electricity',
  building: 'building',
  other: 'other',
};
