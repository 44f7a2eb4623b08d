// 建筑档案里的消防审查、验收和许可（判定指南 M7）。
import type { ApprovalKind, ApprovalState } from '../../../domain/fire-approval.ts';

export const approvals = {
  hint: '学校档案里有什么就登记什么。没有的如实选“没有”。',
  kinds: {
    review: '施工前：消防设计审查合格意见',
    acceptance: '投用前：消防验收或备案',
    opening: '宾馆、饭店、商场等对外营业：投用许可',
  } satisfies Record<ApprovalKind, string>,
  /** As it is called in a sentence. */
  called: {
    review: '消防设计审查合格意见',
    acceptance: '消防验收（备案）合格意见',
    opening: '公众聚集场所投用许可',
  } satisfies Record<ApprovalKind, string>,
  states: { have: '有', none: '没有', exempt: '不需要' } satisfies Record<ApprovalState, string>,
  number: '文号或备案号',
  lacks: '每一项都要选',
  numberLacks: '请填文号或备案号',
  warns: (what: string) => `没有${what}，命中判定指南 M7。保存后按疑似重大隐患立案，马上提醒校领导。`,
  report: (what: string) => `没有${what}`,
  and: '、',
  save: '保存',
  saveAndReport: '保存并立案',
};
