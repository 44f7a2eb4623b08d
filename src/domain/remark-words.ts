// What stands out, in words: on the screen and in its file.
import type { RemarkKind } from './remarks.ts';

export const remarkKindNames = {
  'same-photo': '同一张照片',
  'like-photo': '很像的照片',
  'fast-round': '走得太快',
  far: '两点之间太快',
  gap: '间隔太长',
  unplanned: '没有计划要求',
  'older-plan': '手机上的计划较旧',
  early: '没到时间就走',
  'all-normal': '几秒全部正常',
  fast: '答得太快',
  quick: '比平时快很多',
  unproved: '没按要求证明',
  typed: '输入编号',
  micro: '小验证没做',
  order: '没按顺序',
  spot: '抽拍没拍',
  clock: '时间没对准',
  location: '定位不可能',
  late: '补录',
} satisfies Record<RemarkKind, string>;
