// The words of the official tables, which the screens say too. Papers of the school are in Chinese whoever reads them.
import type { ExtraLook, Handling } from './hazard-handling.ts';
import type {
  fundSources,
  HazardCategory,
  HazardGrade,
  interimMeans,
  LookBackFinding,
  RejectReason,
  repairKinds,
  ReportWay,
  ShownState,
} from './hazard-words.ts';

export const categoryNames: Record<HazardCategory, string> = {
  fire: '消防',
  electricity: '用电',
  dormitory: '宿舍',
  kitchen: '食堂',
  equipment: '特种设备和燃气',
  perimeter: '校门和周界',
  hygiene: '环境卫生',
  teaching: '教学设施',
  building: '校舍',
  resources: '水和能源',
  vehicle: '校车',
  other: '其他',
};

/** Official papers know two (`officialGrade`). */
export const officialGrades: Record<'G' | 'M', string> = { G: '一般', M: '重大' };

/** As the school itself grades. */
export const gradeNames: Record<HazardGrade, string> = { G: '一般', L: '较大', MS: '疑似重大', M: '重大' };

/** What the official grade leaves out. */
export const gradeRemarks: Record<HazardGrade, string> = {
  G: '',
  L: '校内按较大隐患管理',
  MS: '疑似重大，待判定',
  M: '',
};

export const repairNames: Record<(typeof repairKinds)[number], string> = {
  water: '水管龙头',
  power: '灯和电',
  doors: '门窗锁',
  furniture: '桌椅床柜',
  network: '网络广播',
  appliance: '空调热水器',
  building: '墙地屋面',
  other: '其他',
};

export const interimNames: Record<(typeof interimMeans)[number], string> = {
  stopped: '停用',
  isolated: '隔离',
  guarded: '专人看守',
  evacuated: '疏散',
};

export const fundNames: Record<(typeof fundSources)[number], string> = {
  public: '公用经费',
  special: '专项',
  'repair-fund': '维修基金',
  founder: '举办者',
  none: '不用花钱',
};

export const wayNames: Record<ReportWay, string> = {
  system: '网上填报',
  letter: '书面',
  phone: '电话',
  visit: '当面',
};

/** Why a look-back is none of those that are planned. */
export const extraLookNames: Record<ExtraLook, string> = {
  early: '没到日子，另记一次，到期还要看',
  second: '别人已经看过，另记一次',
};

export const findingNames: Record<LookBackFinding, string> = {
  kept: '保持完好',
  rebound: '反弹',
  'out-of-use': '场所已停用',
};

export const rejectNames: Record<RejectReason, string> = {
  'no-hazard': '不属于隐患',
  'not-ours': '不归本校管',
  unclear: '说不清楚，无法核实',
  'already-done': '已经处理过',
  other: '其他',
  'taken-back': '上报人撤回',
};

export const stateNames: Record<ShownState, string> = {
  reported: '待核实',
  'fixed-on-spot': '当场整改待确认',
  withdrawn: '记录已撤回',
  rejected: '不予立案',
  merged: '已合并',
  assigned: '已交办',
  transfer: '转办审核',
  'plan-review': '方案审批',
  rectifying: '整改中',
  'extension-review': '延期审批',
  'to-verify': '待复查',
  verified: '复查合格待销号',
  closed: '已销号',
  reopened: '反弹重开',
  ownerless: '待重新交办',
  escalated: '移交上级',
  archived: '已归档',
  'look-back': '待回头看',
};

/** 公用经费 300 元（已到位） */
export function fundText({ yuan, source, inPlace }: NonNullable<Handling['plan']>): string {
  if (source === 'none' || yuan === 0) return '0 元（不用花钱）';
  if (yuan === null) return '';
  return `${yuan} 元，${fundNames[source]}（${inPlace ? '已到位' : '未到位'}）`;
}
