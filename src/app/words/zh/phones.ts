// Phones that owe something, and what is held aside: for those who answer for the school.
import { heldKindNames, heldWhyNames } from '../../../domain/held-names.ts';

export const phones = {
  title: '手机上传情况',
  sub: '每台手机还欠什么，多久没有联系',
  heldTitle: '单独存放的记录',
  heldSub: '都已收下，没有计入统计，等人核对',
  heldNone: '没有单独存放的记录',
  recorded: (time: string) => `记录于 ${time}`,
  outcomes: { waiting: '等人核对', released: '已计入', rejected: '不计入' },
  settledBy: (name: string, time: string) => `${name} ${time} 核对`,
  said: (name: string, reason: string) => `${name}：${reason}`,
  own: {
    title: '学校单独存放的',
    waiting: '学校已收下，单独存放，等人核对',
    released: '已核对，计入统计',
    rejected: '已核对，没有计入',
    why: (reason: string) => `原因：${reason}。`,
    hint: '没有丢。负责人核对后，结果会显示在这里。',
  },
  what: heldKindNames,
  why: heldWhyNames,
};
